"""One spelling for every text, with the way back to the offsets of the text as it was decoded."""

from etl.models import CleanText


def clean(text: str) -> CleanText:
    """The text in NFC with plain spaces and one Đ; line ends become single newlines."""
    return CleanText(text)
