"""What several finders ask about the same page is worked out once."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

_Page = TypeVar("_Page")
_Result = TypeVar("_Result")


def remember_last(function: Callable[[_Page], _Result]) -> Callable[[_Page], _Result]:
    """The function with its last result kept for the same object: no hashing of a whole page, as a cache would need."""
    last: tuple[_Page, _Result] | None = None

    @wraps(function)
    def remembered(page: _Page) -> _Result:
        nonlocal last
        kept = last  # one read, so that threads cannot mix two pages
        if kept is not None and kept[0] is page:
            return kept[1]
        result = function(page)
        last = (page, result)
        return result

    return remembered
