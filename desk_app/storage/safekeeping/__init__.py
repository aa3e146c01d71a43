"""Keys, witness, backups: what survives the loss of a PC."""
