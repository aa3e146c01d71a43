"""The procedures of this desk, with their versions and what of them is not verified."""
