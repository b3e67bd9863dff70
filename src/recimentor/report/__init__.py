"""recimentor.report."""
