"""The use cases of the desk, one file each."""
