"""Words before a date that say it is not the day of what is reported: `data/reference/page_event_cues.csv`."""

from functools import cache

from etl.vocabulary import rows


@cache
def cues(use: str) -> tuple[str, ...]:
    """The phrases of one use (`document`, `anniversary`, `deadline`, `plan`, `rule`, `feast`, …), in lower case."""
    return tuple(row["phrase"] for row in rows("page_event_cues.csv", ("use", "phrase")) if row["use"] == use)
