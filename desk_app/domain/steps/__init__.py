"""What may be done to a dossier by whom, and what two deeds done apart mean."""
