"""Taking in a dossier: one page, answered as one types."""
