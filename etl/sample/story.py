"""One invented bulletin as its writer leaves it: title and paragraphs, and the truth about what they say."""

from bisect import bisect
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Final

from etl.sample.chances import own_places, pick, weighted_citations, weighted_places
from etl.sample.families import Family, common
from etl.sample.grammar import Teller
from etl.sample.templates import NEW_MAP, Citation, Place, SampleSite, places

MENTION_SHARE: Final = 0.12
LIST_SHARE: Final = 0.3
OPTIONAL_SHARE: Final = 0.6
MORE_SHARE: Final = 0.55
NEIGHBOUR_SHARE: Final = 0.04
AGAIN_SHARE: Final = 0.5
CAPTION_SHARE: Final = 0.55
HANOI: Final = "01"
HO_CHI_MINH: Final = "Hồ Chí Minh"


@dataclass(slots=True)
class Story:
    """What was written, and what is true of it."""

    title: str
    paragraphs: list[str]
    kind: str
    family: str
    took_place: bool
    event_date: date | None
    provinces: dict[tuple[str, str, str], str] = field(default_factory=dict)
    """(unit, code, name) to role."""
    resolutions: dict[str, int] = field(default_factory=dict)
    """Key to mentions."""


def shown_name(name: str) -> str:
    """A province as it is called without its rank."""
    return "TP. Hồ Chí Minh" if name == HO_CHI_MINH else name


def full_name(name: str) -> str:
    """A province as registers name it."""
    return "Thành phố Hồ Chí Minh" if name == HO_CHI_MINH else name


