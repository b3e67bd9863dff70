"""recimentor.insight."""
