"""What has not been sent to the city yet."""
