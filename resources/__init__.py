"""Icons, styles, a font, words in two languages and sample articles; for importlib.resources."""
