"""Words of Vietnamese, cut by underthesea's own model: the same as `underthesea.word_tokenize`, several times as fast.

underthesea spells out hundreds of features for every text and looks each of them up. Here a run of one, two or three
tokens is looked up once, for all the tokens around it, and most runs are not in the model.
"""

import re
from collections.abc import Callable
from functools import cache, lru_cache
from typing import Final

from etl.vocabulary.segmentation import AROUND, BEGINS, GOES_ON, Weights, model

_KEPT: Final = 8192
_LOOKS: Final = ("isdigit", "istitle", "is_in_dict")
_NOTHING: Final[dict[str, Weights]] = {}


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
    """The tokens of a text: syllables, numbers, signs."""
    pattern, spell, spell_token = _tokenizer()
    return [spell_token(match[0]) for match in pattern.finditer(spell(text))]


def _weights(tokens: list[str]) -> list[float]:
    """For each token how much more a word begins there than goes on."""
    titled = [_is_title(token) for token in tokens]
    found = [0.0] * len(tokens)
    for width in model().runs:
        runs = _runs(tokens, titled, width)
        for shift in range(2 * AROUND + 2 - width):
            found = [weight + run[shift] for weight, run in zip(found, runs[shift:], strict=False)]
    return found


def _runs(tokens: list[str], titled: list[bool], width: int) -> list[Weights]:
    """What the runs of a width say, from the one that begins `AROUND` tokens before the text to past its end."""
    if width == 1:
        inside = [_of_token(token) for token in tokens]
    else:
        parts = (tokens[shift:] for shift in range(width))
        inside = [
            _of_run(" ".join(run), width, is_digit=False, is_title=all(titled[place : place + width]))
            for place, run in enumerate(zip(*parts, strict=False))
        ]
    return [_of_edge("BOS", width)] * AROUND + inside + [_of_edge("EOS", width)] * (width + AROUND)


@lru_cache(_KEPT)
def _of_token(token: str) -> Weights:
    """What a token says."""
    return _of_run(token, 1, is_digit=token.isdigit(), is_title=_is_title(token))


def _of_run(run: str, width: int, *, is_digit: bool, is_title: bool) -> Weights:
    """What a run of tokens says: by its looks always, by its words where the model knows them."""
    lowered = run.lower()
    weights = _of_looks(width, is_digit, is_title, lowered in model().dictionary)
    for aspect, value in (("", run), ("lower", lowered)):
        more = model().runs[width].get(aspect, _NOTHING).get(value)
        if more:
            weights = [one + another for one, another in zip(weights, more, strict=True)]
    return weights


@cache
def _of_looks(width: int, *looks: bool) -> Weights:
    """What a run says by being a number, by its capitals, and by standing in the dictionary."""
    runs = model().runs[width]
    seen = (runs.get(aspect, _NOTHING).get(str(look)) for aspect, look in zip(_LOOKS, looks, strict=True))
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
