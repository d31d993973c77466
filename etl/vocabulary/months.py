"""Months by name, Vietnamese and English: `data/reference/month_names.csv`."""

from functools import cache

from etl.vocabulary import rows


@cache
def month_names() -> dict[str, int]:
    """The number of each month by its name in lower case."""
    return {row["name"]: int(row["month"]) for row in rows("month_names.csv", ("name", "month"))}
