"""`python -m articlekit` is the command `articlekit`."""

from articlekit.cli.main import main

main()
