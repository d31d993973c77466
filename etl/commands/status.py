"""`status` and `check`: what is being served, and whether it is right."""

from dataclasses import asdict
from pathlib import Path
from typing import Any, Final

from etl.desk import open_desk
from etl.errors import UnionPulseError
from etl.load.checking import Answer, ask, offences
from etl.load.serving import current_build, open_build
from etl.load.statements import statement
from etl.paths import Home

SILENCE: Final = {
    "fell_silent": "Im ắng 8 tuần cuối dù vẫn được thu thập",
    "never_published": "Đã thu thập mà chưa từng có tin",
    "failed_to_read": "Có tệp không đọc được, nên chưa biết",
    "no_longer_collected": "Từng có tin, nay không được thu thập đủ, nên chưa biết",
    "never_collected": "Chưa từng được thu thập, nên chưa biết",
    "undated": "Chỉ có bản tin chưa rõ ngày",
    "merged_away": "Đã nhập vào trang khác",
}
"""What each state of a silent site is called, in the order of the list."""
STATES: Final = {"pending": "đang nạp", "landed": "đã nạp", "failed": "không nạp được", "undone": "đã bỏ"}


def status(home: Home) -> dict[str, Any]:
    """The build being served and what is known of loads; exactly the keys that `--json` promises."""
    found: dict[str, Any] = {
        "build": None, "bulletins": 0, "loads": [], "rejected": [],
        "sites_unknown": [], "collected": None, "silent": [], "withdrawn": [],
    }  # fmt: skip
    if home.current.exists():
        found |= _served(home)
    if home.desk.exists():
        with open_desk(home) as desk:
            found["loads"] = [asdict(load) for load in desk.loads()]
            found["rejected"] = desk.rejected()
            found["withdrawn"] = [asdict(one) for one in desk.withdrawals.all().values()]
    return found


def _served(home: Home) -> dict[str, Any]:
    """What the build says of itself."""
    with open_build(_current(home)) as connection:
        name, bulletins = connection.execute(statement("served")).fetchall()[0]
        unknown = connection.execute(statement("sites_unknown")).fetchall()
        silence = _silence(connection)
    return {"build": name, "bulletins": bulletins, "sites_unknown": [site for (site,) in unknown], **silence}


def _silence(connection: Any) -> dict[str, Any]:  # noqa: ANN401 - only load knows DuckDB
    """Who is silent by all that is known, and of how much that is: as on the overview."""
    for name in ("memory", "site_silence"):
        connection.execute(statement(name))
    silent = _rows(connection, "silent_sites")
    return {
        "collected": _rows(connection, "collected_weeks")[0],
        "silent": sorted(silent, key=lambda one: list(SILENCE).index(one["state"])),
    }


def _rows(connection: Any, name: str) -> list[dict[str, Any]]:  # noqa: ANN401 - as above
    """The answer to a statement, a mapping a row."""
    asked = connection.execute(statement(name))
    heads = [str(column[0]) for column in asked.description or ()]
    return [dict(zip(heads, row, strict=True)) for row in asked.fetchall()]


def _current(home: Home) -> Path:
    """The build being served."""
    path = current_build(home)
    if path is None:
        raise UnionPulseError(f"{home.root} chưa có bản dựng nào; hãy nạp bản tin bằng `python -m etl add`.")
    return path


def check(home: Home) -> list[Answer]:
    """Run every check on the build being served."""
    with open_build(_current(home)) as connection:
        return offences(ask(connection))


def as_text(found: dict[str, Any]) -> str:
    """The same for people."""
    lines = [f"Bản dựng: {found['build'] or 'chưa có'} · {found['bulletins']} bản tin"]
    for load in found["loads"]:
        covered = f", đủ {load['covers_from']}..{load['covers_to']}" if load["covers_from"] else ""
        who = f", {load['who']}" if load["who"] else ""
        lines.append(f"  {load['load']}  {load['site']}: {STATES[load['state']]}{covered}{who}")
    lines += [f"Bị từ chối: {rejected['file']}: {rejected['why']}" for rejected in found["rejected"]]
    lines += [f"Đã rút: {one['bulletin_id']} ({one['who']}, {one['why']})" for one in found["withdrawn"]]
    if found["sites_unknown"]:
        lines.append(f"Trang chưa có trong danh mục: {', '.join(found['sites_unknown'])}")
    return "\n".join([*lines, *_silence_as_text(found)])


def _silence_as_text(found: dict[str, Any]) -> list[str]:
    """How much was collected, and the silent sites, each kind apart."""
    if not (told := found["collected"]):
        return []
    heard = f"Có tin trong 8 tuần cuối: {told['sites_heard']} trong {told['sites']} trang"
    lines = [f"{heard}; đã thu thập {told['weeks_collected']} trong {told['weeks']} tuần của các trang"]
    for state, words in SILENCE.items():
        sites = [one for one in found["silent"] if one["state"] == state]
        lines += [f"{words} ({len(sites)}):"] if sites else []
        lines += [f"  {one['site']}: {one['name']}{_since(one)}" for one in sites]
    return lines


def _since(one: dict[str, Any]) -> str:
    """When a silent site was last heard, and where it went."""
    last = f", lần cuối có tin {one['last_on']:%d/%m/%Y}" if one["last_on"] else ""
    return last + (f", nhập vào {one['merged_into']}" if one["merged_into"] else "")
