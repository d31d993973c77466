"""Scoring: what agrees, what was gained and lost, which floors hold, and judged decisions counted again."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.commands.score import Asked, score, score_verdicts, verdict_report
from etl.score.labelled import LabelsError, labelled_set
from etl.score.measures import compare, ordinal, total
from etl.score.pinned import Pinned, changes, fallen
from etl.score.verdicts import recount

TEXT = (
    "Liên đoàn Lao động tỉnh Nghệ An tặng quà công nhân\n\nSáng 5/3, LĐLĐ tỉnh Nghệ An trao 200 suất quà tại TP Vinh."
)
RIGHT = {
    "doc_id": "a/1",
    "provinces": [{"name": "Nghệ An", "role": "active"}],
    "resolutions": [],
    "union": True,
}

RECORDS = st.fixed_dictionaries(
    {
        "provinces": st.lists(
            st.fixed_dictionaries(
                {"name": st.sampled_from(["Hà Nội", "Nghệ An"]), "role": st.sampled_from(["active", "mentioned"])}
            ),
            unique_by=lambda province: province["name"],
        ),
        "resolutions": st.lists(
            st.fixed_dictionaries(
                {
                    "issuer": st.sampled_from(["TW", "QH", "?"]),
                    "number": st.sampled_from(["20", "02", "XIII", None]),
                    "year": st.sampled_from([None, 2008]),
                    "mentions": st.integers(1, 3),
                }
            ),
            unique_by=lambda resolution: (resolution["issuer"], resolution["number"]),
        ),
        "union": st.booleans(),
    }
)


@pytest.mark.parametrize(
    ("printed", "spelt"),
    [("02", "2"), ("XIII", "13"), ("xiv", "14"), ("IX", "9"), ("7B", "7b"), (None, ""), ("?", "?")],
)
def test_a_number_has_one_spelling(printed: str | None, spelt: str) -> None:
    assert ordinal(printed) == spelt


@given(RECORDS)
def test_a_record_agrees_with_itself(record: dict[str, Any]) -> None:
    hits, misses = compare(record, record)
    assert misses == {}
    assert all(score.f1 == 1 for score in total([(hits, misses)]).values())


@given(RECORDS, RECORDS)
def test_what_one_side_misses_the_other_has_too_many(label: dict[str, Any], found: dict[str, Any]) -> None:
    one, other = total([compare(label, found)]), total([compare(found, label)])
    for measure in ("provinces_named", "provinces_active", "resolutions", "resolution_mentions", "union"):
        assert (one[measure].precision, one[measure].recall) == (other[measure].recall, other[measure].precision)
        assert 0 <= one[measure].f1 <= 1


def test_the_year_of_the_register_is_no_mistake() -> None:
    label = {"resolutions": [{"issuer": "TW", "number": "20", "year": None, "mentions": 1}]}
    found = {"resolutions": [{"issuer": "TW", "number": "20", "year": 2008, "mentions": 1}]}
    assert compare(label, found)[1] == {}


def test_changes_name_what_was_gained_and_lost() -> None:
    before = {"a/1": {"union": {"wrong": ["union"], "missed": ["no union"]}}}
    after = {"b/2": {"provinces_named": {"wrong": [], "missed": ["Hà Nội"]}}}
    assert list(changes(before, after)) == [
        "+ a/1 union missed no union",
        "+ a/1 union wrong union",
        "− b/2 provinces_named missed Hà Nội",
    ]


def written(folder: Path, label: dict[str, Any]) -> Path:
    """A set of one label with its text."""
    (folder / "labels.json").write_text(json.dumps([label]), encoding="utf-8")
    (folder / "articles_labelled.json").write_text(json.dumps([{"doc_id": "a/1", "text": TEXT}]), encoding="utf-8")
    return folder


def test_a_run_is_pinned_and_its_floors_hold(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    labels, pinned = written(tmp_path, RIGHT), tmp_path / "pinned.json"
    assert score(Asked(labels, pinned=pinned, is_pinning=True)) == 0
    assert score(Asked(labels, pinned=pinned)) == 0
    assert "0 thay đổi" in capsys.readouterr().out


def test_a_score_below_its_floor_fails(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    wrong = {**RIGHT, "provinces": [{"name": "Hà Tĩnh", "role": "active"}]}
    labels, pinned = written(tmp_path, wrong), tmp_path / "pinned.json"
    fingerprint = labelled_set(labels).fingerprint
    scores = {"provinces_named": 1.0, "union": 1.0}
    pinned.write_text(json.dumps({"fingerprint": fingerprint, "rules": "x", "scores": scores}), encoding="utf-8")
    assert score(Asked(labels, pinned=pinned)) == 1
    said = capsys.readouterr().out
    assert "− a/1 provinces_named missed Hà Tĩnh" in said
    assert "provinces_named: 0.0 thấp hơn mức đã ghim 1.0" in said


def test_another_set_is_not_compared(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    labels, pinned = written(tmp_path, RIGHT), tmp_path / "pinned.json"
    pinned.write_text(json.dumps({"fingerprint": "khác", "rules": "x", "scores": {}}), encoding="utf-8")
    score(Asked(labels, pinned=pinned))
    assert "không so được" in capsys.readouterr().out


def test_a_missing_text_is_named(tmp_path: Path) -> None:
    labels = written(tmp_path, {**RIGHT, "doc_id": "a/2"})
    with pytest.raises(LabelsError, match="thiếu văn bản của 1 bài có nhãn, trước hết là a/2"):
        labelled_set(labels)


def test_labels_in_another_form_are_refused(tmp_path: Path) -> None:
    (tmp_path / "labels.json").write_text("doc_id,union\n", encoding="utf-8")
    with pytest.raises(LabelsError, match="không phải JSON"):
        labelled_set(tmp_path)


def test_judged_decisions_are_counted_again() -> None:
    role = {"doc_id": "a/1", "said": {"name": "Nghệ An", "role": "active"}, "span": [20, 27], "right": True, "kind": ""}
    number = {
        "doc_id": "a/1",
        "said": {"issuer": "TW", "number": "20"},
        "span": [5, 9],
        "right": False,
        "kind": "issuer",
    }
    flag = {"doc_id": "a/1", "said": {"union": False}, "span": [0, 3], "right": False, "kind": "quoted"}
    record = {
        **RIGHT,
        "resolutions": [{"issuer": "TW", "number": "20", "spans": [[40, 50], [8, 12]]}],
    }
    found = recount([role, number, flag], {"a/1": record})
    assert (found.right, found.wrong, found.mended, found.lost) == (1, 1, 1, 0)
    assert list(verdict_report(found))[-1].split() == ["1", "issuer"]
    assert found.precision == 0.5


def test_a_file_of_verdicts_is_counted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    verdict = {"doc_id": "a/1", "said": {"union": True}, "span": [0, 3], "right": True, "kind": ""}
    (tmp_path / "a__1.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "unions.jsonl").write_text(json.dumps(verdict) + "\n", encoding="utf-8")
    assert score_verdicts(tmp_path / "unions.jsonl", tmp_path) == 0
    assert "1 đúng, 0 sai (chính xác 1.0000)" in capsys.readouterr().out


def test_floors_are_compared_as_they_were_rounded() -> None:
    scores = total([compare(RIGHT, RIGHT)])
    assert fallen(Pinned("x", "y", {"provinces_named": 1.0}), scores) == {}
