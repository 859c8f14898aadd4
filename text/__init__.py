"""Chinese text as values: positions, splitting, words, search keys. No Qt, SQL or user files."""
