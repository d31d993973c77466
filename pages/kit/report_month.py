"""The report of a month (or of the whole period), and the digest: the overview's sentences, in the overview's words."""

from pages.kit import links, overview_figures, overview_lists, overview_silence, overview_stretch
from pages.kit.conditions import province_unit
from pages.kit.filters import Filters, month_end, values
from pages.kit.overview_cards import Card
from pages.kit.overview_stretch import Stretch
from pages.kit.province_view import labels
from pages.kit.report_model import Block, Paragraph, Report, Section, paragraph, said
from pages.kit.report_parts import in_sentences, in_table, of_frame, ranked, sources, stamp, warning
from pages.kit.warehouse import Build, frame
from pages.kit.words import day, t

TOP = 15
"""Rows of a ranking."""


def month_report(build: Build, filters: Filters, stretch: Stretch, origin: str) -> Report:
    """What the overview says of a stretch, with the bulletins behind it."""
    cards = _figures(build, filters, stretch)
    compared = paragraph(_about(stretch))
    annex = sources(build, filters, month=stretch.month)
    return Report(
        subject=t("Hoạt động công đoàn qua bản tin: {stretch}", stretch=overview_stretch.title(stretch)),
        about=t("Kỳ {start} – {end}.", start=day(stretch.filters.start), end=day(stretch.filters.end)),
        sections=[
            Section(t("Những thay đổi chính"), [compared, *in_sentences(cards), in_table(cards)]),
            *_told(build, stretch),
        ],
        annex=annex if stretch.is_known else Section(annex.heading, [compared]),
        stamp=stamp(build),
        warning=warning(build),
        origin=origin,
    )


def digest(build: Build, filters: Filters, origin: str) -> Report:
    """The month for a mail: what changed, which resolutions are new, who fell silent, what matters; no tables."""
    stretch = overview_stretch.of_build(build, filters, whole=True)
    told = [
        (one.heading, [block for block in one.blocks if isinstance(block, Paragraph)]) for one in _told(build, stretch)
    ]
    return Report(
        subject=t("Hoạt động công đoàn qua bản tin: {stretch}", stretch=overview_stretch.title(stretch)),
        about=_about(stretch),
        sections=[
            Section(t("Những thay đổi chính"), in_sentences(_figures(build, filters, stretch))),
            *(Section(heading, words) for heading, words in told if words),
        ],
        annex=Section("", []),
        stamp=stamp(build),
        warning=warning(build),
        origin=origin,
    )


def _figures(build: Build, filters: Filters, stretch: Stretch) -> list[Card]:
    """The figures; where nobody looked only the visits, which are known without bulletins."""
    cards = overview_figures.cards(build, filters, stretch)
    return cards if stretch.is_known else [one for one in cards if one.name == "visits"]


def _told(build: Build, stretch: Stretch) -> list[Section]:
    """What bulletins say beside the figures; nothing where nobody looked."""
    if not stretch.is_known:
        return []
    return [
        Section(t("Nghị quyết"), _resolutions(build, stretch)),
        Section(t("Nơi đang im ắng"), _silence(build, _until(stretch))),
        Section(t("Bản tin đáng chú ý"), _matters(build, stretch)),
        Section(t("Tỉnh, thành hoạt động nhiều nhất"), _provinces(build, stretch)),
    ]


def _about(stretch: Stretch) -> str:
    """What the stretch is compared with: words that go on a line of the page, as a sentence."""
    words = overview_stretch.about(stretch)
    return words[:1].upper() + words[1:]


def _until(stretch: Stretch) -> Filters:
    """Silence is asked of whole months, as the overview asks it."""
    filters = stretch.filters
    return Filters(filters.start.replace(day=1), month_end(filters.end), filters.provinces, filters.sites, filters.unit)


def _matters(build: Build, stretch: Stretch) -> list[Block]:
    """The bulletins that matter, each with the reason, and the rule."""
    found = overview_lists.mattering(build, stretch) or []
    lines: list[Block] = [
        paragraph(said(one.words, one.address), f" ({one.below})", is_item=True) for one in found
    ] or [paragraph(overview_lists.none_matters())]
    return [*lines, paragraph(overview_lists.matters_rule())]


def _silence(build: Build, filters: Filters) -> list[Block]:
    """Who fell silent, who was never heard, of whom nobody knows."""
    found = overview_silence.silent(build, filters)
    sentences: list[Block] = [Paragraph(one, is_item=True) for one in overview_silence.silent_sentences(found)]
    tables = [of_frame(words, table) for words, table in overview_silence.silent_tables(found).items()]
    return [*(sentences or [paragraph(overview_silence.nobody_silent())]), paragraph(found.weeks), *tables]


def _resolutions(build: Build, stretch: Stretch) -> list[Block]:
    """The resolutions that came up for the first time, then those named most."""
    most = frame(build, "overview_resolutions", **values(stretch.filters))
    new = frame(build, "report_first_named", **values(stretch.filters)).to_dict("records")
    items: list[Block] = [
        paragraph(
            t("Lần đầu được nhắc ({day}): ", day=day(one["first_on"])),
            said(str(one["short"]), links.bulletin_url(str(one["bulletin_id"]))),
            f", {one['title']}.",
            is_item=True,
        )
        for one in new
    ]
    if not items:
        items = [paragraph(t("Không nghị quyết nào được nhắc lần đầu trong kỳ này."))]
    rows = [
        (f"{one['short']}: {one['title']}", int(one["bulletins"]),
         links.bulletins_url(resolution=str(one["key"]), status="resolved", month=stretch.month))
        for one in most.head(TOP).to_dict("records")
    ]  # fmt: skip
    return [*items, *ranked(t("Nghị quyết được nhắc nhiều nhất"), t("Nghị quyết"), rows, len(most))]


def _provinces(build: Build, stretch: Stretch) -> list[Block]:
    """The most active provinces."""
    filters = stretch.filters
    most = frame(build, "overview_provinces", **values(filters))
    top = most.head(TOP).assign(label=lambda one: labels(one, filters)).to_dict("records")
    rows = [
        (str(one["label"]), int(one["bulletins"]),
         links.bulletins_url(province=str(one["code"]), province_unit=province_unit(filters.unit, str(one["unit"])),
                             month=stretch.month))
        for one in top
    ]  # fmt: skip
    return ranked(t("Tỉnh, thành hoạt động nhiều nhất"), t("Tỉnh, thành phố"), rows, len(most))
