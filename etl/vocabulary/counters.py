"""What the figures of a visitor counter are called: `page_counters.csv`, `page_counter_headings.csv`."""

from functools import cache

from etl.errors import VocabularyError
from etl.vocabulary import rows

COLUMNS = ("label", "field", "strength")
FIELDS = frozenset({"today", "yesterday", "week", "month", "total", "online", "none"})


@cache
def labels() -> tuple[dict[str, str], tuple[tuple[str, str], ...]]:
    """Labels that stand alone (label → field), and phrases that decide where a label contains them, first one first."""
    exact: dict[str, str] = {}
    contained: list[tuple[str, str]] = []
    for row in rows("page_counters.csv", COLUMNS):
        if row["field"] not in FIELDS or row["strength"] not in {"equals", "contains"}:
            raise VocabularyError(f"data/reference/page_counters.csv: {row['label']} has an unknown field or strength")
        if row["strength"] == "equals":
            exact[row["label"]] = row["field"]
        else:
            contained.append((f" {row['label']} ", row["field"]))
    return exact, tuple(contained)


@cache
def field_of(label: str) -> str | None:
    """The figure a label names (`none`: one that is not kept), None where it is no label of a counter."""
    exact, contained = labels()
    if label in exact:
        return exact[label]
    padded = f" {label} "
    return next((field for phrase, field in contained if phrase in padded), None)


@cache
def known_labels() -> frozenset[str]:
    """Every label and every phrase of a label, as they stand in the table."""
    exact, contained = labels()
    return frozenset(exact) | {phrase.strip() for phrase, _ in contained}


@cache
def is_weak(label: str) -> bool:
    """Whether a label says what it counts only beside others ("Hôm nay", "Tổng")."""
    return not any(word in label for word in ("truy cập", "online", "trực tuyến", "khách", "visitor"))


@cache
def headings() -> frozenset[str]:
    """The headings of a counter."""
    return frozenset(row["heading"] for row in rows("page_counter_headings.csv", ("heading",)))
