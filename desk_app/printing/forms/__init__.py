"""Official forms as data, filled from a dossier."""
