"""Dossier codes and their running numbers, typed or scanned."""
