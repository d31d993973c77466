"""The commands that keep and forget: `backup`, `restore` and `withdraw`; what they take, and what they say."""

from argparse import Namespace
from pathlib import Path

from etl.arguments import Parser
from etl.paths import home


def backup_takes(parser: Parser) -> None:
    """One new file."""
    parser.add_argument(
        "file", metavar="TỆP", type=Path, help="tệp sao lưu (.zip); chưa có thì tạo, có rồi thì không ghi đè"
    )


def restore_takes(parser: Parser) -> None:
    """A backup, and where what was withdrawn since is written down."""
    parser.add_argument("file", metavar="TỆP", type=Path, help="tệp mà backup đã tạo")
    parser.add_argument(
        "--withdrawals", metavar="NƠI-CŨ", type=Path, help="nơi chứa dữ liệu cũ: những gì đã rút ở đó cũng bị rút ở đây"
    )


def withdraw_takes(parser: Parser) -> None:
    """A bulletin and a reason; `--allow` turns it round."""
    parser.add_argument("bulletin", metavar="MÃ", help="mã của bản tin, ghi ở trang đọc bản tin")
    parser.add_argument("--why", metavar="LÝ-DO", required=True, help="vì sao, ghi vào sổ")
    parser.add_argument("--who", metavar="TÊN", help="người làm, ghi vào sổ (mặc định: tên tài khoản trên máy này)")
    parser.add_argument("--allow", action="store_true", help="cho phép nạp lại bản tin đã rút; tự nó không trở về")


def backup(given: Namespace) -> int:
    """Keep everything that cannot be made again."""
    from etl.commands.backup import backup as keep  # noqa: PLC0415 - heavy, only when it runs

    kept = keep(home(), given.file)
    print(f"Đã sao lưu {kept.originals} bản gốc, kho và sổ bàn ({kept.size} byte) vào {given.file}.")
    return 0


def restore(given: Namespace) -> int:
    """Bring it back, without what was withdrawn as far as that is known."""
    from etl.commands.backup import restore as bring_back  # noqa: PLC0415 - heavy, only when it runs
    from etl.commands.withdraw import withdrawn_in  # noqa: PLC0415

    withdrawn = withdrawn_in(given.withdrawals) if given.withdrawals else []
    kept, build = bring_back(home(), given.file, withdrawn)
    print(f"Đã khôi phục {kept.originals} bản gốc, kho và sổ bàn; đang công bố bản dựng {build}.")
    if not given.withdrawals:
        print(
            "Bản tin rút sau khi lập bản sao lưu này thì nay đã trở lại; nếu còn nơi chứa dữ liệu cũ, hãy khôi phục "
            "kèm --withdrawals NƠI-CŨ, nếu không, hãy rút lại bằng `python -m etl withdraw`."
        )
    return 0


def withdraw(given: Namespace) -> int:
    """Take a bulletin out for good, or let it come back."""
    from getpass import getuser  # noqa: PLC0415 - only when it runs

    from etl.commands import withdraw as command  # noqa: PLC0415 - heavy, only when it runs

    who = given.who or getuser()
    if given.allow:
        command.allow(home(), given.bulletin, who, given.why)
        print(f"Đã cho phép: ai nạp lại bản tin {given.bulletin} thì từ nay được nhận.")
        return 0
    build = command.withdraw(home(), given.bulletin, who, given.why)
    print(f"Đã rút bản tin {given.bulletin}: bản gốc, số liệu và chỉ mục đã xóa; đang công bố bản dựng {build}.")
    return 0
