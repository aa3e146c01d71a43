"""The exchange's side of the store: own chain, feed, ward."""
