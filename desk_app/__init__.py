"""The ward desk: takes in dossiers, prints slips and returns results with no network."""
