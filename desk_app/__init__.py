"""The ward desk: takes in dossiers, prints slips and returns results with no network."""

VERSION = "0.1.0"
"""Version of this program as the city is told it; the same as in `pyproject.toml`."""
