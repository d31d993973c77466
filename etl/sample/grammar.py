"""Text with choices: sections of alternatives, one a line; `{slots}` come from context, calls or other sections."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from random import Random
from typing import Final

SLOT: Final = re.compile(r"\{(\^?)([A-Za-z_0-9]+)(?::([^{}]*))?\}")
LINE: Final = re.compile(r"(?P<era>[<>]?)\s*(?:@(?P<strands>[\w,]+)\s+)?(?P<text>.*)")
"""A line of a section: `<` only before 1 July 2025, `>` only from then on; `@a,b` only in these strands of a story."""
BEFORE, AFTER = "<", ">"

Part = tuple[str, bool, str, str]
"""Literal text, then a slot: whether its first letter becomes a capital, its name ("" for none) and its argument."""
Alternative = tuple[Part, ...]
Call = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Sections:
    """The alternatives of each section, apart for the two maps and for each strand that a story may follow."""

    strands: tuple[str, ...]
    variants: Mapping[tuple[bool, str], Mapping[str, tuple[Alternative, ...]]]

    def of(self, *, is_after: bool, strand: str = "") -> Mapping[str, tuple[Alternative, ...]]:
        """The sections that fit a day and a strand."""
        return self.variants[is_after, strand]


def parse(text: str) -> tuple[dict[str, str], Sections]:
    """The header (`key: value` lines) and the sections (`%% name`, then one alternative a line) of a template file."""
    header: dict[str, str] = {}
    lines: dict[str, list[str]] = {}
    section: list[str] | None = None
    for line in text.splitlines():
        if line.startswith("%% "):
            section = lines.setdefault(line[3:].strip(), [])
        elif not line.strip() or line.startswith("#"):
            continue
        elif section is None:
            key, _, value = line.partition(":")
            header[key.strip()] = value.strip()
        else:
            section.append(line.strip())
    strands = tuple(header.get("strands", "").split()) or ("",)
    variants = {
        (is_after, strand): _compile(lines, BEFORE if is_after else AFTER, strand)
        for is_after in (False, True)
        for strand in strands
    }
    return header, Sections(strands, variants)


def _compile(lines: Mapping[str, Iterable[str]], other: str, strand: str) -> dict[str, tuple[Alternative, ...]]:
    """Each section without the lines of the other time and of other strands."""
    return {
        name: tuple(alternative(text) for line in found if (text := _fitting(line, other, strand)))
        for name, found in lines.items()
    }


def _fitting(line: str, other: str, strand: str) -> str:
    """The words of a line; none where it belongs to the other time or another strand."""
    parts = LINE.fullmatch(line)
    if parts is None or parts["era"] == other:
        return ""
    return parts["text"] if not parts["strands"] or strand in parts["strands"].split(",") else ""


def alternative(line: str) -> Alternative:
    """One line taken apart into literals and slots."""
    parts: list[Part] = []
    at = 0
    for slot in SLOT.finditer(line):
        parts.append((line[at : slot.start()], bool(slot[1]), slot[2], slot[3] or ""))
        at = slot.end()
    return (*parts, (line[at:], False, "", ""))


class Teller:
    """Fills templates for one bulletin: context first, then calls, then the family's sections, then the common ones."""

    def __init__(
        self,
        rng: Random,
        context: Mapping[str, str],
        calls: Mapping[str, Call],
        sections: tuple[Mapping[str, tuple[Alternative, ...]], ...],
    ) -> None:
        """What the slots may name."""
        self._random = rng.random
        self._context = context
        self._calls = calls
        self._sections = sections
        self._told: set[Alternative] = set()

    def tell(self, section: str) -> str:
        """One alternative of a section, filled."""
        for sections in self._sections:
            if found := sections.get(section):
                return self.fill(self._fresh(found))
        raise KeyError(f"no section or value: {section}")

    def _fresh(self, found: tuple[Alternative, ...]) -> Alternative:
        """An alternative not yet told, where one is left."""
        at = int(self._random() * len(found))
        for step in range(len(found)):
            one = found[(at + step) % len(found)]
            if one not in self._told:
                self._told.add(one)
                return one
        return found[at]

    def fill(self, parts: Alternative) -> str:
        """An alternative with its slots filled."""
        text: list[str] = []
        for literal, is_capital, name, argument in parts:
            text.append(literal)
            if name:
                value = self._value(name, argument)
                text.append(value[:1].upper() + value[1:] if is_capital else value)
        return "".join(text)

    def _value(self, name: str, argument: str) -> str:
        """What a slot stands for."""
        if (known := self._context.get(name)) is not None:
            return known
        if call := self._calls.get(name):
            return call(argument)
        return self.tell(name)
