"""From the tree of a query to what tantivy is asked, what is highlighted, and what is said of how it was read."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from tantivy import Occur, Query

from etl.load.index.analysis import Form, stop_words
from etl.load.index.patterns import Pattern, all_of, any_of, anywhere, as_written, near
from etl.load.index.query import Either, Every, Node, Phrase, Without, Words
from etl.load.index.shelf import Shelf
from etl.load.index.units import Reading, Unit, units
from etl.load.index.words import Key, other_ways

_WHOLE: Final = 6.0
"""What it adds that all words of the query stand near each other, in their order."""
_CLOSE: Final = 5.0
"""What it adds that two units stand near each other."""
_USUAL: Final = 5.0
"""What it adds that bare neighbours have the accents that such neighbours mostly have."""
_WAYS: Final = 2
"""Ways to write a unit that are looked for next to another."""


@dataclass(slots=True)
class Meaning:
    """What a query means in one generation; `query` is None where it has no word."""

    query: Query | None = None
    patterns: list[Pattern] = field(default_factory=list)
    readings: list[Reading] = field(default_factory=list)


def meaning(shelf: Shelf, node: Node | None, *, wide: bool) -> Meaning:
    """What a tree means; `wide` takes every accent that bare syllables may have, also other words."""
    found = _Compiler(shelf, wide=wide)
    if node is None:
        return Meaning()
    query = found.compiled(node)
    should = [(Occur.Should, Query.boost_query(near(pattern), worth)) for pattern, worth in found.bonuses.items()]
    if should:
        query = Query.boolean_query([(Occur.Must, query), *should])
    return Meaning(query, found.patterns, found.readings)


class _Compiler:
    """Walks a tree once, collecting on the way what else there is to say."""

    def __init__(self, shelf: Shelf, *, wide: bool) -> None:
        """Compile for this generation."""
        self._shelf = shelf
        self._wide = wide
        self._negated = False
        self.patterns: list[Pattern] = []
        self.readings: list[Reading] = []
        self.bonuses = defaultdict[Pattern, float](float)

    def compiled(self, node: Node) -> Query:
        """A node as a query."""
        if isinstance(node, Words):
            return self._words(node)
        if isinstance(node, Phrase):
            return self._phrase(node)
        if isinstance(node, Either):
            return any_of([self.compiled(part) for part in node.parts])
        if isinstance(node, Every):
            return self._every(node)
        return self._every(Every((node,)))

    def _every(self, node: Every) -> Query:
        """All parts, and none of the negated ones; only negated parts leave everything else."""
        wanted = [(Occur.Must, self.compiled(part)) for part in node.parts if not isinstance(part, Without)]
        unwanted = [(Occur.MustNot, self._without(part)) for part in node.parts if isinstance(part, Without)]
        return Query.boolean_query([*(wanted or [(Occur.Must, Query.all_query())]), *unwanted])

    def _without(self, node: Without) -> Query:
        """What must not be there; it is neither highlighted nor worth a bonus."""
        before, self._negated = self._negated, True
        inside = self.compiled(node.part)
        self._negated = before
        return inside

    def _words(self, node: Words) -> Query:
        """All units of a run, with a bonus where they stand near each other."""
        found = units(self._shelf, node.forms)
        if len(found) > 1 and not self._negated:
            whole = tuple(piece for unit in found for piece in _pattern(unit))
            self.bonuses[whole] += _WHOLE
            for first, second in pairwise(found):
                self._reward(first, second)
        has_accents = any(form.is_typed for form in node.forms)
        wanted = [unit for unit in found if not _is_stop_word(unit, has_accents=has_accents)]
        return all_of([self._unit(unit) for unit in wanted or found])

    def _reward(self, first: Unit, second: Unit) -> None:
        """A bonus where two units are a few words apart, another with the accents that such neighbours mostly have."""
        for left in self._ways(first)[:_WAYS]:
            for right in self._ways(second)[:_WAYS]:
                self.bonuses[left + right] += _CLOSE
        usual = self._usual(first, second)
        if usual:
            self.bonuses[usual] += _USUAL

    def _usual(self, first: Unit, second: Unit) -> Pattern | None:
        """Neighbours of which one is a bare syllable, with the accents that most bulletins give them."""
        left, right = first.forms[-1], second.forms[0]
        if not any(_is_open(unit) for unit in (first, second)):
            return None
        counts = self._shelf.accents((left.bare, right.bare))
        edges = ((left, first, -1), (right, second, 0))
        fitting = {key: times for key, times in counts.items() if all(map(_fits, key, edges))}
        if not fitting:
            return None
        accents = max(fitting, key=lambda key: fitting[key])
        return (*_pattern(first)[:-1], (accents[0], True), (accents[1], True), *_pattern(second)[1:])

    def _unit(self, unit: Unit) -> Query:
        """One unit, wherever it stands: as meant, without any accents, and by its short or long form."""
        patterns = self._ways(unit)
        self._say(unit, patterns)
        return anywhere(self._shelf, patterns)

    def _ways(self, unit: Unit) -> list[Pattern]:
        """The ways a unit may be written."""
        ways = [_as_typed(unit)] if self._wide or not unit.is_exact else [as_written(key) for key in _keys(unit)]
        literal = tuple(form.exact for form in unit.forms)
        others = other_ways().get(unit.meant or literal, ())
        return list(dict.fromkeys([*ways, *map(as_written, others)]))

    def _phrase(self, node: Phrase) -> Query:
        """Exactly these side by side; bare syllables get the accents of the words they are, where all are known."""
        found = units(self._shelf, node.forms)
        if len(found) == 1:
            return self._unit(found[0])
        pattern = tuple(piece for unit in found for piece in _pattern(unit, wide=self._wide))
        ways = [pattern]
        if not self._wide and not any(form.is_typed for form in node.forms):
            ways.append(as_written(tuple(form.exact for form in node.forms)))
        for unit in found:
            self._say(unit, [])
        if not self._negated:
            self.patterns += ways
        return anywhere(self._shelf, ways)

    def _say(self, unit: Unit, patterns: Iterable[Pattern]) -> None:
        """Remember what is to be highlighted and explained."""
        if self._negated:
            return
        self.patterns += patterns
        if unit.reading and not self._wide and unit.reading not in self.readings:
            self.readings.append(unit.reading)


def _is_stop_word(unit: Unit, *, has_accents: bool) -> bool:
    """Whether a unit is a word that nobody looks for; without any accent in the query nobody can tell."""
    (form, *others) = unit.forms
    return not others and has_accents and form.exact in stop_words()


def _is_open(unit: Unit) -> bool:
    """Whether a unit is one bare syllable that may have any accent."""
    return len(unit.forms) == 1 and not unit.forms[0].is_typed


def _fits(accents: str, edge: tuple[Form, Unit, int]) -> bool:
    """Whether these accents are what was typed, or meant, at the edge of a unit."""
    form, unit, place = edge
    if unit.meant:
        return accents == unit.meant[place]
    return not form.is_typed or accents == form.exact


def _keys(unit: Unit) -> list[Key]:
    """The accented forms a unit stands for: the word meant, and what was typed where that has no accents at all."""
    literal = tuple(form.exact for form in unit.forms)
    keys = [unit.meant or literal] if any(form.is_typed for form in unit.forms) else [unit.meant or literal, literal]
    return list(dict.fromkeys(keys))


def _pattern(unit: Unit, *, wide: bool = False) -> Pattern:
    """The one pattern of a unit inside a longer one."""
    return as_written(unit.meant) if unit.meant and unit.is_exact and not wide else _as_typed(unit)


def _as_typed(unit: Unit) -> Pattern:
    """The accents that were typed count, bare syllables may have any."""
    return tuple((form.exact if form.is_typed else form.bare, form.is_typed) for form in unit.forms)
