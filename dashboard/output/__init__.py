"""What a reader sees: the style registry, maps, words and tables made from results."""
