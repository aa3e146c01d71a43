"""What may stand in the journal, kind by kind."""
