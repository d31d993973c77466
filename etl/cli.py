"""The command line: reads arguments, calls a command, prints one final sentence, returns the exit status.

Commands are imported when they run, so that help costs nothing.
"""

import json
import os
from argparse import Namespace
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from sys import stderr
from typing import Final

from etl.arguments import Parser, jobs, month, slug
from etl.cli_keeping import backup, backup_takes, restore, restore_takes, withdraw, withdraw_takes
from etl.cli_loading import add, add_takes, spark, spark_takes
from etl.cli_running import doctor, doctor_takes, health, health_takes
from etl.errors import UnionPulseError
from etl.paths import Home, home

FAILED: Final = 2
"""Nothing could be done."""


@dataclass(frozen=True, slots=True)
class Command:
    """One command: what it does, what it takes, and the function that runs it."""

    what: str
    takes: Callable[[Parser], None]
    run: Callable[[Namespace], int]


def main(arguments: list[str]) -> int:
    """Run one command and return its exit status; whatever stops it becomes a sentence."""
    given = parser().parse_args(arguments or ["-h"])
    try:
        return COMMANDS[given.command].run(given)
    except UnionPulseError as error:
        return _complain(str(error))
    except KeyboardInterrupt:
        return _complain("Đã dừng theo yêu cầu; chưa có gì thay đổi nửa chừng.")
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # whoever read our lines has gone; say nothing more to them
        return FAILED
    except OSError as error:
        what = error.filename or "dữ liệu"
        return _complain(f"Không đọc hay ghi được {what}: {error.strerror}. Hãy kiểm tra quyền và dung lượng đĩa.")


def parser() -> Parser:
    """Everything that can be asked for."""
    top = Parser(
        prog="python -m etl",
        description="Nạp, đọc và công bố bản tin công đoàn.",
        epilog="Dữ liệu nằm ở UNION_PULSE_HOME, nếu không đặt thì ở data/ của dự án.",
    )
    commands = top.add_subparsers(dest="command", metavar="LỆNH", required=True, title="Các lệnh, mỗi lệnh có -h")
    for name, command in COMMANDS.items():
        command.takes(commands.add_parser(name, help=command.what, description=command.what))
    return top


def _complain(sentence: str) -> int:
    """Say what went wrong."""
    print(sentence, file=stderr)
    return FAILED


# --- extract ----------------------------------------------------------------------------------------------------------


def _extract_takes(parser: Parser) -> None:
    parser.add_argument("paths", metavar="PATH", nargs="+", help="tệp hoặc thư mục")
    parser.add_argument("--site", type=slug, help="trang nguồn, theo data/reference/sites.csv")
    parser.add_argument("--jobs", metavar="N", type=jobs, default=1, help="số tiến trình đọc cùng lúc (mặc định 1)")
    parser.add_argument("--explain", action="store_true", help="in cho người đọc: từng quyết định và lý do")


def _extract(given: Namespace) -> int:
    if given.explain:
        from etl.commands.explain import explain  # noqa: PLC0415 - heavy, only when it runs

        return explain(given.paths, given.site)
    from etl.commands.extract import extract  # noqa: PLC0415

    return extract(given.paths, given.site, given.jobs)


# --- score ------------------------------------------------------------------------------------------------------------


def _score_takes(parser: Parser) -> None:
    parser.add_argument("labels", metavar="NHÃN", type=Path, help="tệp nhãn (JSON) hoặc thư mục có labels.json")
    parser.add_argument(
        "--articles", metavar="VĂN-BẢN", type=Path, help="văn bản: tệp .parquet, .json hoặc thư mục .txt"
    )
    parser.add_argument("--pinned", metavar="TỆP", type=Path, help="lần chấm đã ghim, để so và để giữ mức")
    parser.add_argument("--pin", action="store_true", help="ghim lần chấm này vào tệp của --pinned")
    parser.add_argument("--verdicts", action="store_true", help="tệp nhãn là các quyết định đã xét từng cái một")
    parser.add_argument("--blind", action="store_true", help="chỉ cho biết tổng: bộ nhãn để dành, không để chỉnh theo")
    parser.add_argument("--publish", metavar="TÊN", help="đưa kết quả này lên trang Chất lượng, dưới tên bộ nhãn")
    parser.add_argument("-v", dest="verbose", action="store_true", help="liệt kê mọi chỗ khác nhau")


def _score(given: Namespace) -> int:
    from etl.commands.score import Asked, score, score_verdicts  # noqa: PLC0415 - heavy, only when it runs

    if given.pin and not given.pinned:
        return _complain("Muốn ghim thì phải cho biết ghim vào đâu: --pin --pinned TỆP.")
    if given.verdicts:
        return score_verdicts(given.labels, given.articles or given.labels.parent)
    return score(
        Asked(given.labels, given.articles, given.pinned, given.pin, given.verbose, given.blind, given.publish)
    )


# --- upload and watch -------------------------------------------------------------------------------------------------