class Writer:
    """Writes one bulletin; holds what it has cited and named so far."""

    def __init__(self, rng: Random, site: SampleSite, family: Family, day: date) -> None:
        """Choose the places and the resolutions of a bulletin of this day."""
        self.rng, self.site, self.family, self.day = rng, site, family, day
        self.is_after = day >= NEW_MAP
        self.event = day - timedelta(days=int(rng.random() ** 2 * 3))
        self.place = self._place()
        self.story = Story("", [], family.kind, family.name, not family.is_planned, None)
        self.chosen = self._choose_citations()
        self.pending = list(self.chosen)
        self._name(self.place, "active")
        self.teller = Teller(
            rng,
            self._context(),
            self._calls(),
            (
                family.sections.of(is_after=self.is_after, strand=pick(rng, family.sections.strands)),
                common().of(is_after=self.is_after),
            ),
        )

    def write(self) -> Story:
        """The bulletin."""
        story, tell = self.story, self.teller.tell
        for slots in self.family.paragraphs:
            told = [slot.rstrip("?") for slot in slots if not slot.endswith("?") or self._chance(OPTIONAL_SHARE)]
            told += [slot for slot in told if slot in self.family.more and self._chance(MORE_SHARE)]
            words = [tell(slot) for slot in told]
            if words:
                story.paragraphs.append(" ".join(words))
        self._add_citations()
        if self._chance(MENTION_SHARE) and self.family.scope != "national":
            story.paragraphs[-2] += " " + tell("nhac_tinh")
        if self.family.scope == "list" and not self.site.home and self._chance(LIST_SHARE):
            story.paragraphs.insert(-1, tell("danh_sach"))
        if self._chance(CAPTION_SHARE) and self.family.scope != "national" and not self.family.is_planned:
            story.paragraphs.insert(1 + int(self.rng.random() * 2), tell("anh"))
        story.title = tell("title")
        if self._rank(self.place)[1] not in story.title + "".join(story.paragraphs[:1]):
            story.paragraphs[-1] += " " + tell("dia_ban")
        return story

    def related(self) -> str:
        """A headline of another bulletin, as pages list them; says nothing about this one."""
        return self.teller.tell("lien_quan")

    def _add_citations(self) -> None:
        """A paragraph for each resolution that the family's own sentences did not cite."""
        at = 2
        while self.pending:
            self.story.paragraphs.insert(min(at, len(self.story.paragraphs) - 1), self.teller.tell("cau_nq"))
            at += 1
        if self.chosen and self._chance(AGAIN_SHARE):
            self.story.paragraphs.insert(-1, self.teller.tell("cau_nq2"))

    # --- choices ------------------------------------------------------------------------------------------------------

    def _chance(self, share: float) -> bool:
        """Whether something happens that happens so often."""
        return self.rng.random() < share

    def _place(self) -> Place:
        """Where it happens: the site's own land, or anywhere for a national site."""
        if self.family.scope == "national":
            return next(place for place in places() if place.code == HANOI)
        home = self.site.home
        if not home or self._chance(NEIGHBOUR_SHARE):
            return self._anywhere()
        own = own_places(home, self.is_after)
        return own[int(self.rng.random() ** 1.5 * len(own))]

    def _anywhere(self, *other: Place) -> Place:
        """A province by its weight, none of the given and none fallen silent."""
        taken = {place.unit(is_after=self.is_after) for place in other}
        found, weights = weighted_places()
        while True:
            place = found[bisect(weights, self.rng.random() * weights[-1])]
            if place.since <= self.day <= place.until and place.unit(is_after=self.is_after) not in taken:
                return place

    def _choose_citations(self) -> list[Citation]:
        """The resolutions to cite, the forced or preferred one first, no number twice."""
        least, most = self.family.resolutions
        wanted = least + int(self.rng.random() * (most - least + 1))
        known, weights = weighted_citations(self.day, self.family.also)
        first = [one for one in known if one.key == self.family.forced]
        if self.family.preferred and self._chance(0.5):
            first = [one for one in known if one.key in self.family.preferred][:1]
        chosen = first[:wanted]
        for _ in range(8):
            if len(chosen) >= wanted:
                break
            one = known[bisect(weights, self.rng.random() * weights[-1])]
            if all(one.number != other.number for other in chosen):
                chosen.append(one)
        return chosen

    # --- words --------------------------------------------------------------------------------------------------------

    def _context(self) -> dict[str, str]:
        """Slots with one value throughout the bulletin."""
        rng, place = self.rng, self.place
        local = pick(rng, place.wards if self.is_after else place.districts)
        kind, name = self._rank(place)
        return {
            "tinh": f"{kind} {name}",
            "ten": shown_name(name),
            "noi": local,
            "cd": f"Công đoàn {local}" if self.is_after else f"LĐLĐ {local}",
            "khu": pick(rng, place.parks),
            "nam": str(self.day.year),
            "thang": f"{self.day.month}/{self.day.year}",
        }

    def _calls(self) -> dict[str, Callable[[str], str]]:
        """Slots that are worked out each time."""
        second = self._anywhere(self.place) if self.family.scope == "two" else self.place
        if second is not self.place:
            self._name(second, "active")
        name = self._rank(second)[1]
        company = self._once("cty")
        return {
            "n": self._number,
            "r": self._round_number,
            "p": self._percent,
            "Ngay": lambda _: self._day_words(),
            "ngay_day_du": lambda _: f"ngày {self._event_day():%d/%m/%Y}",
            "ngay": lambda _: _lower_first(self._day_words()),
            "ldld": lambda _: self._federation(self.place),
            "ldld2": lambda _: self._federation(second),
            "ten2": lambda _: shown_name(name),
            "nq": lambda _: self._cite(),
            "nqn": lambda _: self._cite_again(),
            "tinh3": lambda _: self._mention(),
            "tinh_ds": lambda _: self._list(),
            "tinh_khac": lambda _: shown_name(self._rank(self._anywhere(self.place))[1]),
            "cty": company,
            **{name: self._once(name) for name in ("nk", "gd")},
            "cty2": lambda _: self.teller.tell("cty"),
        }

    def _once(self, section: str) -> Callable[[str], str]:
        """A slot told once and repeated afterwards."""
        told: list[str] = []

        def tell(_: str) -> str:
            if not told:
                told.append(self.teller.tell(section))
            return told[0]

        return tell

    def _rank(self, place: Place) -> tuple[str, str]:
        """Rank and name on the map of the day."""
        return (place.kind_34, place.name_34) if self.is_after else (place.kind, place.name)

    def _federation(self, place: Place) -> str:
        """A provincial federation in one of its spellings."""
        kind, name = self._rank(place)
        short = "TP. " if kind == "thành phố" else ""
        at = self.rng.random()
        if at < 0.55:  # noqa: PLR2004 - shares of the spellings
            return f"LĐLĐ {kind} {name}"
        return f"Liên đoàn Lao động {kind} {name}" if at < 0.7 else f"LĐLĐ {short}{name}"  # noqa: PLR2004 - the same

    def _day_words(self) -> str:
        """The day of the event, as a sentence opens with it."""
        day = self._event_day()
        return pick(
            self.rng,
            (
                f"Sáng {day.day}/{day.month}",
                f"Chiều {day:%d/%m}",
                f"Ngày {day:%d/%m/%Y}",
                f"Sáng ngày {day:%d/%m/%Y}",
                f"Chiều ngày {day.day}/{day.month}/{day.year}",
                f"Ngày {day.day}/{day.month}",
            ),
        )

    def _event_day(self) -> date:
        """The day of the event, noted as told."""
        self.story.event_date = self.event
        return self.event

    def _number(self, bounds: str) -> str:
        """A number between two, with dots from a thousand up."""
        low, _, high = bounds.partition("-")
        found = int(low) + int(self.rng.random() * (int(high) - int(low) + 1))
        return f"{found:,}".replace(",", ".")

    def _round_number(self, bounds: str) -> str:
        """A number between two as people set amounts: in fifties."""
        low, _, high = bounds.partition("-")
        return str(50 * (int(low) // 50 + int(self.rng.random() * ((int(high) - int(low)) // 50 + 1))))

    def _percent(self, bounds: str) -> str:
        """A percentage with one decimal."""
        return f"{self._number(bounds)},{int(self.rng.random() * 10)}%"

    # --- truth --------------------------------------------------------------------------------------------------------

    def _name(self, place: Place, role: str) -> None:
        """Note that the bulletin names a province; acting is stronger than being mentioned."""
        unit, code, name = place.unit(is_after=self.is_after)
        key = unit, code, full_name(name)
        if self.story.provinces.get(key) != "active":
            self.story.provinces[key] = role

    def _mention(self) -> str:
        """Another province, only named."""
        place = self._anywhere(self.place)
        self._name(place, "mentioned")
        return shown_name(self._rank(place)[1])

    def _list(self) -> str:
        """Three more provinces in which the same happens."""
        found: list[Place] = [self.place]
        for _ in range(3):
            found.append(self._anywhere(*found))
            self._name(found[-1], "active")
        names = [shown_name(self._rank(place)[1]) for place in found[1:]]
        return ", ".join(names[:-1]) + " và " + names[-1]

    def _cite(self) -> str:
        """The next resolution in full, or the first again in short."""
        if not self.pending:
            return self._cite_again()
        one = self.pending.pop(0)
        self._count(one)
        return pick(self.rng, one.full)

    def _cite_again(self) -> str:
        """The main resolution by its number."""
        self._count(self.chosen[0])
        return pick(self.rng, self.chosen[0].short)

    def _count(self, one: Citation) -> None:
        """Note that a resolution is cited."""
        self.story.resolutions[one.key] = self.story.resolutions.get(one.key, 0) + 1


def _lower_first(words: str) -> str:
    """Words as they stand inside a sentence."""
    return words[0].lower() + words[1:]
