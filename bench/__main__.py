"""`python -m bench [--bulletins N] [PART …]`: print one line per ratio."""

import argparse

from bench import extraction, loading, pages, search

PARTS = {"extraction": extraction.measure, "loading": loading.measure, "pages": pages.measure, "search": search.measure}


def main() -> None:
    """Measure the parts asked for, or all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"of {', '.join(PARTS)}; all by default")
    parser.add_argument("--bulletins", type=int, default=3000, help="how many bulletins (default 3000)")
    chosen = parser.parse_args()
    unknown = set(chosen.parts) - PARTS.keys()
    if unknown:
        parser.error(f"no such part: {', '.join(sorted(unknown))}")
    for name in chosen.parts or PARTS:
        for ratio in PARTS[name](chosen.bulletins):
            print(ratio, flush=True)


if __name__ == "__main__":
    main()
