"""recimentor: pairs reciprocal mentoring partners, proves the pairing and says why."""

__version__ = "0.1.0"
