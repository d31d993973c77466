"""A set of labelled articles: what people found in each, and the texts, which may lie elsewhere.

Labels are a JSON list or JSON lines of `{"doc_id", "provinces", "resolutions", "union"}`, where they keep no words with
spans and the first digits of the text's SHA-256 in `text`; texts a JSON list of
`{"doc_id", "text"}`, a Parquet file with `doc_id`, `title` and `body`, or a folder of `<doc id, "/" as "__">.txt`.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from etl.errors import UnionPulseError

Label = dict[str, Any]
SEPARATOR: Final = "\n\n"
"""Between title and body, where they come apart."""


class LabelsError(UnionPulseError):
    """A set of labels, texts or verdicts that cannot be scored."""


@dataclass(frozen=True, slots=True)
class LabelledSet:
    """Labels and the texts they speak of, by document."""

    labels: Mapping[str, Label]
    texts: Mapping[str, str]
    fingerprint: str
    """Twelve hex digits over labels and texts: a score says nothing about another set."""


def labelled_set(labels: Path, articles: Path | None = None) -> LabelledSet:
    """The labels of a file, or of `labels.json` in a folder, with their texts.

    Raises:
        LabelsError: a file is missing or in no known form, or a text is not there.
    """
    file = labels / "labels.json" if labels.is_dir() else labels
    found = {label["doc_id"]: label for label in rows(file)}
    texts = texts_of(articles or file.with_name("articles_labelled.json"), found)
    changed = [name for name, label in found.items() if label.get("text", digest(texts[name])) != digest(texts[name])]
    if changed:
        raise LabelsError(f"{len(changed)} văn bản khác với khi được đọc để lập nhãn, trước hết là {changed[0]}.")
    return LabelledSet(found, texts, _fingerprint(found, texts))


def rows(file: Path) -> list[Label]:
    """The objects of a JSON list or of JSON lines.

    Raises:
        LabelsError: the file is missing or in another form.
    """
    try:
        content = file.read_text(encoding="utf-8")
        listed = json.loads(content) if content.startswith("[") else [json.loads(line) for line in content.splitlines()]
    except FileNotFoundError as error:
        raise LabelsError(f"{file}: không có tệp này. Hãy kiểm tra đường dẫn của bộ nhãn.") from error
    except ValueError as error:
        raise LabelsError(f"{file}: không phải JSON hay JSON từng dòng ({error}).") from error
    return list(listed)


def texts_of(source: Path, wanted: Iterable[str]) -> dict[str, str]:
    """The texts of the wanted documents.

    Raises:
        LabelsError: a text is not there.
    """
    names = sorted(wanted)
    found = _from_parquet(source, names) if source.suffix == ".parquet" else _from_files(source, names)
    missing = [name for name in names if name not in found]
    if missing:
        raise LabelsError(f"{source}: thiếu văn bản của {len(missing)} bài có nhãn, trước hết là {missing[0]}.")
    return found


def _from_files(source: Path, names: Iterable[str]) -> dict[str, str]:
    """Texts out of a folder or a JSON list."""
    if not source.is_dir():
        return {row["doc_id"]: row["text"] for row in rows(source)}
    files = {name: source / f"{name.replace('/', '__')}.txt" for name in names}
    return {name: file.read_text(encoding="utf-8") for name, file in files.items() if file.is_file()}


def _from_parquet(source: Path, names: list[str]) -> dict[str, str]:
    """Texts out of a table, title first."""
    import pyarrow.parquet as pq  # noqa: PLC0415 - heavy, only for this form

    columns = ["doc_id", "title", "body"]
    table = pq.read_table(source, columns=columns, filters=[("doc_id", "in", names)])
    return {row["doc_id"]: f"{row['title'] or ''}{SEPARATOR}{row['body'] or ''}" for row in table.to_pylist()}


def digest(text: str) -> str:
    """Twelve hex digits over a text, as labels keep them."""
    return sha256(text.encode()).hexdigest()[:12]


def _fingerprint(labels: Mapping[str, Label], texts: Mapping[str, str]) -> str:
    """One name for these labels of these texts."""
    both = [[name, labels[name], digest(texts[name])] for name in sorted(labels)]
    return sha256(json.dumps(both, sort_keys=True, ensure_ascii=False).encode()).hexdigest()[:12]
