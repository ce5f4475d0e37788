"""From raw input to ``data/geo``: ``python -m dashboard build --raw DIR``."""
