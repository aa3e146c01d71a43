"""Running numbers: given, and accounted for."""
