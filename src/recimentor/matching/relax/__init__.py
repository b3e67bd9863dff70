"""The relaxation: an assignment over all pairs, and prices that bound every pairing."""
