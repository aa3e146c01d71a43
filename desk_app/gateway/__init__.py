"""The city's side of the protocol: the reference gateway, with PostgreSQL or embedded SQLite (optional extra `gateway`)."""
