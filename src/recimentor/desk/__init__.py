"""The desk: a page on this machine on which people look at a plan, decide, and see at once what it does."""
