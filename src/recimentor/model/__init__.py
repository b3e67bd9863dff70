"""recimentor.model."""
