"""Edmonds' primal-dual method: blossoms, duals, and the search that closes what is left open."""
