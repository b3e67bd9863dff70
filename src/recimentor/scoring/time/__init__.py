"""Time: weeks, free hours and meeting slots, exact across clock changes."""
