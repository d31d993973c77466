"""underthesea's model of where a Vietnamese word begins and where it goes on, read where underthesea keeps it.

The model is a linear chain in the file format of CRFsuite: weights, and the names of what they weigh ("T[-1,0].lower=a
thể": the token before and this one, in lower case). It has two labels, so only the difference between weights counts.
"""

import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from etl.errors import VocabularyError

AROUND: Final = 2
"""How many tokens before and after a token the model looks at."""
BEGINS, GOES_ON = "B-W", "I-W"
_HEADER: Final = struct.Struct("<4s4x4s12x4I8x")
_WEIGHTS: Final = struct.Struct("<8xI")
_WEIGHT: Final = struct.Struct("<3Id")
_NAMES: Final = struct.Struct("<16x2I")
_NAME: Final = struct.Struct("<4xI")
_PLACE: Final = struct.Struct("<I")
_ATTRIBUTE: Final = re.compile(r"T\[(-?\d)(?:,(-?\d))?\](?:\.(\w+))?=(.*)", re.DOTALL)

Weights = list[float]
"""What a run of tokens says for "begins" at the tokens around it, first of all at the one `AROUND` after its first."""


@dataclass(frozen=True, slots=True)
class Model:
    """The model, in weights for "begins" less those for "goes on"."""

    runs: dict[int, dict[str, dict[str, Weights]]]
    """By the width of a run, what is looked at ("" for the words themselves), and what is seen."""
    steps: dict[tuple[str, str], float]
    """From one label to the next."""
    dictionary: frozenset[str]


@cache
def model() -> Model:
    """The model of the installed underthesea; loading it takes a moment."""
    import joblib  # noqa: PLC0415 - most commands never need these
    from underthesea.pipeline import word_tokenize  # noqa: PLC0415

    (folder,) = Path(str(word_tokenize.__file__)).parent.glob("models/ws_crf_*")
    return _read((folder / "models.bin").read_bytes(), frozenset(joblib.load(folder / "dictionary.bin")))


def _read(data: bytes, dictionary: frozenset[str]) -> Model:
    """The model in the bytes of its file.

    Raises:
        VocabularyError: the file is of another make.
    """
    magic, kind, _, at_weights, at_labels, at_names = _HEADER.unpack_from(data)
    labels, names = list(_names(data, at_labels)), list(_names(data, at_names))
    if (magic, kind, sorted(labels)) != (b"lCRF", b"FOMC", [BEGINS, GOES_ON]):
        raise VocabularyError("the model of words that underthesea brings is not the one known here")
    differences = [0.0] * len(names)
    steps: dict[tuple[str, str], float] = {}
    (count,) = _WEIGHTS.unpack_from(data, at_weights)
    start = at_weights + _WEIGHTS.size
    for is_step, source, label, weight in _WEIGHT.iter_unpack(data[start : start + count * _WEIGHT.size]):
        if is_step:
            steps[labels[source], labels[label]] = weight
        else:
            differences[source] += weight if labels[label] == BEGINS else -weight
    return Model(_runs(dict(zip(names, differences, strict=True))), steps, dictionary)


def _names(data: bytes, at: int) -> Iterator[str]:
    """The names of a table, in the order of their numbers."""
    count, places = _NAMES.unpack_from(data, at)
    for (place,) in _PLACE.iter_unpack(data[at + places : at + places + count * _PLACE.size]):
        (size,) = _NAME.unpack_from(data, at + place)
        start = at + place + _NAME.size
        yield data[start : start + size - 1].decode()


def _runs(weights: dict[str, float]) -> dict[int, dict[str, dict[str, Weights]]]:
    """The weights by what they weigh."""
    runs: dict[int, dict[str, dict[str, Weights]]] = {}
    for name, weight in weights.items():
        match = _ATTRIBUTE.fullmatch(name)
        if match is None:
            raise VocabularyError(f"the segmenter of underthesea looks at something unknown: {name}")
        first, last = int(match[1]), int(match[2] or match[1])
        width = last - first + 1
        seen = runs.setdefault(width, {}).setdefault(match[3] or "", {})
        seen.setdefault(match[4], [0.0] * (2 * AROUND + 2 - width))[first + AROUND] = weight
    return runs
