"""Does a saved plan hold: its conditions, its claims and proofs, and every word that follows from them."""
