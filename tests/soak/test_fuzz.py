"""Files of every format, broken at random: read, or refused with a sentence. Many only with UNION_PULSE_SOAK=1."""

import io
import os
import random
import zipfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from time import monotonic

import pytest

from etl.commands.inputs import Input
from etl.commands.reading import Task, read_task
from etl.settings import WORKER_TIMEOUT_SECONDS
from tests.unit.office_files import LEAD, TITLE, doc, docx, mhtml, odt, pdf, xlsx, zipped

ROUNDS = 2_000 if os.environ.get("UNION_PULSE_SOAK") == "1" else 25
CHANGED = (1, 1, 1, 2, 3, 12)
PAGE = f"<html><head><title>{TITLE}</title></head><body><table><tr><td><p>{LEAD}</p></td></tr></table></body></html>"
RICH = (
    rb"{\rtf1\ansi\ansicpg1258{\fonttbl{\f0\fcharset163 Times;}{\f1 .VnTime;}}\f1 C\'abng \'aeo\'b5n\par"
    rb"{\field{\*\fldinst X}{\fldrslt y}}\u7897?\uc1{\*\bkmkstart a}\trowd a\cell b\cell\row\bin3 abc}"
)
SEEDS: dict[str, bytes] = {
    "docx": docx(table=[["Đơn vị", "Số"], ["Vinh", "12"]], font=".VnTime"),
    "odt": odt(f"<text:h>{TITLE}</text:h><text:p>{LEAD}<text:s text:c='3'/></text:p>"),
    "rtf": RICH * 4,
    "doc": doc(f"{TITLE}\r\x13 X \x14y\x15\rA\x07B\x07\x07\r"),
    "pdf": pdf([(70, 700, TITLE), (70, 680, LEAD)]),
    "mhtml": mhtml(PAGE),
    "html": PAGE.encode(),
    "zip": zipped({"a.docx": docx([TITLE]), "b/c.txt": LEAD, "d.mht": mhtml(PAGE)}),
    "xlsx": xlsx([["Tiêu đề", "Ngày đăng", "Nội dung"], [TITLE, "18/06/2024", LEAD]]),
    "csv": f'Tiêu đề;Ngày đăng;Nội dung\n{TITLE};18/06/2024;"{LEAD}\n{LEAD}"\n'.encode(),
    "jsonl": f'{{"title": "{TITLE}", "content": "{LEAD}"}}\n{{"title": "{TITLE}", "content": "x"}}\n'.encode(),
}
TOKENS = (
    b"\0",
    b"\xff\xff\xff\xff",
    b"<!DOCTYPE x>",
    b"PK\x03\x04",
    b"-1",
    b"999999999999",
    b"{\\",
    b"\\'",
    b"]]>",
    b"<w:tbl>",
)

UNFORESEEN = ("tệp bị hỏng, không đọc được", "bị hỏng, không mở được; hãy tạo lại tệp")
"""What is said where a reader was surprised: no harm is done, and there is a sentence to be written."""


def broken(data: bytes, chance: random.Random) -> bytes:
    """Bytes with a few changes: some flipped, cut out, doubled, put in, or lost at the end."""
    out = bytearray(data)
    for _ in range(chance.choice(CHANGED)):
        at = chance.randrange(len(out) + 1)
        length = chance.choice((1, 2, 8, 64, 512))
        chance.choice(CHANGES)(out, at, length, chance)
    return bytes(out) or b"x"


def _flip(out: bytearray, at: int, length: int, chance: random.Random) -> None:
    out[at : at + length] = chance.randbytes(len(out[at : at + length]))


def _cut(out: bytearray, at: int, length: int, _: random.Random) -> None:
    del out[at : at + length]


def _double(out: bytearray, at: int, length: int, chance: random.Random) -> None:
    out[at:at] = out[at : at + length] * chance.randint(1, 20)


def _put(out: bytearray, at: int, _: int, chance: random.Random) -> None:
    out[at:at] = chance.choice(TOKENS)


def _lose(out: bytearray, at: int, _: int, chance: random.Random) -> None:
    if chance.random() < 0.2:
        del out[max(at, 16) :]


Change = Callable[[bytearray, int, int, random.Random], None]
CHANGES: tuple[Change, ...] = (_flip, _cut, _double, _put, _lose)


def broken_inside(data: bytes, chance: random.Random) -> bytes:
    """A zipped file whole outside, with one of its parts broken: what no checksum gives away."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts: dict[str, bytes | str] = {name: archive.read(name) for name in archive.namelist()}
    name = chance.choice(sorted(parts))
    return zipped({**parts, name: broken(archive_part(parts[name]), chance)})


def archive_part(part: bytes | str) -> bytes:
    return part.encode() if isinstance(part, str) else part


@pytest.mark.parametrize("kind", sorted(SEEDS))
def test_whatever_is_broken_is_read_or_refused(kind: str, tmp_path: Path) -> None:
    chance = random.Random(kind)  # noqa: S311 - the same files in every run
    seen = Counter[str]()
    for number in range(ROUNDS):
        seed = SEEDS[kind]
        is_inside = seed.startswith(b"PK") and number % 2
        path = tmp_path / "x"
        path.write_bytes(broken_inside(seed, chance) if is_inside else broken(seed, chance))
        began = monotonic()
        for outcome in read_task(Task(Input(0, "x", path), "trang-a"), None):
            seen[outcome.outcome] += 1
            if outcome.outcome == "rejected":
                assert outcome.why
                assert "hãy" in outcome.why
                assert "gặp lỗi" not in outcome.why, (kind, number, outcome.why)
                seen["unforeseen"] += any(one in outcome.why for one in UNFORESEEN)
                seen["crashed"] += "quá nặng hoặc bị hỏng" in outcome.why
                seen["too slow"] += "quá lâu" in outcome.why
        assert monotonic() - began < 2 * WORKER_TIMEOUT_SECONDS
    print(kind, dict(seen))
    assert not seen["unforeseen"]
    assert not seen["crashed"]
    assert not seen["too slow"]
