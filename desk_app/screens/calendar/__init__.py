"""The working calendar and the page that explains due dates."""
