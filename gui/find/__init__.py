"""Finding in the open article."""
