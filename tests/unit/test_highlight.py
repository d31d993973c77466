"""The reader's HTML: nothing of a text may act as markup, nothing may be lost, and tags always balance."""

import re
from datetime import date
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from pages.kit import highlight
from pages.kit.highlight import KINDS, Highlight, dates, quoted, render, visible

HOSTILE = "<script>alert(1)</script>\"'&amp;<img src=x onerror=alert(1)>\u202eabc\u0000</mark></div>"


class _Page(HTMLParser):
    """Reads HTML back: its text, the tags in order, and whether they balance."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self.tags: list[str] = []
        self.attributes: list[dict[str, str | None]] = []
        self.stack: list[str] = []
        self.inside: list[tuple[str, list[str]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes.append(dict(attrs))
        self.stack.append(dict(attrs).get("class") or tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.stack, tag
        self.stack.pop()

    def handle_data(self, data: str) -> None:
        self.words.append(data)
        self.inside.append((data, list(self.stack)))


def _read(html: str) -> _Page:
    page = _Page()
    page.feed(html)
    page.close()
    assert page.stack == []
    return page


_highlights = st.lists(
    st.builds(
        Highlight,
        start=st.integers(-5, 60),
        end=st.integers(-5, 60),
        kind=st.sampled_from(KINDS),
        label=st.sampled_from(["Nghệ An", HOSTILE, ""]),
    ),
    max_size=12,
)
_texts = st.one_of(
    st.text(max_size=50),
    st.text(alphabet="<>&\"'/= \n\r\tamprkx;#10\u202e\u2066\x00", max_size=50),
    st.just(HOSTILE),
)


@given(_texts, _highlights)
def test_text_survives_and_only_our_tags_exist(text: str, marks: list[Highlight]) -> None:
    html = render(text, marks)
    page = _read(html)
    assert "".join(page.words) == visible(text)
    assert set(page.tags) <= {"div", "mark"}
    assert "\n" not in html
    allowed = {"class", "lang", "tabindex", "title", "data-label", "data-means"}
    assert all(set(attributes) <= allowed for attributes in page.attributes)


@given(_texts, _highlights)
def test_every_character_carries_exactly_the_marks_over_it(text: str, marks: list[Highlight]) -> None:
    page = _read(render(text, marks))
    place = 0
    for words, stack in page.inside:
        kinds = sorted(name.removeprefix("np-mark np-") for name in stack if name.startswith("np-mark"))
        for offset in range(place, place + len(words)):
            over = {mark for mark in marks if mark.start <= offset < mark.end}
            distinct = {(max(m.start, 0), min(m.end, len(text)), m.kind) for m in over}
            assert kinds == sorted(kind for _, _, kind in distinct)
        place += len(words)
    assert place == len(text)


@given(_texts)
def test_visible_keeps_every_offset(text: str) -> None:
    shown = visible(text)
    assert len(shown) == len(text)
    assert not re.search("[\u202a-\u202e\u2066-\u2069\x00\r\ud800-\udfff]", shown)


def test_nested_and_overlapping_marks() -> None:
    inner = render("LĐLĐ tỉnh Nghệ An", [Highlight(10, 17, "active", "tỉnh"), Highlight(0, 17, "body", "tổ chức")])
    assert inner.count("<mark") == 2
    assert inner.index("np-body") < inner.index("np-active")
    crossed = render("abcdef", [Highlight(0, 4, "date", "x"), Highlight(2, 6, "resolution", "y")])
    assert crossed.count("<mark") == 3
    assert crossed.count('tabindex="0"') == 2


def test_the_same_span_twice_is_marked_once() -> None:
    assert render("Nghệ An", [Highlight(0, 7, "active", "a")] * 3).count("<mark") == 1
    both = render("Nghệ An", [Highlight(0, 7, "body", "a"), Highlight(0, 7, "body", "b")])
    assert both.count("<mark") == 1
    assert 'title="a · b"' in both


def test_a_quotation_has_whole_words_and_stays_on_its_line() -> None:
    text = "Dòng đầu\nHôm nay, tại hội trường lớn, Công đoàn Nghệ An đã tổ chức một buổi đối thoại\nDòng cuối"
    start = text.index("Nghệ An")
    assert quoted(text, start, start + 7) == "…trường lớn, Công đoàn Nghệ An đã tổ chức một buổi đối…"
    assert quoted(text, 0, 4) == "Dòng đầu"
    assert quoted("x" * 1000, 500, 510) == "…" + "x" * 10 + "…"


@given(st.text(), st.integers(0, 50), st.integers(0, 50))
def test_a_quotation_holds_what_it_quotes(text: str, start: int, length: int) -> None:
    start = min(start, len(text))
    said = quoted(text, start, start + length)
    assert " ".join(text[start : start + length].split()) in said


def test_a_short_form_says_what_it_stands_for_before_it() -> None:
    shown = render("theo Nghị quyết này", [Highlight(5, 19, "resolution", "vì sao", means='NQ 7 <b>"x"')])
    assert 'data-means="NQ 7 &lt;b&gt;&quot;x&quot;"' in shown
    assert "".join(_read(shown).words) == "theo Nghị quyết này"
    assert "data-means" not in render("theo", [Highlight(0, 4, "resolution", "vì sao")])


def test_each_kind_has_a_form_of_its_own_beside_its_colour() -> None:
    forms = {
        kind: tuple(re.findall(r"(text-decoration-(?:style|thickness)|text-decoration|border):([^;}]+)", found[1]))
        for kind in KINDS
        if (found := re.search(rf"\.np-{kind}{{([^}}]+)}}", highlight.STYLE))
    }
    assert set(forms) == set(KINDS)
    assert len(set(forms.values())) == len(KINDS)


def test_a_very_long_text_is_cut_not_refused() -> None:
    html = render("x" * (highlight.MAX_SHOWN + 5), [Highlight(0, highlight.MAX_SHOWN + 9, "date", "d")])
    assert "".join(_read(html).words) == "x" * highlight.MAX_SHOWN


def test_dates_are_found_as_printed() -> None:
    text = "Chủ nhật, 10/09/2023. Chiều ngày 08/9/2023 … ngày 8 tháng 9 năm 2023 … ngày 08/9, số 24/24 và 10/9/2022."
    found = dates(text, {date(2023, 9, 10): "đăng", date(2023, 9, 8): "diễn ra"})
    assert sorted((text[mark.start : mark.end], mark.label) for mark in found) == [
        ("08/9/2023", "diễn ra"),
        ("10/09/2023", "đăng"),
        ("ngày 08/9", "diễn ra"),
        ("ngày 8 tháng 9 năm 2023", "diễn ra"),
    ]


def test_a_short_date_that_could_be_two_is_left_alone() -> None:
    assert dates("ngày 8/9", {date(2023, 9, 8): "a", date(2024, 9, 8): "b"}) == []
