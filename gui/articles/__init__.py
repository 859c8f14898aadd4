"""The list of articles: model, look, filter and order."""
