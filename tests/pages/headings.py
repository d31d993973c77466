"""The titles of a page's sections, whether they stand alone or at the head of their words."""

from streamlit.testing.v1 import AppTest

HEAD = "### "


def headings(app: AppTest) -> list[str]:
    """The titles, those that stand alone first."""
    words = (str(one.value) for one in app.markdown)
    with_words = [one.removeprefix(HEAD).partition("\n")[0] for one in words if one.startswith(HEAD)]
    return [str(one.value) for one in app.subheader] + with_words
