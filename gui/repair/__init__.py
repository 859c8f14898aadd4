"""Seeing how a source was cut into articles, and mending it: before storing, or any time after."""
