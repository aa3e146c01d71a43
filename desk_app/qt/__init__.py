"""Qt plumbing shared by all screens."""
