"""Tables and the cells they paint."""
