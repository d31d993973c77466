"""Bulletins of our own that cite one resolution by a number with several bearers, and say no more."""

from pathlib import Path

LABEL = "Nghị quyết 27 của Ban Chấp hành Trung ương"
KEY = "TW:27/2022"
_PLACES = ("Nghệ An", "Quảng Trị", "Yên Bái")


def write_bulletins(folder: Path, count: int) -> None:
    """Write them, in turn from three provinces."""
    folder.mkdir(parents=True)
    for number in range(count):
        place = _PLACES[number % len(_PLACES)]
        day = f"{number % 28 + 1:02}/06/2024"
        (folder / f"tin-{number:02}.txt").write_text(
            f"Công đoàn {place} phổ biến văn bản mới, đợt {number + 1}\n\nNgày {day} 08:30\n\n"
            f"Sáng {day}, LĐLĐ tỉnh {place} phổ biến Nghị quyết số 27-NQ/TW đến đoàn viên và người lao động.\n",
            encoding="utf-8",
        )
