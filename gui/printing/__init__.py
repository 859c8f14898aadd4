"""The open article on paper or as a PDF, with its spans."""
