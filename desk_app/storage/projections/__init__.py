"""What the journal is projected into, with everything that finds it again."""
