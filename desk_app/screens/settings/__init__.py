"""Ward settings, printers and users."""
