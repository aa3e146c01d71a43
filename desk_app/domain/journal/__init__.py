"""What an entry of the journal is, byte by byte."""
