"""Bytes to tables: every file kind becomes tables of located cells."""
