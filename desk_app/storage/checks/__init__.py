"""The proof that a database is whole and says what its journal says."""
