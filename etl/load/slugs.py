"""What may name a site: a slug that is safe in an address, a file name and a sentence."""

import re
from typing import Final

_SLUG: Final = re.compile(r"[a-z0-9][a-z0-9._-]{0,63}")


def is_slug(text: str) -> bool:
    """Whether `text` may name a site."""
    return _SLUG.fullmatch(text) is not None
