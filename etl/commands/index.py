"""`index`: the search index of the build being served, made anew from the originals."""

import sys
from dataclasses import dataclass

from etl.commands.lock import locked
from etl.commands.texts import texts_of
from etl.errors import UnionPulseError
from etl.load.index.documents import Texts
from etl.load.index.generations import write_generation
from etl.load.serving import current_build, serving_home
from etl.paths import Home
from etl.pipeline import rules_version


@dataclass(frozen=True, slots=True)
class Indexed:
    """The build whose index was made, and how many bulletins it holds."""

    build: str
    bulletins: int


def index(home: Home) -> Indexed:
    """Make the index of the build being served, whatever is there of it.

    Raises:
        UnionPulseError: nothing is served, or the index cannot be written.
    """
    serving = serving_home(home)
    if serving is None:
        raise UnionPulseError(f"{home.root} chưa có bản dựng nào; hãy nạp bản tin bằng `python -m etl add`.")
    serving.warehouse.mkdir(parents=True, exist_ok=True)
    with locked(serving):
        build = current_build(home)
        if build is None:
            raise UnionPulseError("Bản dựng đang công bố không còn trên đĩa; hãy chạy `python -m etl build`.")
        written = write_generation(serving, build.stem, rules_version(), texts_of(serving), anew=True)
    return Indexed(build.stem, written)


def index_or_say(home: Home, texts: Texts, build: str, *, anew: bool = False) -> None:
    """Make the index of a build about to be served; without it everything but search goes on."""
    try:
        write_generation(home, build, rules_version(), texts, anew=anew)
    except Exception as error:  # noqa: BLE001 - whatever it was, the load must not fail for it
        print(
            f"Chưa dựng được chỉ mục tìm kiếm của bản dựng {build}: {error}. Các trang khác vẫn dùng được; "
            "hãy chạy `python -m etl index` để dựng lại.",
            file=sys.stderr,
        )
