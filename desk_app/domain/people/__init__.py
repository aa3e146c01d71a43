"""The people and organisations of a dossier with what identifies them."""
