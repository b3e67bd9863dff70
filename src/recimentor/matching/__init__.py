"""recimentor.matching."""
