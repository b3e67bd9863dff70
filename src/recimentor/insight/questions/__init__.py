"""Questions asked of a pool or a plan: why, what if, what is short, does it hold."""
