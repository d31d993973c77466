"""`python -m etl`."""

from sys import argv, exit

from etl.cli import main

if __name__ == "__main__":
    exit(main(argv[1:]))
