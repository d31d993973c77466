"""The commands that bring bulletins in: `add`, and `spark`, which reads for it on many machines."""

import json
from argparse import Namespace
from sys import stderr

from etl.arguments import Parser, covers, folder, is_elsewhere, jobs, setting, slug
from etl.errors import UnionPulseError
from etl.paths import home


def add_takes(parser: Parser) -> None:
    """Files of a site, or what a cluster has read of one."""
    parser.add_argument("paths", metavar="PATH", nargs="*", help="tệp hoặc thư mục: bản tin, bảng số liệu truy cập")
    parser.add_argument("--site", type=slug, help="trang nguồn của các tệp")
    parser.add_argument(
        "--extracted", metavar="THƯ-MỤC", type=folder, help="nạp những gì lệnh spark đã đọc, thay cho PATH và --site"
    )
    parser.add_argument(
        "--covers", metavar="TỪ..ĐẾN", type=covers, help="những ngày đã thu thập đủ, ví dụ 2024-12-01..2024-12-31"
    )
    parser.add_argument("--who", metavar="TÊN", help="người nạp, ghi vào sổ")
    parser.add_argument("--jobs", metavar="N", type=jobs, help="số tiến trình đọc cùng lúc (mặc định: tự chọn)")
    parser.add_argument("--json", action="store_true", help="in kết quả dạng JSON")


def add(given: Namespace) -> int:
    """Load and publish, and say what came of it."""
    from etl.commands.add import Asked, add  # noqa: PLC0415 - heavy, only when it runs
    from etl.commands.extract import exit_status  # noqa: PLC0415

    asked = Asked(tuple(given.paths), _site(given), given.who, given.covers, given.jobs, extracted=given.extracted)
    added = add(home(), asked)
    for note in added.notes:
        print(note, file=stderr)
    for rejected in added.rejected:
        print(f"{rejected['file']}: {rejected['why']}", file=stderr)
    if given.json:
        print(json.dumps(added.as_json(), ensure_ascii=False))
    else:
        print(
            f"Lần nạp {added.load}: {added.bulletins} bản tin mới, {added.duplicates} bản đã có, "
            f"{added.readings} lần đọc bộ đếm, {len(added.rejected)} tệp bị từ chối, {added.warnings} cảnh báo; "
            f"đang công bố bản dựng {added.build}."
        )
    return exit_status(added.read, len(added.rejected))


def _site(given: Namespace) -> str:
    """The site of what is loaded.

    Raises:
        UnionPulseError: nobody says which, or it is not clear what is meant.
    """
    if given.extracted and given.paths:
        raise UnionPulseError("Câu lệnh chưa đúng: --extracted thay cho PATH, không đi cùng PATH.")
    missing = [name for name, value in (("PATH", given.paths), ("--site", given.site)) if not value]
    if missing and not given.extracted:
        raise UnionPulseError(
            f"Câu lệnh chưa đúng: còn thiếu {', '.join(missing)}. Xem cách dùng: python -m etl add -h"
        )
    if given.site:
        return str(given.site)
    from etl.cluster.extracted import extracted  # noqa: PLC0415 - heavy, only when it runs

    return extracted(given.extracted).about.site


def spark_takes(parser: Parser) -> None:
    """Paths on any file system that Spark knows, a site, and where the tables go."""
    parser.add_argument(
        "paths", metavar="PATH", nargs="+", help="tệp, thư mục, tệp nén, Parquet, JSON theo dòng; cả hdfs://…, s3a://…"
    )
    parser.add_argument("--site", type=slug, required=True, help="trang nguồn của các tệp")
    parser.add_argument("--out", metavar="THƯ-MỤC", required=True, help="nơi ghi các bảng Parquet; chưa có thì tạo")
    parser.add_argument(
        "--master", metavar="ĐỊA-CHỈ", default="local[*]", help="cụm Spark, ví dụ spark://máy:7077 (mặc định: máy này)"
    )
    parser.add_argument(
        "--conf", metavar="TÊN=GIÁ-TRỊ", type=setting, action="append", default=[], help="thiết lập của Spark"
    )


def spark(given: Namespace) -> int:
    """Read on a cluster, and say where the tables lie."""
    from etl.commands.extract import exit_status  # noqa: PLC0415 - heavy, only when it runs
    from etl.commands.spark import Asked, spark  # noqa: PLC0415

    found = spark(Asked(tuple(given.paths), given.site, given.out, given.master, tuple(given.conf)))
    for refused in found.refusals:
        print(f"{refused['file']}: {refused['why']}", file=stderr)
    about = found.about
    load = "Chép về đĩa của máy nạp, rồi nạp bằng" if is_elsewhere(given.out) else "Nạp bằng"
    copy = "BẢN-CHÉP" if is_elsewhere(given.out) else given.out
    print(
        f"Đã đọc {about.bulletins} bản tin, {about.tables} bảng, từ chối {about.rejected} tệp; các bảng Parquet ở "
        f"{given.out}. {load}: python -m etl add --extracted {copy}"
    )
    return exit_status(about.bulletins + about.tables, about.rejected)
