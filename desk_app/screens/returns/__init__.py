"""Handing over results by scanning the slip."""
