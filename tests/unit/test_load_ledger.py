"""The ledger of sites and weeks: zero is not silence."""

from datetime import date
from pathlib import Path

import pytest

from etl.load import reference
from etl.vocabulary.sites import Site
from tests.sql.homes import House, house


@pytest.fixture
def at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> House:
    return house(tmp_path, monkeypatch)


def weeks(at: House, site: str) -> list[tuple[str, str, int]]:
    ledger = at.ask("SELECT site, week, state, bulletins FROM site_week ORDER BY week")
    return [(f"{week:%d/%m}", state, bulletins) for found, week, state, bulletins in ledger if found == site]


def test_weeks_with_bulletins_covered_weeks_and_the_rest(at: House) -> None:
    at.add(
        at.write("a.txt", title="Một", published_on="2024-03-05"),
        at.write("b.txt", title="Hai", published_on="2024-03-10"),
        covers=(date(2024, 3, 4), date(2024, 3, 12)),
    )
    at.add(at.write("c.txt", title="Ba", published_on="2024-03-25"), site="trang-b")
    assert weeks(at, "trang-a") == [
        ("04/03", "published", 2),
        ("11/03", "nothing_published", 0),
        ("18/03", "not_collected", 0),
        ("25/03", "not_collected", 0),
    ]
    assert weeks(at, "trang-b")[-1] == ("25/03", "published", 1)


def test_a_file_that_could_not_be_read_leaves_its_week_open(at: House) -> None:
    broken = at.inbox / "x.txt"
    broken.write_text("không phải JSON", encoding="utf-8")
    at.add(
        broken, at.write("a.txt", title="Một", published_on="2024-03-05"), covers=(date(2024, 3, 4), date(2024, 3, 24))
    )
    assert [state for _, state, _ in weeks(at, "trang-a")] == ["published", "nothing_published", "failed_to_read"]


def test_a_site_that_was_merged_is_not_silent(at: House, monkeypatch: pytest.MonkeyPatch) -> None:
    merged = Site("trang-a", "Trang A", merged_on=date(2024, 3, 13), merged_into="trang-b")
    monkeypatch.setattr(reference, "sites", lambda: {"trang-a": merged})
    reference.registers.cache_clear()
    try:
        at.add(at.write("a.txt", title="Một", published_on="2024-03-05"), covers=(date(2024, 3, 4), date(2024, 3, 24)))
        assert [state for _, state, _ in weeks(at, "trang-a")] == ["published", "merged_away", "merged_away"]
    finally:
        reference.registers.cache_clear()


def test_a_bulletin_without_a_day_is_kept_and_stays_out_of_the_weeks(at: House) -> None:
    added = at.add(at.write("a.txt", title="Không ngày"), at.write("b.txt", title="Một", published_on="2024-03-05"))
    assert (added.bulletins, added.warnings) == (2, 1)
    assert weeks(at, "trang-a") == [("04/03", "published", 1)]
    assert at.ask("SELECT warning FROM bulletin_warning") == [("Không rõ ngày đăng.",)]
