"""What is laid over or beside the rows of the sources: repeated answers, corrections, organisation data."""
