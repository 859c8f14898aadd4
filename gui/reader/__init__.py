"""The page that an article is read and tagged on. The only room that knows UTF-16 positions."""
