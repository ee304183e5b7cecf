"""Formats: other ways to write an article with its annotations, one file each, listed in `table`."""
