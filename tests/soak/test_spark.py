"""All articles of the shared corpus through Spark: field by field as on one machine, and a second time nothing."""

import os
from pathlib import Path

import pytest

from etl.cluster.extracted import extracted
from etl.commands.add import Asked, add
from etl.paths import Home
from tests.cluster.conftest import java  # noqa: F401 - a fixture
from tests.cluster.material import SITE, articles, facts, on_one_machine, texts

pytestmark = pytest.mark.skipif(os.environ.get("UNION_PULSE_SOAK") != "1", reason="long; make soak runs it")


def test_all_articles_are_read_as_on_one_machine(java: None, shared: Path, tmp_path: Path, home: Home) -> None:  # noqa: F811
    from etl.cluster.job import run  # noqa: PLC0415 - imports Spark
    from etl.cluster.session import session  # noqa: PLC0415

    articles(shared, tmp_path / "bài")
    with session("local[*]", {}) as spark:
        run(spark, [str(tmp_path / "bài")], SITE, str(tmp_path / "ra"))
    here = on_one_machine([tmp_path / "bài"], Home(tmp_path / "here"))
    found = extracted(tmp_path / "ra")
    assert len(here) > 20_000
    assert facts(list(found.outcomes(Home(tmp_path / "there")))) == facts(here)
    assert dict(found.texts()) == texts(here)
    first, second = (add(home, Asked((), SITE, extracted=tmp_path / "ra")) for _ in range(2))
    assert (first.bulletins, second.bulletins) == (len(texts(here)), 0)
