"""What the entries of a journal make of a dossier, whatever order they come in."""
