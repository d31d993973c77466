"""What a search must find in our own texts: the first ten hits are right, and nothing that belongs there is missing."""

from pathlib import Path

import pytest

from etl.load.index import patterns
from etl.load.index.finding import NEWEST, RELEVANCE, Search, facets, find
from etl.paths import Home
from tests.golden.search_set import FIRST, article_queries, mean, own_queries, own_texts, precision
from tests.unit.search_homes import load, served, shelf, write


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """The texts of the query set, loaded."""
    folder = tmp_path_factory.mktemp("golden")
    home = Home(folder / "home")
    load(home, [write(folder / "in", one["id"], one["title"], one["text"]) for one in own_texts()])
    return home


@pytest.fixture(scope="module")
def answers(home: Home) -> dict[str, list[str]]:
    """For each query the ids of the texts found, in order."""
    opened = shelf(home)
    names = ids(home)
    return {
        one.query: [names[name] for name in find(opened, Search(one.query, rows=100)).names] for one in own_queries()
    }


def ids(home: Home) -> dict[str, str]:
    """The id of each bulletin's text, by the bulletin's name."""
    from etl.load.serving import open_build  # noqa: PLC0415 - only here

    build, _ = served(home)
    with open_build(home.published / f"{build}.duckdb") as connection:
        rows = connection.execute("SELECT bulletin_id, file FROM bulletin").fetchall()
    return {name: Path(file).stem for name, file in rows}


def test_the_query_set_is_large_and_names_each_query_once() -> None:
    own, articles = [one.query for one in own_queries()], [one.query for one in article_queries()]
    assert len(own) + len(articles) >= 100
    assert len(set(own)) == len(own)
    assert len(set(articles)) == len(articles)
    known = {one["id"] for one in own_texts()}
    assert all(one.relevant and one.relevant <= known for one in own_queries())


def test_the_first_ten_hits_are_right(answers: dict[str, list[str]]) -> None:
    found = {one.query: precision(answers[one.query], one.relevant) for one in own_queries()}
    assert mean(found.values()) >= 0.95, {query: share for query, share in found.items() if share < 1}


def test_what_is_right_is_found(answers: dict[str, list[str]]) -> None:
    found = {one.query: len(one.relevant & set(answers[one.query])) / len(one.relevant) for one in own_queries()}
    assert mean(found.values()) >= 0.95, {query: share for query, share in found.items() if share < 1}


@pytest.mark.parametrize("one", own_queries(), ids=lambda one: str(one.query))
def test_the_first_hit_is_right(answers: dict[str, list[str]], one: object) -> None:
    assert answers[one.query][0] in one.relevant, answers[one.query][:FIRST]  # type: ignore[attr-defined]


def test_terms_of_the_index_find_what_the_phrases_find(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = shelf(home)
    queries = [one.query for one in (*own_queries(), *article_queries())]
    searches = [Search(query, order=order) for query in queries for order in (RELEVANCE, NEWEST)]
    by_terms = [(find(opened, one).total, facets(opened, one, ["site", "month"])) for one in searches]
    assert sum(total > 0 for total, _ in by_terms) > len(searches) / 2
    monkeypatch.setattr(patterns, "is_tied", lambda *_, **__: False)
    assert [(find(opened, one).total, facets(opened, one, ["site", "month"])) for one in searches] == by_terms
