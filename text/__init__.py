"""Chinese text as values: positions, splitting, words, search keys. No Qt, no SQL, no user files."""
