"""The gateway's database, PostgreSQL or SQLite, with its tables."""
