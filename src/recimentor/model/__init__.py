"""Values that every part of recimentor shares: no input, no output, no heavy imports."""
