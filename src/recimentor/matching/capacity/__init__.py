"""Pairing people with room for several partners."""
