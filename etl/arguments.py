"""An argument parser that speaks Vietnamese, and the kinds of arguments the commands take."""

import argparse
import re
from datetime import date
from pathlib import Path
from typing import Any, Final, NoReturn

from etl.load.slugs import is_slug

_SAID: Final = (
    (r"argument LỆNH: invalid choice: '?([^']*)'? \(choose from (.*)\)", r"không có lệnh “\1”, chỉ có \2"),
    (r"the following arguments are required: (.*)", r"còn thiếu \1"),
    (r"unrecognized arguments: (.*)", r"không hiểu \1"),
    (r"argument (\S+): expected (?:one|at least one) argument", r"\1 cần một giá trị"),
    (r"argument (\S+): (.*)", r"\1 \2"),
    (r"ambiguous option: (\S+) .*", r"\1 có thể là nhiều tùy chọn"),
)
"""What argparse says, and what we say."""


class Parser(argparse.ArgumentParser):
    """A parser whose help and errors are in Vietnamese; an error is one sentence and exit status 2."""

    def __init__(self, **options: Any) -> None:  # noqa: ANN401 - argparse's own options
        """A parser as argparse makes it, without abbreviations, with Vietnamese titles."""
        super().__init__(**{**options, "add_help": False, "allow_abbrev": False})
        self._positionals.title = "Tham số"
        self._optionals.title = "Tùy chọn"
        self.add_argument("-h", "--help", action="help", help="in hướng dẫn này rồi thôi")

    def format_help(self) -> str:
        """Help with a Vietnamese heading."""
        return super().format_help().replace("usage: ", "Cách dùng: ", 1)

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and where help is."""
        for pattern, said in _SAID:
            if re.fullmatch(pattern, message):
                message = re.sub(pattern, said, message)
                break
        self.exit(2, f"Câu lệnh chưa đúng: {message}. Xem cách dùng: {self.prog} -h\n")


def slug(text: str) -> str:
    """A site's slug."""
    if not is_slug(text):
        raise argparse.ArgumentTypeError(
            f"“{text}” không dùng làm tên trang được: chỉ gồm chữ thường không dấu, số, dấu chấm và gạch nối, "
            "bắt đầu bằng chữ hoặc số, tối đa 64 ký tự"
        )
    return text


def is_elsewhere(text: str) -> bool:
    """Whether a path names another file system than the disks of this machine, as hdfs://… does."""
    return "://" in text.removeprefix("file://")


def folder(text: str) -> Path:
    """A folder on a disk of this machine."""
    if is_elsewhere(text):
        raise argparse.ArgumentTypeError(f"“{text}” không nằm trên đĩa của máy này; hãy chép về đĩa của máy này trước")
    return Path(text.removeprefix("file://"))


def covers(text: str) -> tuple[date, date]:
    """The days that were collected completely."""
    try:
        first, last = map(date.fromisoformat, text.split(".."))
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"“{text}” phải có dạng TỪ..ĐẾN, ví dụ 2024-12-01..2024-12-31") from error
    if first > last:
        raise argparse.ArgumentTypeError(f"“{text}” có ngày đầu sau ngày cuối")
    return first, last


def month(text: str) -> date:
    """A month, as its first day."""
    try:
        return date.fromisoformat(f"{text}-01")
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"“{text}” phải có dạng NĂM-THÁNG, ví dụ 2026-10") from error


def jobs(text: str) -> int:
    """How many processes read at once."""
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= 256:  # noqa: PLR2004 - said in the sentence
        raise argparse.ArgumentTypeError(f"“{text}” phải là số nguyên từ 1 đến 256")
    return int(text)


def setting(text: str) -> tuple[str, str]:
    """A setting of Spark and its value."""
    name, equals, value = text.partition("=")
    if not name.startswith("spark.") or not equals:
        raise argparse.ArgumentTypeError(f"“{text}” phải có dạng TÊN=GIÁ-TRỊ, ví dụ spark.executor.memory=2g")
    return name, value
