"""From a scored pool to a plan: what was settled, the pairing, its reasons, who is left over."""
