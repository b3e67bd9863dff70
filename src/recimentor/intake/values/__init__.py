"""Cells to values: lists, skills, levels, times, ratings. Nothing here knows a file."""
