"""recimentor.intake."""
