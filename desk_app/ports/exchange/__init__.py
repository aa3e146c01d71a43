"""What the use cases need for the exchange with the city: its line, the chains sent and fetched, the ward as known here."""
