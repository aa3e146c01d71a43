"""What differs between Windows and other systems: files and their rights, locks, drives, this PC and its user."""
