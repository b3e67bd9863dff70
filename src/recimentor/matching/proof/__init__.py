"""The checker: it goes through a certificate and shares no code with what made it."""
