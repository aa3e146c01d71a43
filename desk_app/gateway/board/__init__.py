"""The health board for whoever watches over the wards."""
