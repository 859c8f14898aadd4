"""Files in and out: one module a format, and the import and export loops that run them."""
