"""Finding any dossier from one box."""
