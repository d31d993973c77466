"""Words of Vietnamese, cut by underthesea's own model: the same as `underthesea.word_tokenize`, many times as fast.

underthesea spells out hundreds of features for every text and looks each of them up. Here a run of one, two or three
tokens is looked up once, for all the tokens around it; what the model says of a run is added up beforehand.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from typing import Final

from etl.vocabulary.segmentation import AROUND, BEGINS, GOES_ON, Weights, model

_KEPT: Final = 8192
_IN_PRINT: Final = ""
_IN_SMALL: Final = "lower"
_NOTHING: Final[dict[str, Weights]] = {}
_PIECE: Final = re.compile(r"\S+\s?")
"""What no token reaches over; the space after it tells an end of the text from a stop within."""


@dataclass(frozen=True, slots=True)
class _Known:
    """What runs of one width say, with a small letter at the head of some token and without (by `is_title`)."""

    in_print: dict[str, Weights]
    """Runs that the model knows in just these letters."""
    in_small: dict[str, tuple[Weights, Weights]]
    """Runs that the model or the dictionary knows in small letters."""
    others: tuple[Weights, Weights]


def words(text: str) -> list[str]:
    """The words of a text, syllables joined by spaces."""
    tokens = _tokens(text)
    found: list[str] = []
    for token, goes_on in zip(tokens, _going_on(_weights(tokens)), strict=True):
        if goes_on and found:
            found[-1] += " " + token
        else:
            found.append(token)
    return found


@cache
def _tokenizer() -> tuple[re.Pattern[str], Callable[[str], str], Callable[[str], str]]:
    """The pattern of a token that underthesea has, and how it spells a text and a token."""
    from underthesea.pipeline.text_normalize import token_normalize  # noqa: PLC0415 - loading it takes a moment
    from underthesea.pipeline.text_normalize.character_normalize import normalize_characters_in_text  # noqa: PLC0415
    from underthesea.pipeline.word_tokenize.regex_tokenize import patterns  # noqa: PLC0415

    return patterns, normalize_characters_in_text, lru_cache(_KEPT)(token_normalize)


def _tokens(text: str) -> list[str]:
    """The tokens of a text: syllables, numbers, signs. Letters alone are one token; only others need the pattern."""
    pattern, spell, spell_token = _tokenizer()
    found: list[str] = []
    for piece in _PIECE.findall(spell(text)):
        bare = piece.rstrip()
        found += [bare] if bare.isalpha() else [match[0] for match in pattern.finditer(piece)]
    return [spell_token(token) for token in found]


def _weights(tokens: list[str]) -> list[float]:
    """For each token how much more a word begins there than goes on."""
    runs, titled = tokens, list(map(_is_title, tokens))
    found = [_shifted_sums(list(map(_of_token, tokens)), 1)]
    for width in range(2, len(model().runs) + 1):
        runs = [f"{run} {token}" for run, token in zip(runs, tokens[width - 1 :], strict=False)]
        titled = [one and another for one, another in pairwise(titled)]
        found.append(_shifted_sums(_of_several(runs, titled, width), width))
    return list(map(sum, zip(*found, strict=False)))


def _shifted_sums(runs: list[Weights], width: int) -> list[float]:
    """For each token what the runs of a width say of it, those past both ends of the text among them."""
    around = [_of_edge("BOS", width)] * AROUND + runs + [_of_edge("EOS", width)] * AROUND
    columns = (column[shift:] for shift, column in enumerate(zip(*around, strict=True)))
    return list(map(sum, zip(*columns, strict=False)))


def _of_several(runs: list[str], titled: list[bool], width: int) -> list[Weights]:
    """What runs of several tokens say, each with whether all its tokens begin with a capital."""
    known = _known(width)
    in_print, in_small, others = known.in_print, known.in_small, known.others
    return [
        in_print.get(run) or in_small.get(run.lower(), others)[is_title]
        for run, is_title in zip(runs, titled, strict=True)
    ]


@lru_cache(_KEPT)
def _of_token(token: str) -> Weights:
    """What a token says: by its looks always, by its letters where the model knows them."""
    lowered = token.lower()
    looks = _of_looks(1, is_digit=token.isdigit(), is_title=_is_title(token), is_known=lowered in model().dictionary)
    return _sum(1, [looks, *_of_letters(token, 1, _IN_PRINT), *_of_letters(lowered, 1, _IN_SMALL)])


@cache
def _known(width: int) -> _Known:
    """All that the model says of runs of several tokens, added up."""
    seen, dictionary = model().runs[width], model().dictionary
    runs = {run for run in dictionary if run.count(" ") == width - 1} | seen.get(_IN_SMALL, _NOTHING).keys()
    in_small = {run: _of_small(run, width) for run in runs}
    others = _of_small("", width)
    in_print = {
        run: _sum(width, [in_small.get(run.lower(), others)[_is_title(run)], weights])
        for run, weights in seen.get(_IN_PRINT, _NOTHING).items()
    }
    return _Known(in_print, in_small, others)


def _of_small(lowered: str, width: int) -> tuple[Weights, Weights]:
    """What a run of several tokens says by its looks and its small letters, by `is_title`: it is no number."""
    is_known, letters = lowered in model().dictionary, _of_letters(lowered, width, _IN_SMALL)
    small, title = (
        _of_looks(width, is_digit=False, is_title=is_title, is_known=is_known) for is_title in (False, True)
    )
    return (_sum(width, [small, *letters]), _sum(width, [title, *letters])) if letters else (small, title)


def _of_letters(run: str, width: int, aspect: str) -> list[Weights]:
    """What the letters of a run say, in print or in small; nothing for most."""
    said = model().runs[width].get(aspect, _NOTHING).get(run)
    return [said] if said else []


@cache
def _of_looks(width: int, *, is_digit: bool, is_title: bool, is_known: bool) -> Weights:
    """What a run says by being a number, by its capitals, and by standing in the dictionary."""
    looks = (("isdigit", is_digit), ("istitle", is_title), ("is_in_dict", is_known))
    seen = (model().runs[width].get(aspect, _NOTHING).get(str(look)) for aspect, look in looks)
    return _sum(width, [weights for weights in seen if weights])


@cache
def _of_edge(name: str, width: int) -> Weights:
    """What a run says that reaches over the text's beginning (`BOS`) or end (`EOS`)."""
    return _sum(width, [seen[name] for seen in model().runs[width].values() if name in seen])


def _sum(width: int, weights: list[Weights]) -> Weights:
    """Weights added up place by place."""
    return [sum(column) for column in zip([0.0] * (2 * AROUND + 2 - width), *weights, strict=True)]


@lru_cache(_KEPT)
def _is_title(token: str) -> bool:
    """Whether no word begins with a small letter."""
    return all(word[0] == word[0].upper() for word in token.split())


def _going_on(weights: list[float]) -> list[bool]:
    """The most likely labels of the whole chain: whether each token goes on the word before it."""
    steps = model().steps
    stay, start = steps[GOES_ON, GOES_ON], steps[BEGINS, GOES_ON]
    leave, again = steps[GOES_ON, BEGINS], steps[BEGINS, BEGINS]
    inside, outside = 0.0, weights[0] if weights else 0.0
    came: list[tuple[bool, bool]] = []
    for weight in weights[1:]:
        came.append((inside + stay > outside + start, inside + leave > outside + again))
        inside, outside = max(inside + stay, outside + start), weight + max(inside + leave, outside + again)
    label = inside > outside
    labels = [label] if weights else []
    for if_inside, if_outside in reversed(came):
        label = if_inside if label else if_outside
        labels.append(label)
    return labels[::-1]
