"""One rule a file, listed in `articlekit.check.table`; a rule's docstring is its documentation, its examples are its tests."""
