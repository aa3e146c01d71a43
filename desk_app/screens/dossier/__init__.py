"""One dossier whole, with everything that may be done with it."""
