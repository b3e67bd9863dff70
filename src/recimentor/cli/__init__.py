"""recimentor.cli."""
