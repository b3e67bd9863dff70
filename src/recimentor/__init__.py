"""recimentor: pairs reciprocal mentoring partners."""
