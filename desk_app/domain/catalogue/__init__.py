"""The procedures a desk receives."""
