"""`status` and `check`: what is being served, and whether it is right."""

from dataclasses import asdict
from pathlib import Path
from typing import Any, Final

from etl.desk import open_desk
from etl.errors import UnionPulseError
from etl.load.publish import Offence, offences
from etl.load.serving import current_build, open_build
from etl.load.statements import statement
from etl.paths import Home

STATES: Final = {"pending": "đang nạp", "landed": "đã nạp", "failed": "không nạp được", "undone": "đã bỏ"}


def status(home: Home) -> dict[str, Any]:
    """The build being served and what is known of loads; exactly the keys that `--json` promises."""
    found: dict[str, Any] = {"build": None, "bulletins": 0, "loads": [], "rejected": [], "sites_unknown": []}
    if home.current.exists():
        found |= _served(home)
    if home.desk.exists():
        with open_desk(home) as desk:
            found["loads"] = [asdict(load) for load in desk.loads()]
            found["rejected"] = desk.rejected()
    return found


def _served(home: Home) -> dict[str, Any]:
    """What the build says of itself."""
    with open_build(_current(home)) as connection:
        name, bulletins = connection.execute(statement("served")).fetchall()[0]
        unknown = connection.execute(statement("sites_unknown")).fetchall()
    return {"build": name, "bulletins": bulletins, "sites_unknown": [site for (site,) in unknown]}


def _current(home: Home) -> Path:
    """The build being served."""
    path = current_build(home)
    if path is None:
        raise UnionPulseError(f"{home.root} chưa có bản dựng nào; hãy nạp bản tin bằng `python -m etl add`.")
    return path


def check(home: Home) -> list[Offence]:
    """Run every check on the build being served."""
    with open_build(_current(home)) as connection:
        return offences(connection)


def as_text(found: dict[str, Any]) -> str:
    """The same for people."""
    lines = [f"Bản dựng: {found['build'] or 'chưa có'} · {found['bulletins']} bản tin"]
    for load in found["loads"]:
        covered = f", đủ {load['covers_from']}..{load['covers_to']}" if load["covers_from"] else ""
        who = f", {load['who']}" if load["who"] else ""
        lines.append(f"  {load['load']}  {load['site']}: {STATES[load['state']]}{covered}{who}")
    lines += [f"Bị từ chối: {rejected['file']}: {rejected['why']}" for rejected in found["rejected"]]
    if found["sites_unknown"]:
        lines.append(f"Trang chưa có trong danh mục: {', '.join(found['sites_unknown'])}")
    return "\n".join(lines)
