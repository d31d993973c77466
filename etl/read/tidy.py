"""A parsed page without what its reader does not see or read as the article: hidden parts, menus, comments, links.

Only what the page itself names so, and never most of its text: a page that calls its article "comment" keeps
it. Figures of a counter stay wherever they stand. The path through the site becomes one line.
"""

import re
from functools import cache
from itertools import islice
from typing import Final

from lxml.etree import strip_elements
from lxml.html import HtmlElement

from etl.vocabulary.elements import element_names

_CODE: Final = ("script", "style")
_UNSEEN: Final = frozenset({"noscript", "template", "svg", "iframe", "select", "textarea", "datalist"})
"""Elements whose text no reader of the page sees; the choices of a list are links to other sites."""
_WHOLE: Final = frozenset({"html", "head", "body"})
_MOST_PARTS: Final = 500
"""No page has more menus and boxes; the rest are left as they are."""
_HIDING: Final = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_NAMES: Final = re.compile(r"[\w-]+")
_FIGURES: Final = re.compile(r"truy cập|online|trực tuyến|hôm nay|\d[./-]\d{1,2}[./-]\d{4}", re.IGNORECASE)
_MOST_OF_PAGE: Final = 0.5
_LONGEST_ASIDE: Final = 20_000
_MOST_STEPS: Final = 8
_LONGEST_STEP: Final = 150
_LONGEST_NAME: Final = 50
_DIGIT: Final = re.compile(r"[0-9]")
_STEP_SIGNS: Final = " \t\r\n\xa0»›>→/|•·:-"


def tidy(tree: HtmlElement) -> None:
    """Take out of a page what is no part of its text, in place."""
    strip_elements(tree, *_CODE, with_tail=False)
    elements = [one for one in tree.iter() if isinstance(one.tag, str) and one.tag not in _WHOLE]
    for image in (one for one in elements if one.tag == "img"):
        _digit_in_words(image)
    lengths = _lengths(tree)
    named = ((one, names) for one in elements if (names := _names(one)) & _known() or _is_unseen(one, names))
    gone: set[HtmlElement] = set()
    for element, names in islice(named, _MOST_PARTS):
        if element in gone:
            continue
        if names & element_names("crumbs"):
            gone.update(element.iterdescendants())
            _on_one_line(element)
        elif _is_left_out(element, names, lengths[element], most=_MOST_OF_PAGE * lengths[tree]):
            gone.update(element.iter())
            element.drop_tree()


def _is_left_out(element: HtmlElement, names: frozenset[str], length: int, *, most: float) -> bool:
    """Whether a part is taken out; one that is most of the page stays, and is made to be seen."""
    if _is_unseen(element, names):
        if length > most:  # shown by a script, or only never closed
            element.tag = "div"
            element.attrib.pop("style", None)
        return length <= most
    return length <= most and _is_aside(element, names, length)


def _lengths(tree: HtmlElement) -> dict[HtmlElement, int]:
    """How many characters of text each element holds, its children first."""
    lengths: dict[HtmlElement, int] = {}
    for element in reversed(list(tree.iter())):
        own = len((element.text or "").strip()) if isinstance(element.tag, str) else 0
        lengths[element] = own + sum(lengths[child] + len((child.tail or "").strip()) for child in element)
    return lengths


@cache
def _known() -> frozenset[str]:
    """All names of parts that are treated apart."""
    return element_names("crumbs") | element_names("unseen") | element_names("aside")


def _names(element: HtmlElement) -> frozenset[str]:
    """What the page calls an element."""
    said = " ".join(element.get(key) or "" for key in ("class", "id", "role", "aria-label", "itemtype"))
    return frozenset(_NAMES.findall(said.lower())) | ({"nav"} if element.tag == "nav" else frozenset())


def _is_unseen(element: HtmlElement, names: frozenset[str]) -> bool:
    """Whether a browser does not show an element."""
    if element.tag in _UNSEEN or "hidden" in element.attrib or names & element_names("unseen"):
        return True
    return _HIDING.search(element.get("style") or "") is not None


def _is_aside(element: HtmlElement, names: frozenset[str], length: int) -> bool:
    """Whether an element is a menu, comments, links or buttons, with no headline, day or counter in it."""
    if not names & element_names("aside") or next(element.iter("h1"), None) is not None:
        return False
    if "comment" in " ".join(names):
        return True
    return length <= _LONGEST_ASIDE and _FIGURES.search(" ".join(element.itertext())) is None


def _digit_in_words(image: HtmlElement) -> None:
    """A picture of a digit as the digit: counters are drawn so."""
    said = (image.get("alt") or image.get("title") or "").strip()
    if _DIGIT.fullmatch(said):
        image.tag = "span"
        image.text = said


def writer_of(tree: HtmlElement) -> str | None:
    """The writer that the page marks as such: the first part so named that has words."""
    parts = (one for one in tree.iter() if isinstance(one.tag, str) and _names(one) & element_names("writer"))
    said = next((text for one in parts if (text := " ".join("".join(one.itertext()).split()))), "")
    return said if 0 < len(said) <= _LONGEST_NAME else None


def _on_one_line(element: HtmlElement) -> None:
    """Write the path through the site as a line of its own, its steps with signs between them."""
    steps = [step for text in element.itertext() if (step := " ".join(text.split()).strip(_STEP_SIGNS))]
    if not 1 < len(steps) <= _MOST_STEPS or max(map(len, steps)) > _LONGEST_STEP:
        return
    for child in list(element):
        child.drop_tree()
    element.text = " » ".join(steps)
    element.tag = "div"
