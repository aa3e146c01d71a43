"""The dossier as a value, from what is typed to what only a person can settle."""
