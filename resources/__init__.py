"""Icons, styles, words in two languages and sample articles; read with importlib.resources."""
