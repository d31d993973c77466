"""Who may touch the home, who may do what, and how they sign in."""

import os
import pwd
import stat
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

from etl.errors import RolesError
from etl.paths import Home
from etl.roles import Role, roles
from etl.running.findings import Findings, error, note, warning

SHOWN: Final = 3
ASKED: Final = ("redirect_uri", "cookie_secret", "client_id", "client_secret", "server_metadata_url")
"""What `[auth]` must say."""
LEAST_SECRET: Final = 32
OWN: Final = ("localhost", "127.0.0.1", "::1")


# --- the files --------------------------------------------------------------------------------------------------------


def permissions(home: Home) -> Findings:
    """Everything belongs to the account of the home, which may write it, and secrets are for it alone."""
    if not home.root.exists():
        return
    owner = home.root.stat().st_uid
    there = [path for path in _rooms(home) if path.exists()]
    if others := [path for path in there if path.stat().st_uid != owner]:
        yield error(
            f"{_few(others)} không thuộc {account(owner)}, tài khoản của {home.root}.",
            f"Hãy chạy `chown -R {account(owner)} {home.root}`, rồi chạy các lệnh etl bằng tài khoản ấy.",
        )
    if closed := [path for path in there if _is_closed(path)]:
        yield error(f"Không ghi được vào {_few(closed)}.", f"Hãy chạy `chmod -R u+rwX {home.root}`.")
    if os.geteuid() != owner:
        yield warning(
            f"Lệnh này chạy bằng tài khoản {account(os.geteuid())}, còn {home.root} thuộc {account(owner)}.",
            f"Hãy chạy các lệnh etl bằng `sudo -u {account(owner)}`, kẻo bảng điều khiển không ghi được tệp mới.",
        )
    yield from _seen_by_others(home)


def _seen_by_others(home: Home) -> Findings:
    """What other accounts of the machine can read."""
    if home.secrets.exists() and home.secrets.stat().st_mode & 0o077:
        yield error(f"Tài khoản khác trên máy đọc được {home.secrets}.", f"Hãy chạy `chmod 600 {home.secrets}`.")
    if home.secrets.exists() and home.root.stat().st_mode & 0o007:
        yield note(
            f"Mọi tài khoản trên máy đọc được {home.root}.", f"Nếu không muốn thế, hãy chạy `chmod o-rwx {home.root}`."
        )


def _rooms(home: Home) -> Iterator[Path]:
    """The rooms, what lies directly in them, and the folders of originals."""
    yield home.root
    for room in (home.raw, home.warehouse, home.published, home.index, home.incoming):
        yield room
        if room.is_dir() and os.access(room, os.R_OK | os.X_OK):
            yield from sorted(room.iterdir())


def _is_closed(path: Path) -> bool:
    """Whether its owner or we may not write it."""
    mode = path.stat().st_mode
    least = stat.S_IWUSR | (stat.S_IXUSR if path.is_dir() else 0)
    return mode & least != least or not os.access(path, os.W_OK)


def _few(paths: list[Path]) -> str:
    """The first of some paths, and how many more there are."""
    more = f" và {len(paths) - SHOWN} chỗ khác" if len(paths) > SHOWN else ""
    return ", ".join(map(str, paths[:SHOWN])) + more


def account(uid: int) -> str:
    """The name of an account."""
    try:
        return pwd.getpwuid(uid).pw_name
    except KeyError:
        return str(uid)


# --- roles ------------------------------------------------------------------------------------------------------------


def roles_file(home: Home) -> Findings:
    """The file of roles is understood, and somebody can come in."""
    try:
        found = roles(home)
    except RolesError as why:
        yield error(str(why), "Hãy sửa rồi hỏi lại bằng `python -m etl roles`. Cho đến lúc đó không ai vào được.")
        return
    if not home.secrets.exists():
        if home.roles.exists():
            yield note(f"{home.roles} chưa có hiệu lực, vì chưa cài đăng nhập.", _SIGN_IN)
        return
    if not found.people and found.anyone is None:
        yield error(
            "Đã cài đăng nhập nhưng chưa ai có quyền, nên không ai vào được.",
            f"Hãy viết {home.roles}, theo mẫu trong deploy/README.md.",
        )
    elif not any(grant.role is Role.ADMINISTRATOR for grant in found.people.values()):
        yield warning(
            "Chưa ai là quản trị, nên không ai rút được bản tin nạp nhầm.",
            f'Hãy thêm một người có role = "administrator" vào {home.roles}.',
        )


# --- the sign-in ------------------------------------------------------------------------------------------------------


def sign_in(home: Home) -> Findings:
    """The settings of sign-in are all there and can work; none of them is ever shown."""
    if not home.secrets.exists():
        return
    try:
        said = tomllib.loads(home.secrets.read_text(encoding="utf-8")).get("auth", {})
    except (OSError, ValueError) as why:
        yield error(f"Không đọc được {home.secrets}: {type(why).__name__}.", _SIGN_IN)
        return
    if lacks := [key for key in ASKED if not isinstance(said, dict) or not said.get(key)]:
        yield error(f"{home.secrets}: [auth] thiếu {', '.join(lacks)}.", _SIGN_IN)
        return
    yield from _values(home.secrets, said)


def _values(path: Path, said: Mapping[str, Any]) -> Findings:
    """Addresses that are whole and encrypted, and a key that nobody guesses."""
    back = urlsplit(str(said["redirect_uri"]))
    if not back.hostname or back.path != "/oauth2callback":
        yield error(f"{path}: redirect_uri phải là địa chỉ đầy đủ, tận cùng bằng /oauth2callback.", _SIGN_IN)
    for key in ("redirect_uri", "server_metadata_url"):
        where = urlsplit(str(said[key]))
        if where.scheme != "https" and where.hostname not in OWN:
            yield error(f"{path}: {key} không bắt đầu bằng https, nên đăng nhập có thể bị đọc trộm.", _SIGN_IN)
    if len(str(said["cookie_secret"])) < LEAST_SECRET:
        yield error(
            f"{path}: cookie_secret ngắn hơn {LEAST_SECRET} ký tự.",
            "Hãy tạo khóa mới như deploy/README.md chỉ. Mọi người sẽ phải đăng nhập lại.",
        )


_SIGN_IN: Final = "Hãy làm theo mục đăng nhập trong deploy/README.md rồi mở lại bảng điều khiển."
