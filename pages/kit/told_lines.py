"""`python -m pages.kit.told_lines --language en`: sentences of the ETL, a JSON list of them, in another language.

The catalogue lies on the pages' side, and nothing in `etl` may know pages: its commands start this program.
"""

import argparse
import json
import logging
import sys


def main() -> int:
    """Read the list, print the list."""
    logging.disable(logging.WARNING)  # Streamlit warns, from its import on, that no page is being drawn
    from pages.kit.told import told  # noqa: PLC0415 - only after that
    from pages.kit.words import said_in  # noqa: PLC0415

    parser = argparse.ArgumentParser(prog="python -m pages.kit.told_lines")
    parser.add_argument("--language", default="vi")
    with said_in(parser.parse_args().language):
        print(json.dumps([told(text) for text in json.load(sys.stdin)], ensure_ascii=False))
    return 0


if __name__ == "__main__":
    sys.exit(main())
