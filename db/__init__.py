"""The library file: schema, look-ups, changes. The only room that knows SQL; it knows no Qt."""
