"""`doctor`: what is wrong with a home and the machine below it, and what to do, in plain words.

The checks are a table; each looks at one thing, changes nothing, and finds nothing where all is well. English comes
from the pages' own catalogue, by their own program: nothing in `etl` may import pages.
"""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from typing import Any, Final

from etl.paths import PROJECT, Home
from etl.running import machine, people, served, work
from etl.running.findings import Finding, Findings, Weight, error

TRANSLATOR: Final = "pages.kit.told_lines"


@dataclass(frozen=True, slots=True)
class Check:
    """One check: its name for people, and what finds."""

    name: str
    find: Callable[[Home], Findings]


CHECKS: Final[Mapping[str, Check]] = {
    "disk": Check("Dung lượng đĩa", machine.disk),
    "permissions": Check("Quyền đọc và ghi", people.permissions),
    "versions": Check("Phiên bản chương trình", machine.versions),
    "clock": Check("Đồng hồ", machine.clock),
    "fonts": Check("Phông chữ", machine.fonts),
    "java": Check("Java cho Spark", machine.java),
    "build": Check("Bản dựng đang công bố", served.build),
    "index": Check("Chỉ mục tìm kiếm", served.index),
    "desk": Check("Sổ bàn", served.desk),
    "work": Check("Việc dở dang", work.work),
    "backup": Check("Sao lưu", work.backup),
    "roles": Check("Phân quyền", people.roles_file),
    "sign_in": Check("Đăng nhập", people.sign_in),
}
ASKED: Final[Mapping[str, Check]] = {"browser": Check("Trình duyệt để chạy phép thử", machine.browser)}
"""Asked only where somebody wants to know."""
SAID: Final = {Weight.ERROR: "LỖI", Weight.WARNING: "NÊN XEM", Weight.NOTE: "cho biết"}
_WELL: Final = "ổn"
_SUM: Final = "Có {errors} lỗi và {warnings} điều nên xem."


def doctor(home: Home, *, with_browser: bool = False) -> dict[str, list[Finding]]:
    """What every check finds, by its name."""
    asked = {**CHECKS, **(ASKED if with_browser else {})}
    return {name: list(_found(check, home)) for name, check in asked.items()}


def _found(check: Check, home: Home) -> Iterator[Finding]:
    """What one check finds; one that fails is itself a finding and holds up no other."""
    try:
        yield from check.find(home)
    except Exception as why:  # noqa: BLE001 - whatever is broken, the others must still speak
        yield error(f"Không kiểm tra được: {why}.", "Hãy xem quyền đọc của nơi chứa dữ liệu, rồi báo người phát triển.")


def is_well(found: Mapping[str, list[Finding]]) -> bool:
    """Whether nothing is broken; warnings and notes are no fault."""
    return all(one.weight is not Weight.ERROR for findings in found.values() for one in findings)


def as_text(found: Mapping[str, list[Finding]], *, english: bool = False) -> str:
    """A line for each check; below it what was found and what to do."""
    say = _english(found) if english else {}
    lines = [line for name, findings in found.items() for line in _lines(name, findings, say)]
    summed = _summed(found)
    return "\n".join([*lines, say.get(summed, summed)])


def _summed(found: Mapping[str, list[Finding]]) -> str:
    """How much was found, in a sentence."""
    weights = [one.weight for findings in found.values() for one in findings]
    return _SUM.format(errors=weights.count(Weight.ERROR), warnings=weights.count(Weight.WARNING))


def _lines(name: str, findings: list[Finding], say: Mapping[str, str]) -> Iterator[str]:
    """One check as lines."""
    title = _check(name).name
    if not findings:
        yield f"{say.get(title, title)}: {say.get(_WELL, _WELL)}"
    for one in findings:
        yield f"{say.get(title, title)}: {say.get(SAID[one.weight], SAID[one.weight])}. {say.get(one.what, one.what)}"
        yield f"    → {say.get(one.do, one.do)}"


def as_json(home: Home, found: Mapping[str, list[Finding]]) -> dict[str, Any]:
    """The same for machines."""
    return {
        "home": str(home.root),
        "well": is_well(found),
        "checks": {name: [asdict(one) for one in findings] for name, findings in found.items()},
    }


def _check(name: str) -> Check:
    """A check by its name."""
    return {**CHECKS, **ASKED}[name]


def _english(found: Mapping[str, list[Finding]]) -> dict[str, str]:
    """English for every sentence; what cannot be translated, or not now, stays Vietnamese."""
    sentences = [text for findings in found.values() for one in findings for text in (one.what, one.do)]
    asked = [*sentences, *(_check(name).name for name in found), *SAID.values(), _WELL, _summed(found)]
    command = [sys.executable, "-m", TRANSLATOR, "--language", "en"]
    run = subprocess.run(command, cwd=PROJECT, input=json.dumps(asked), capture_output=True, text=True, check=False)  # noqa: S603 - our own program
    with suppress(ValueError):
        return dict(zip(asked, json.loads(run.stdout), strict=True))
    return {}
