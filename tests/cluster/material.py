"""What the tests of the cluster read: files of every kind, some made to harm, and what one machine says of them."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from etl.commands.inputs import inputs
from etl.commands.reading import Outcome, Task, outcomes
from etl.load.index.documents import Kept
from etl.paths import Home
from etl.settings import MAX_DOCUMENT_BYTES
from tests.unit.office_files import LEAD, docx, pdf, zipped

SITE = "congdoan-nghean"
ROWS = [
    {
        "Tiêu đề": f"Công đoàn cơ sở số {number} họp",
        "Nội dung": f"Ngày {number + 1}/3/2024, tỉnh Nghệ An tổ chức hội nghị.",
    }
    for number in range(9)
]
COUNTER = (
    "Trang,Ngày đọc,Hôm nay,Tổng\ntrang-a,05/03/2024,12,1.000\ntrang-a,06/03/2024,nhiều,1.020\n,07/03/2024,3,1.030\n"
)


def bulletin(number: int) -> str:
    """A bulletin that no other is equal to."""
    return (
        f"Công đoàn ngành số {number} triển khai Nghị quyết 02-NQ/TW\n1{number % 10}/03/2024\n"
        f"Liên đoàn Lao động tỉnh Nghệ An cùng tỉnh Hà Tĩnh trao {number} suất quà.\nLượt truy cập hôm nay: {number}\n"
    )


def harmless(folder: Path) -> None:
    """Files of every kind, under names that file systems and patterns stumble over."""
    inner = folder / "Tháng 3 [2024]" / "a#b %20+{c}"
    inner.mkdir(parents=True)
    for number in range(12):
        (inner / f"tin số {number}?.txt").write_text(bulletin(number), encoding="utf-8")
    (folder / "Tháng 3-x.txt").write_text(bulletin(3), encoding="utf-8")
    (folder / ".ẩn.txt").write_text(bulletin(99), encoding="utf-8")
    (folder / "trang.html").write_text(f"<html><body><h1>Tin</h1><p>{bulletin(20)}</p></body></html>", encoding="utf-8")
    (folder / "tin.docx").write_bytes(docx())
    (folder / "tin.pdf").write_bytes(pdf([(72, 700, LEAD)]))
    (folder / "bang.csv").write_text(COUNTER, encoding="utf-8")
    (folder / "nhieu.jsonl").write_text("".join(json.dumps(row) + "\n" for row in ROWS), encoding="utf-8")
    (folder / "goi.zip").write_bytes(
        zipped({f"muc/{number}.txt": bulletin(number + 1) for number in range(4)} | {"x.docx": docx()})
    )


def harmful(folder: Path) -> None:
    """Files made to harm, and one of the full size."""
    folder.mkdir(exist_ok=True)
    line = "Liên đoàn Lao động tỉnh Nghệ An tổ chức hội nghị. ".encode()
    (folder / "day.txt").write_bytes((line * (MAX_DOCUMENT_BYTES // len(line) + 1))[: MAX_DOCUMENT_BYTES - 2])
    (folder / "qua.txt").write_bytes(b"a" * (MAX_DOCUMENT_BYTES + 1))
    (folder / "rong.txt").write_bytes(b"")
    (folder / "may.txt").write_bytes(b"MZ\x90\x00" + bytes(200))
    (folder / "hong.zip").write_bytes(zipped({"a.txt": bulletin(1)})[:-30])
    (folder / "bom.zip").write_bytes(zipped({"a.txt": b"0" * (64 * 1024 * 1024), "b.txt": bulletin(31)}))
    (folder / "nua.json").write_text('{"Nội dung": "nửa chữ \\ud800 của tỉnh Nghệ An"}', encoding="utf-8")
    (folder / "sau.json").write_text("[" * 100_000, encoding="utf-8")
    (folder / "hong.docx").write_bytes(docx()[:400])
    (folder / "hong.pdf").write_bytes(pdf([(72, 700, LEAD)])[:300])


def tables(folder: Path) -> None:
    """Rows of pages, and names that Spark passes over."""
    folder.mkdir()
    pq.write_table(pa.Table.from_pylist(ROWS), folder / "trang.parquet")
    (folder / "hong.parquet").write_bytes(b"PAR1 none of it PAR1")
    (folder / "dai.jsonl").write_text(
        "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in ROWS) + '{"không phải": \n', encoding="utf-8"
    )
    (folder / "_SUCCESS").touch()
    (folder / "_gach.txt").write_text(bulletin(40), encoding="utf-8")


def articles(shared: Path, folder: Path, most: int | None = None) -> None:
    """Real articles, a file each."""
    folder.mkdir()
    for row in pq.read_table(shared / "corpus" / "articles_20k.parquet").slice(0, most).to_pylist():
        path = folder / f"{row['doc_id'].replace('/', '_')}.txt"
        path.write_text(f"{row['title']}\n{row['body']}", encoding="utf-8")


def on_one_machine(paths: list[Path], home: Home) -> list[Outcome]:
    """What becomes of files here."""
    return list(outcomes((Task(given, SITE) for given in inputs(map(str, paths))), home, 1))


def facts(found: list[Outcome]) -> list[Outcome]:
    """Outcomes without what the index needs, and without their places; a table has no column for what it lacks."""
    return [replace(one, text=None, place=0, rows=one.rows if one.bulletin_id else lacking(one)) for one in found]


def lacking(one: Outcome) -> tuple[dict[str, Any], ...]:
    """The readings of a table without the figures that are unknown."""
    return tuple({name: value for name, value in row.items() if value is not None} for row in one.rows)


def texts(found: list[Outcome]) -> dict[str, Kept]:
    """The texts for the index, by the names of their originals."""
    return {one.raw: one.text for one in found if one.raw and one.text}
