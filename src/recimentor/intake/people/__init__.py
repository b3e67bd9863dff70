"""Rows to people: read, joined, corrected, told apart, and checked as one pool."""