def _upload_takes(parser: Parser) -> None:
    parser.add_argument("upload", metavar="LẦN", help="tên của lần tải lên, như trang Tải lên ghi")
    parser.add_argument("--load", action="store_true", help="nạp lần đã được xác nhận, thay vì đọc")


def _upload(given: Namespace) -> int:
    from etl.commands.uploads import run, told_of  # noqa: PLC0415 - heavy, only when it runs

    run(home(), given.upload, load=given.load)
    print(told_of(home(), given.upload))
    return 0


def _watch_takes(parser: Parser) -> None:
    parser.add_argument("folder", metavar="THƯ-MỤC", type=Path, help="thư mục có tệp mới; tệp ở đó được giữ nguyên")
    parser.add_argument("--site", type=slug, required=True, help="trang nguồn của các tệp")
    parser.add_argument("--who", metavar="TÊN", default="thư mục tự nạp", help="người nạp, ghi vào sổ")
    parser.add_argument("--once", action="store_true", help="nạp những gì đang có rồi thôi, hợp với cron")


def _watch(given: Namespace) -> int:
    from etl.commands.watch import watch  # noqa: PLC0415 - heavy, only when it runs
    from etl.desk.incoming import Brought  # noqa: PLC0415

    brought = Brought(given.who, given.site, via="watch")
    watch(home(), given.folder, brought, once=given.once, say=lambda words: print(words, flush=True))
    return 0


# --- build ------------------------------------------------------------------------------------------------------------


def _build_takes(parser: Parser) -> None:
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--from-raw", action="store_true", help="dựng lại toàn bộ kho từ bản gốc")
    how.add_argument("--decided", action="store_true", help="chỉ đưa quyết định của cán bộ vào; không đọc lại gì")


def _build(given: Namespace) -> int:
    from etl.commands.build import build, build_from_raw, publish_decisions  # noqa: PLC0415 - heavy, only when it runs

    if given.decided:
        print(f"Đang công bố bản dựng {publish_decisions(home())}.")
        return 0
    built = build_from_raw(home()) if given.from_raw else build(home())
    for unread in built.unread:
        print(f"{unread['file']}: {unread['why']}", file=stderr)
    print(f"Đang công bố bản dựng {built.build}; {built.renewed} bản tin đã được đọc lại.")
    return 0


# --- check and status -------------------------------------------------------------------------------------------------


def _demo_takes(parser: Parser) -> None:
    parser.add_argument("--demo", action="store_true", help="xem dữ liệu minh họa thay cho dữ liệu thật")


def _home_of(given: Namespace) -> Home:
    """The home a command looks at."""
    return home().demo if given.demo else home()


def _check_takes(parser: Parser) -> None:
    _demo_takes(parser)
    parser.add_argument("--deep", action="store_true", help="đọc lại mọi bản gốc và so với tên của nó")


def _deep(where: Home) -> int:
    from etl.commands.deep import deep  # noqa: PLC0415 - only when it runs

    found = deep(where)
    for said, names in (
        ("thiếu", found.missing),
        ("bị sửa hoặc hỏng", found.changed),
        ("không thuộc lần nạp nào", found.orphans),
    ):
        for name in names:
            print(f"Bản gốc {name}: {said}.", file=stderr)
    print(
        f"Đã đọc lại {found.checked} bản gốc: {len(found.missing)} bản thiếu, {len(found.changed)} bản bị sửa hoặc "
        f"hỏng, {len(found.orphans)} bản không thuộc lần nạp nào (vô hại)."
    )
    return FAILED if found.missing or found.changed else 0


def _check(given: Namespace) -> int:
    from etl.commands.status import check  # noqa: PLC0415 - heavy, only when it runs

    if given.deep and (status := _deep(_home_of(given))):
        return status
    found = check(_home_of(given))
    for offence in found:
        for row in offence.rows:
            print(f"{offence.check}: {row}", file=stderr)
    print("Bản dựng đang công bố có lỗi." if found else "Bản dựng đang công bố qua mọi kiểm tra.")
    return FAILED if found else 0


def _status_takes(parser: Parser) -> None:
    _demo_takes(parser)
    parser.add_argument("--json", action="store_true", help="in dạng JSON")


def _status(given: Namespace) -> int:
    from etl.commands.status import as_text, status  # noqa: PLC0415 - heavy, only when it runs

    found = status(_home_of(given))
    print(
        json.dumps(found, ensure_ascii=False, default=lambda moment: moment.isoformat())
        if given.json
        else as_text(found)
    )
    return 0


# --- index ------------------------------------------------------------------------------------------------------------


def _index(_: Namespace) -> int:
    from etl.commands.index import index  # noqa: PLC0415 - heavy, only when it runs

    made = index(home())
    print(f"Đã dựng lại chỉ mục tìm kiếm của bản dựng {made.build}: {made.bulletins} bản tin.")
    return 0


def _roles(_: Namespace) -> int:
    from etl.commands.roles import as_text  # noqa: PLC0415 - only when it runs

    print(as_text(home()))
    return 0


