"""Months and days of the week by name, Vietnamese and English: `month_names.csv`, `weekday_names.csv`."""

from functools import cache

from etl.vocabulary import rows


@cache
def month_names() -> dict[str, int]:
    """The number of each month by its name in lower case."""
    return {row["name"]: int(row["month"]) for row in rows("month_names.csv", ("name", "month"))}


@cache
def weekday_names() -> dict[str, int]:
    """The number of each day of the week (Monday is 0) by its name in lower case."""
    return {row["name"]: int(row["day"]) for row in rows("weekday_names.csv", ("name", "day"))}
