"""Taking a dossier in, from the first check to its number."""
