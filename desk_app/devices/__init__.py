"""The things plugged into the desk's PC."""
