"""A story as its site shows it: clock, date line, byline, related headlines, counter, footer; as text or as HTML."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from html import escape
from random import Random
from typing import Any, Final

from etl.models import Traffic
from etl.sample.story import Story
from etl.sample.templates import TEMPLATES, SampleSite, calendar

NUMBERS: Final[Mapping[str, Callable[[int], str]]] = {
    "raw": str,
    "dot": lambda number: f"{number:,}".replace(",", "."),
    "comma": lambda number: f"{number:,}",
    "zero": lambda number: f"{number:08d}" if number > 99_999 else str(number),  # noqa: PLR2004 - only totals are padded
}
NOON: Final = 12
FIGURES: Final = ("today", "yesterday", "week", "month", "total", "online")


@dataclass(frozen=True, slots=True)
class Frame:
    """How one site prints a bulletin."""

    settings: Mapping[str, str]
    parts: Mapping[str, str]

    @property
    def shows(self) -> tuple[str, ...]:
        """The counter's figures that this site prints."""
        return tuple(self.settings["shows"].split())


@dataclass(frozen=True, slots=True)
class Printed:
    """When a page was published and copied, and what its counter showed."""

    published_on: date | None
    hour: int
    minute: int
    clock: date
    """The day of copying; only some sites print it."""
    traffic: Traffic | None
    related: tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Bulletin:
    """One finished bulletin: its text and what is true of it."""

    file: str
    site: str
    text: str
    truth: dict[str, Any] = field(default_factory=dict)
    encoding: str = "utf-8"


@cache
def frame(name: str) -> Frame:
    """The frame of this name."""
    text = (TEMPLATES / "frames" / f"{name}.txt").read_text(encoding="utf-8")
    header, *parts = text.split("--- ")
    settings = dict(line.split(":", 1) for line in header.splitlines() if line.strip())
    named = (part.partition("\n") for part in parts)
    return Frame(
        {key: value.strip() for key, value in settings.items()}, {name.strip(): body for name, _, body in named}
    )


def compose(rng: Random, site: SampleSite, story: Story, printed: Printed) -> tuple[str, dict[str, Any]]:
    """The page as text, and what its frame truly says."""
    look = frame(site.frame_on(printed.clock))
    section, author = _section(rng, look), _author(rng, look)
    values = {
        "title": story.title,
        "section": section or "",
        "author": look.settings["author_form"].format(name=author) if author else "",
        "date": _date(look.settings["date"], printed.published_on, printed),
        "clock": _date(look.settings["clock"], printed.clock, replace(printed, hour=(printed.hour + 5) % 24)),
        "body": ("\n" * int(look.settings["gap"])).join(story.paragraphs),
        "views": NUMBERS["dot"](200 + int(rng.random() * 5200)),
        **{f"related{at}": headline for at, headline in enumerate(printed.related, start=1)},
        **_figures(look, printed.traffic),
    }
    names = ("head", "page", *(("counter",) if printed.traffic else ()), "tail")
    lines = "".join(look.parts.get(name, "") for name in names).format_map(values).strip("\n") + "\n"
    return lines, _truth(look, story, printed, section, author)


def _truth(look: Frame, story: Story, printed: Printed, section: str | None, author: str | None) -> dict[str, Any]:
    """What the frame says, as the contract of extraction words it."""
    has_time = "{M:02}" in look.settings["date"] and printed.published_on
    clock = printed.clock if look.settings["clock"] else None
    return {
        "title": story.title,
        "section": section,
        "author": author,
        "published_on": printed.published_on.isoformat() if printed.published_on else None,
        "published_time": f"{printed.hour:02}:{printed.minute:02}" if has_time else None,
        "page_clock": clock.isoformat() if clock else None,
        "traffic": _shown(look, printed.traffic, clock),
    }


def _shown(look: Frame, traffic: Traffic | None, clock: date | None) -> dict[str, Any] | None:
    """The figures that the page prints."""
    if traffic is None:
        return None
    figures = {name: getattr(traffic, name) if name in look.shows else None for name in FIGURES}
    return {"observed_on": clock.isoformat() if clock else None, **figures}


def _figures(look: Frame, traffic: Traffic | None) -> dict[str, str]:
    """The counter's figures in the site's way of writing numbers."""
    if traffic is None:
        return {}
    write = NUMBERS[look.settings["number"]]
    return {name: write(getattr(traffic, name)) for name in FIGURES}


def _date(form: str, day: date | None, printed: Printed) -> str:
    """A day in the site's form; nothing where there is none."""
    if day is None:
        return ""
    weekday = calendar().weekdays[day.weekday()]
    return form.format(
        thu=weekday,
        d=day.day,
        m=day.month,
        y=day.year,
        H=printed.hour,
        I=(printed.hour - 1) % 12 + 1,
        sa="SA" if printed.hour < NOON else "CH",
        M=printed.minute,
    )


def _section(rng: Random, look: Frame) -> str | None:
    """The section line, where the site prints one."""
    found = look.settings.get("sections", "")
    return _one(rng, found) if found else None


def _author(rng: Random, look: Frame) -> str | None:
    """The byline, as often as the site prints one."""
    return _one(rng, look.settings["authors"]) if rng.random() < float(look.settings["author"]) else None


def _one(rng: Random, choices: str) -> str:
    """One of the choices of a setting."""
    found = choices.split("|")
    return found[int(rng.random() * len(found))]


def as_html(text: str, title: str) -> str:
    """The page as a browser saves it: one element a line, the title a heading."""
    body = "\n".join(
        f"<h1>{escape(line)}</h1>" if line == title else f"<p>{escape(line)}</p>"
        for line in text.splitlines()
        if line.strip()
    )
    return (
        '<!DOCTYPE html>\n<html lang="vi">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{escape(title)}</title>\n</head>\n<body>\n{body}\n</body>\n</html>\n"
    )
