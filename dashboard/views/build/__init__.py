"""The Build page: an option that a reader makes, and everything that shows what it would mean."""