# --- digest and explain-difference ------------------------------------------------------------------------------------


def _digest_takes(parser: Parser) -> None:
    parser.add_argument("--month", metavar="NĂM-THÁNG", type=month, required=True, help="tháng cần viết, ví dụ 2026-10")
    parser.add_argument("--out", metavar="THƯ-MỤC", type=Path, default=Path(), help="nơi ghi hai tệp (mặc định: ở đây)")
    parser.add_argument("--address", metavar="ĐỊA-CHỈ", default="", help="nơi mở bảng tin, để câu chữ có liên kết")
    parser.add_argument("--english", action="store_true", help="viết bằng tiếng Anh")


def _digest(given: Namespace) -> int:
    from etl.commands.digest import Asked, digest  # noqa: PLC0415 - only when it runs

    return digest(Asked(given.month, given.out, given.address, "en" if given.english else "vi"))


def _difference_takes(parser: Parser) -> None:
    parser.add_argument("before", metavar="BẢN-TRƯỚC", help="tên bản dựng cũ, hoặc đường dẫn tới tệp của nó")
    parser.add_argument("after", metavar="BẢN-SAU", help="tên bản dựng mới, hoặc đường dẫn tới tệp của nó")
    parser.add_argument("--json", action="store_true", help="in dạng JSON")
    _demo_takes(parser)


def _difference(given: Namespace) -> int:
    from etl.commands.difference import as_text, difference  # noqa: PLC0415 - heavy, only when it runs

    found = difference(_home_of(given), given.before, given.after)
    print(json.dumps(found.as_json(), ensure_ascii=False, default=str) if given.json else as_text(found))
    return 0


# --- undo and demo ----------------------------------------------------------------------------------------------------


def _undo_takes(parser: Parser) -> None:
    parser.add_argument("load", metavar="LẦN-NẠP", help="tên lần nạp, như status liệt kê")
    parser.add_argument("--who", metavar="TÊN", help="người bỏ, ghi vào sổ")


def _undo(given: Namespace) -> int:
    from etl.commands.undo import undo  # noqa: PLC0415 - heavy, only when it runs

    print(f"Đã bỏ lần nạp {given.load}; đang công bố bản dựng {undo(home(), given.load, given.who)}.")
    return 0


def _nothing(parser: Parser) -> None:
    """A command without arguments."""


def _demo(_: Namespace) -> int:
    from etl.commands.demo import demo  # noqa: PLC0415 - heavy, only when it runs

    print(demo(home()))
    return 0


COMMANDS: Final = {
    "add": Command("nạp bản tin và bảng số liệu truy cập của một trang, rồi công bố", add_takes, add),
    "extract": Command(
        "in ra những gì đọc được trong bản tin, mỗi bản một dòng JSON; không lưu gì", _extract_takes, _extract
    ),
    "spark": Command("đọc bản tin trên nhiều máy bằng Apache Spark, ghi ra Parquet để add nạp", spark_takes, spark),
    "upload": Command("đọc các tệp của một lần tải lên, hoặc nạp lần đó; trang Tải lên tự gọi", _upload_takes, _upload),
    "watch": Command("tự nạp những tệp mới của một thư mục", _watch_takes, _watch),
    "status": Command("cho biết bản dựng đang công bố, các lần nạp và tệp bị từ chối", _status_takes, _status),
    "undo": Command("bỏ trọn một lần nạp, rồi công bố lại", _undo_takes, _undo),
    "withdraw": Command("rút hẳn một bản tin nạp nhầm: xóa bản gốc và mọi dữ liệu", withdraw_takes, withdraw),
    "build": Command("đọc lại những bản tin đọc bằng quy tắc cũ, rồi công bố", _build_takes, _build),
    "check": Command("kiểm tra bản dựng đang công bố; --deep: cả các bản gốc", _check_takes, _check),
    "doctor": Command("tìm xem máy và dữ liệu có gì hỏng, và cho biết phải làm gì", doctor_takes, doctor),
    "health": Command("cho biết có phục vụ được không, và ghi số liệu cho Prometheus", health_takes, health),
    "score": Command("chấm việc đọc bản tin bằng bộ nhãn do người đọc lập", _score_takes, _score),
    "index": Command("dựng lại chỉ mục tìm kiếm của bản dựng đang công bố", _nothing, _index),
    "backup": Command("sao lưu bản gốc, kho và sổ bàn vào một tệp", backup_takes, backup),
    "restore": Command("khôi phục một bản sao lưu vào nơi còn trống, rồi công bố", restore_takes, restore),
    "roles": Command("cho biết ai được làm gì, theo tệp phân quyền", _nothing, _roles),
    "digest": Command("viết những câu chính của một tháng ra văn bản và HTML, để gửi thư", _digest_takes, _digest),
    "explain-difference": Command("cho biết hai bản dựng khác nhau ở số nào và vì sao", _difference_takes, _difference),
    "demo": Command("dựng dữ liệu minh họa nếu chưa có hoặc đã cũ", _nothing, _demo),
}
