"""recimentor.scoring."""
