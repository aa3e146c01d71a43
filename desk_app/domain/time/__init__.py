"""Working time and the due dates counted in it."""
