"""Reports: rows and findings as text for programs and for people, one file each, listed in `table`."""
