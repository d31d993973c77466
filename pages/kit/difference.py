"""Two texts that say almost the same, side by side: what only one of them says is marked. Knows no Streamlit."""

import re
from difflib import SequenceMatcher
from html import escape
from typing import Final

from pages.kit.highlight import visible

MOST: Final = 20_000
"""Characters of each text that are compared: past that nobody reads on."""
_WORD: Final = re.compile(r"^\s+|\S+\s*")
STYLE: Final = (
    ".np-diff{white-space:pre-wrap;overflow-wrap:anywhere;line-height:1.7}"
    ".np-diff del{background:#d9480f33;text-decoration:line-through 2px}"
    ".np-diff ins{background:#0f8a5f33;text-decoration:underline 2px}"
)


def sides(left: str, right: str) -> tuple[str, str]:
    """Both texts as HTML, words that the other lacks inside `del` on the left and `ins` on the right."""
    one, other = _WORD.findall(visible(left[:MOST])), _WORD.findall(visible(right[:MOST]))
    bare, bare_other = ([word.strip() for word in words] for words in (one, other))
    steps = SequenceMatcher(None, bare, bare_other, autojunk=False).get_opcodes()
    return (
        _html([(one[start:end], step != "equal") for step, start, end, _, _ in steps], "del"),
        _html([(other[start:end], step != "equal") for step, _, _, start, end in steps], "ins"),
    )


def _html(pieces: list[tuple[list[str], bool]], tag: str) -> str:
    """One side."""
    said = []
    for words, is_own in pieces:
        text = escape("".join(words), quote=True).replace("\n", "&#10;").replace("\t", "&#9;")
        said.append(f"<{tag}>{text}</{tag}>" if is_own and text else text)
    return f'<div class="np-diff" lang="vi">{"".join(said)}</div>'
