"""The spans of the open article as a list."""
