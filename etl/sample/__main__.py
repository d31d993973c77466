"""The command `python -m etl.sample OUT --bulletins N --seed S`: make demonstration data."""

import argparse
from datetime import date
from pathlib import Path

from etl.sample.bulletins import Order
from etl.sample.templates import FIRST_DAY, LAST_DAY
from etl.sample.write import write_files, write_jsonl

BULLETINS = 440
SEED = 2607


def main(arguments: list[str] | None = None) -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(
        prog="python -m etl.sample", description="Sinh dữ liệu minh họa (bản tin và số truy cập)."
    )
    parser.add_argument("out", type=Path, help="thư mục đích; với --format jsonl là tệp đích")
    parser.add_argument("--bulletins", type=int, default=BULLETINS, help="số bản tin")
    parser.add_argument("--seed", type=int, default=SEED, help="hạt giống: cùng hạt giống cho cùng kết quả")
    parser.add_argument("--start", type=date.fromisoformat, default=FIRST_DAY, help="ngày đầu (YYYY-MM-DD)")
    parser.add_argument("--end", type=date.fromisoformat, default=LAST_DAY, help="ngày cuối (YYYY-MM-DD)")
    parser.add_argument("--format", choices=("txt", "jsonl"), default="txt", help="txt: mỗi bản tin một tệp")
    given = parser.parse_args(arguments)
    order = Order(given.bulletins, given.seed, given.start, given.end)
    written = (write_jsonl if given.format == "jsonl" else write_files)(order, given.out)
    print(f"Đã sinh {written} bản tin minh họa vào {given.out}.")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
