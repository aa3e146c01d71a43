"""How a desk joins the city, and what the city's own people do."""
