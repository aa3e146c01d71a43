"""The desk's encrypted database and everything kept on disk."""
