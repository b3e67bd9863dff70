"""Tables to fields: which column holds what."""
