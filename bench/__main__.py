"""`python -m bench [--bulletins N] [--keep FOLDER] [PART …]`: print one line per ratio."""

import argparse
from pathlib import Path
from tempfile import TemporaryDirectory

from bench import extraction, load, loading, pages, questions, search, upload

PARTS = {
    "extraction": extraction.measure,
    "load": load.measure,
    "loading": loading.measure,
    "pages": pages.measure,
    "questions": questions.measure,
    "same": pages.same,
    "search": search.measure,
    "sessions": pages.sessions,
    "upload": upload.measure,
}
LONG = frozenset({"load"})
"""Parts that take longer than all others together: only by name."""


def main() -> None:
    """Measure the parts asked for, or all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "parts", nargs="*", metavar="PART", help=f"of {', '.join(PARTS)}; by default all but {', '.join(LONG)}"
    )
    parser.add_argument("--bulletins", type=int, default=3000, help="how many bulletins (default 3000)")
    parser.add_argument("--keep", type=Path, help="where what is prepared stays for the next time; else it goes")
    chosen = parser.parse_args()
    unknown = set(chosen.parts) - PARTS.keys()
    if unknown:
        parser.error(f"no such part: {', '.join(sorted(unknown))}")
    with TemporaryDirectory() as folder:
        for name in chosen.parts or sorted(PARTS.keys() - LONG):
            for ratio in PARTS[name](chosen.bulletins, chosen.keep or Path(folder)):
                print(ratio, flush=True)


if __name__ == "__main__":
    main()
