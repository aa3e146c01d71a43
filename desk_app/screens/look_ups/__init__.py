"""Who looked at whose data, for those who may see everything."""
