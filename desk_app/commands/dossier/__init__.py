"""The commands about dossiers."""
