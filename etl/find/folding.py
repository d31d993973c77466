"""A text folded for matching: one case, one tone placement, plain dashes, quotes and spaces, and the same length.

Equal length is the point: a span found in the folded text is a span of the text itself.
"""

import re
from typing import Final

_SIGNS: Final = (
    {ord(sign): "-" for sign in "–—‑−"}
    | {ord(sign): '"' for sign in "“”„«»"}
    | {ord(sign): "'" for sign in "‘’"}
    | {ord(sign): " " for sign in "\u00a0\u2009\u202f"}
    | {ord("ð"): "đ"}
)
_OLD_TONE: Final = re.compile(r"(?:o[àáảãạèéẻẽẹ]|(?<!q)u[ỳýỷỹỵ])(?!\w)")
_MOVED: Final = dict(
    zip(
        "oà oá oả oã oạ oè oé oẻ oẽ oẹ uỳ uý uỷ uỹ uỵ".split(),
        "òa óa ỏa õa ọa òe óe ỏe õe ọe ùy úy ủy ũy ụy".split(),
        strict=True,
    )
)


def fold(text: str) -> str:
    """The text in lower case, with tones where they stand today (`hòa`, `thủy`), of the same length."""
    low = text.lower()
    if len(low) != len(text):
        low = "".join(one if len(one) == 1 else char for char in text for one in (char.lower(),))
    return _OLD_TONE.sub(lambda old: _MOVED[old[0]], low.translate(_SIGNS))
