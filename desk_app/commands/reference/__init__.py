"""Commands about what the law or the city may change: catalogue, words, calendar."""
