"""What the tests of the index share: a home that reads with a stand-in, and texts by their own words."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from etl.commands.add import Added, Asked, add
from etl.load.index.finding import Found, Search, find
from etl.load.index.generations import generation
from etl.load.index.shelf import Shelf, open_shelf
from etl.load.serving import current_build, open_build
from etl.paths import Home

DATED = "\n\nNgày đăng: 05/03/2026 08:00\n\n"


def write(folder: Path, name: str, title: str, body: str) -> Path:
    """A bulletin of our own words."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.txt"
    path.write_text(f"{title}{DATED}{body}\n", encoding="utf-8")
    return path


def load(home: Home, paths: Iterable[Path], site: str = "trang-a") -> Added:
    """Load files as the command does."""
    return add(home, Asked(tuple(map(str, paths)), site, "người thử"))


def served(home: Home) -> tuple[str, set[str]]:
    """The build being served and the bulletins in it."""
    path = current_build(home)
    assert path is not None
    with open_build(path) as connection:
        return path.stem, {name for (name,) in connection.execute("SELECT bulletin_id FROM bulletin").fetchall()}


def shelf(home: Home) -> Shelf:
    """The index of the build being served."""
    build, bulletins = served(home)
    return open_shelf(generation(home, build), len(bulletins))


def found(home: Home, text: str, **changes: object) -> Found:
    """What a search finds."""
    return find(shelf(home), Search(text, **{"rows": 100, **changes}))  # type: ignore[arg-type]


def titles(home: Home, text: str, **changes: object) -> list[str]:
    """The titles of the hits, in order."""
    names = found(home, text, **changes).names
    path = current_build(home)
    assert path is not None
    with open_build(path) as connection:
        known = dict(connection.execute("SELECT bulletin_id, title FROM bulletin").fetchall())
    return [str(known[name]) for name in names]


def everything(opened: Shelf) -> Iterator[str]:
    """Every bulletin that an index holds."""
    from tantivy import Query  # noqa: PLC0415 - only here

    for _, place in opened.searcher.search(Query.all_query(), limit=10_000).hits:
        yield str(opened.searcher.doc(place).get_first("id"))
