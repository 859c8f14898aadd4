"""Pages of news taken apart: what each paragraph is, which belong to one article, what joins."""
