"""What is almost the same as an uploaded bulletin: in the data, and in the same upload. Told, never refused."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

from etl.commands.looking import text_of
from etl.desk.previews import Alike, Item, items
from etl.load.index.documents import Kept
from etl.load.index.generations import about, generation
from etl.load.index.likeness import Like, alike, alike_among
from etl.load.index.schema import IndexDamagedError
from etl.load.index.shelf import Shelf, open_shelf
from etl.load.serving import current_build
from etl.paths import Home

Find = Callable[[Item, Kept], Iterable[Alike]]


def beside_the_data(home: Home, item: Item) -> Item:
    """An item with the bulletins of the data that say almost the same."""
    build = current_build(home) if home.current.exists() else None
    shelf = _opened(generation(home, build.stem)) if build else None
    return _with(item, lambda one, text: _in_data(shelf, one, text)) if shelf else item


def among(found: Iterable[Item]) -> dict[str, list[Like]]:
    """Of the bulletins of an upload, those that say almost the same as another."""
    every = (one for item in found for one in items(item))
    return alike_among({one.bulletin_id: text for one in every if (text := text_of(one))})


def beside_each_other(item: Item, near: Mapping[str, Sequence[Like]]) -> Item:
    """An item with what else of its upload says almost the same; what an earlier comparison found is forgotten."""
    return _with(
        _alone(item),
        lambda one, _: (Alike(like.bulletin_id, like.share, is_here=True) for like in near.get(one.bulletin_id, ())),
    )


@cache
def _opened(folder: Path) -> Shelf | None:
    """An index, opened once a process; None where it is damaged: that must not stop an upload."""
    try:
        return open_shelf(folder, about(folder).bulletins)
    except IndexDamagedError:
        return None


def _in_data(shelf: Shelf, item: Item, text: Kept) -> list[Alike]:
    """What the data have like a text."""
    try:
        return [Alike(one.bulletin_id, one.share) for one in alike(shelf, text) if one.bulletin_id != item.bulletin_id]
    except IndexDamagedError:
        return []


def _with(item: Item, find: Find) -> Item:
    """An item and its entries, with what is found to be like each of them."""
    preview = replace(item.preview, entries=tuple(_with(one, find) for one in item.preview.entries))
    text = text_of(item)
    found = tuple(find(item, text)) if text else ()
    return replace(item, preview=replace(preview, alike=(*preview.alike, *found)))


def _alone(item: Item) -> Item:
    """An item without what it was compared to in its upload."""
    left = tuple(one for one in item.preview.alike if not one.is_here)
    return replace(item, preview=replace(item.preview, alike=left, entries=tuple(map(_alone, item.preview.entries))))
