"""The commands for whoever looks after a home: `doctor` and `health`; what they take, and what they say."""

import json
from argparse import Namespace
from pathlib import Path

from etl.arguments import Parser
from etl.paths import home


def doctor_takes(parser: Parser) -> None:
    """How it is said, and what is asked besides."""
    parser.add_argument("--json", action="store_true", help="in dạng JSON")
    parser.add_argument("--english", action="store_true", help="nói bằng tiếng Anh")
    parser.add_argument("--browser", action="store_true", help="hỏi cả trình duyệt mà các phép thử cần")


def doctor(given: Namespace) -> int:
    """Say what is wrong and what to do."""
    from etl.commands import doctor as command  # noqa: PLC0415 - heavy, only when it runs

    found = command.doctor(home(), with_browser=given.browser)
    if given.json:
        print(json.dumps(command.as_json(home(), found), ensure_ascii=False))
    else:
        print(command.as_text(found, english=given.english))
    return 0 if command.is_well(found) else 1


def health_takes(parser: Parser) -> None:
    """How much has to work, and where figures go."""
    parser.add_argument("--ready", action="store_true", help="chỉ hỏi có phục vụ được người xem không")
    parser.add_argument("--json", action="store_true", help="in dạng JSON")
    parser.add_argument("--figures", metavar="TỆP", type=Path, help="ghi số liệu cho Prometheus vào tệp này (.prom)")


def health(given: Namespace) -> int:
    """Say whether the home can be served."""
    from etl.commands import health as command  # noqa: PLC0415 - heavy, only when it runs
    from etl.running.health import health as asked  # noqa: PLC0415

    if given.figures:
        command.write_figures(home(), given.figures)
    found = asked(home())
    print(json.dumps(found.as_json(), ensure_ascii=False) if given.json else command.as_text(found))
    return 0 if (found.is_ready if given.ready else found.is_whole) else 1
