"""`python -m pages.kit.digest`: the program behind `python -m etl digest`.

The sentences are the overview's. They are made on the pages' side, because what the pages ask and how they say it lives
here, and nothing in `etl` may know pages: the command starts this program as pages start `python -m etl add`.
"""

import argparse
import logging
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path


def main(arguments: Sequence[str]) -> int:
    """Write both files, print the text, and return the exit status."""
    logging.disable(logging.WARNING)  # Streamlit warns, from its import on, that no page is being drawn
    from pages.kit.digest_files import write  # noqa: PLC0415 - only after that

    given = _parser().parse_args(arguments)
    return write(given.month, given.folder, given.address, given.language)


def _parser() -> argparse.ArgumentParser:
    """What the command hands over; people meet the words of `etl.cli`."""
    parser = argparse.ArgumentParser(prog="python -m pages.kit.digest")
    parser.add_argument("--month", type=lambda text: date.fromisoformat(f"{text}-01"), required=True)
    parser.add_argument("--folder", type=Path, required=True)
    parser.add_argument("--address", default="")
    parser.add_argument("--language", default="vi")
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
