"""What the clerk sees, one folder per screen."""
