"""The house as decided: what lies where, who imports whom, where SQL and words may stand."""

import ast
import re
import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from etl.paths import PROJECT

TOP_LEVEL = {
    *("pyproject.toml", "app.py", "pages", "data", "etl", "tests"),
    *("README.md", "CHANGELOG.md", "LICENSE", "Makefile"),
    *("requirements.txt", "requirements-dev.txt", "requirements-cluster.txt"),
    *(".streamlit", "static", "bench", "deploy", ".ci", ".gitignore", ".gitattributes"),
}
KIT_MAY_IMPORT = (
    *("etl.load", "etl.desk", "etl.roles", "etl.pipeline", "etl.running"),
    *("etl.paths", "etl.errors", "etl.settings", "etl.models"),
)
"""Of `etl`: reading builds, the desk, who may do what, the preview, how the home runs, and the leaves."""


def tracked() -> list[Path]:
    """Every file of the project, as Git knows it (new files included)."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],  # noqa: S607 - git from the path
        cwd=PROJECT,
        check=True,
        capture_output=True,
        text=True,
    )
    return [PROJECT / line for line in listed.stdout.splitlines() if (PROJECT / line).is_file()]


def sources(*folders: str) -> list[Path]:
    """The Python files under these folders or with these names."""
    return [path for path in tracked() if path.suffix == ".py" and path.relative_to(PROJECT).parts[0] in folders]


def imports(path: Path) -> Iterator[str]:
    """The names of all modules that a file imports, wherever in it."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def offenders(paths: list[Path], banned: tuple[str, ...]) -> list[str]:
    """`file imports module` for each import that starts with a banned name."""
    return [
        f"{path.relative_to(PROJECT)} imports {module}"
        for path in paths
        for module in imports(path)
        if any(module == name or module.startswith(name + ".") for name in banned)
    ]


def test_top_level_is_fixed() -> None:
    found = {path.relative_to(PROJECT).parts[0] for path in tracked()}
    assert found <= TOP_LEVEL, f"not in the house: {sorted(found - TOP_LEVEL)}"


def test_no_script_lies_directly_in_pages() -> None:
    """Such a file would run without app.py and its access rules."""
    assert list((PROJECT / "pages").glob("*.py")) == []


def test_etl_knows_neither_streamlit_nor_pages() -> None:
    assert offenders(sources("etl"), ("streamlit", "pages", "app")) == []


def test_find_and_resolve_know_neither_files_nor_duckdb() -> None:
    rooms = [path for path in sources("etl") if {"find", "resolve"} & set(path.parts)]
    assert offenders(rooms, ("duckdb", "pathlib", "os", "etl.load", "etl.read", "etl.desk", "etl.pipeline")) == []


def test_load_knows_no_pattern() -> None:
    rooms = [path for path in sources("etl") if "load" in path.parts]
    assert offenders(rooms, ("etl.find", "etl.read", "etl.clean", "etl.resolve")) == []


def test_only_load_and_the_desk_open_databases() -> None:
    rooms = [path for path in sources("etl") if "load" not in path.parts]
    assert offenders(rooms, ("duckdb",)) == []
    desks = [path for path in rooms if path.stem != "desk" and "desk" not in path.parts]
    assert offenders(desks, ("sqlite3",)) == []


def test_leaves_import_nothing_of_the_project() -> None:
    leaves = [PROJECT / "etl" / name for name in ("errors.py", "settings.py", "paths.py", "models.py")]
    assert offenders(leaves, ("etl", "pages", "app")) == []


def test_pages_ask_the_kit_and_never_the_etl() -> None:
    pages = [path for path in sources("pages") if "kit" not in path.parts]
    assert offenders(pages, ("etl", "duckdb")) == []


def test_the_kit_asks_of_the_etl_only_what_it_may() -> None:
    kit = [path for path in sources("pages") if "kit" in path.parts]
    wrong = [
        f"{path.relative_to(PROJECT)} imports {module}"
        for path in kit
        for module in imports(path)
        if module.split(".")[0] == "etl" and not module.startswith(KIT_MAY_IMPORT)
    ]
    assert wrong == []


def test_every_table_is_drawn_by_the_one_that_spells_numbers() -> None:
    others = [path for path in sources("pages") if path.name != "tables.py"]
    assert [path.name for path in others if "st.dataframe(" in path.read_text(encoding="utf-8")] == []


@pytest.mark.parametrize("path", sources("etl", "pages", "bench", "app.py"), ids=lambda path: str(path.name))
def test_no_sql_outside_sql_files(path: Path) -> None:
    statement = re.compile(
        r"\b(SELECT\s.+\sFROM|INSERT\s+INTO|CREATE\s+(OR\s+REPLACE\s+)?TABLE|DELETE\s+FROM|UPDATE\s+\w+\s+SET)\b",
        re.DOTALL,
    )
    strings = [
        node.value
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]
    assert [text for text in strings if statement.search(text)] == []


@pytest.mark.parametrize("path", [p for p in tracked() if p.suffix == ".sql"], ids=lambda path: str(path.name))
def test_every_sql_file_says_in_plain_words_what_it_is_for(path: Path) -> None:
    assert path.read_text(encoding="utf-8").startswith("-- ")


@pytest.mark.parametrize("path", sources("etl", "pages", "bench", "app.py"), ids=lambda path: str(path.name))
def test_every_module_says_what_it_is_for_and_stays_small(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert ast.get_docstring(ast.parse(text)), "no module docstring"
    assert len(text.splitlines()) <= 400, "split this room in two"


def test_every_page_stands_in_the_readme() -> None:
    readme = (PROJECT / "README.md").read_text(encoding="utf-8")
    pages = [
        p.relative_to(PROJECT).as_posix() for p in sources("pages") if "kit" not in p.parts and p.name != "__init__.py"
    ]
    assert [page for page in pages if page not in readme] == []


@pytest.mark.parametrize("guide", ["README.md", "etl/README.md"])
def test_every_command_stands_in_both_guides(guide: str) -> None:
    """The commands are those that `python -m etl -h` lists."""
    from etl.cli import parser  # noqa: PLC0415 - only this test needs the command line

    said = (PROJECT / guide).read_text(encoding="utf-8")
    commands = next(action.choices for action in parser()._actions if action.dest == "command")
    assert commands
    assert [name for name in commands if f"etl {name}" not in said] == []


def test_locks_pin_by_hash_and_name_no_address() -> None:
    for name in ("requirements.txt", "requirements-dev.txt", "requirements-cluster.txt"):
        text = (PROJECT / name).read_text(encoding="utf-8")
        pinned = re.findall(r"^\S+==\S+", text, re.MULTILINE)
        assert len(pinned) > 20
        assert text.count("--hash=sha256:") >= len(pinned)
        assert "://" not in text


def test_the_lock_holds_every_dependency_of_the_project() -> None:
    declared = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    locked = {
        name.lower()
        for name in re.findall(
            r"^([\w.-]+)==", (PROJECT / "requirements.txt").read_text(encoding="utf-8"), re.MULTILINE
        )
    }
    assert [name for item in declared if (name := re.split(r"[^\w.-]", item)[0].lower()) not in locked] == []


def test_the_changelog_says_what_is_new() -> None:
    assert re.search(r"^## (Unreleased|\[?\d)", (PROJECT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)


def test_no_path_of_this_machine_and_no_index_host_in_the_project() -> None:
    hosts = ("py" + "pi.org", "files.python" + "hosted", "registry." + "npmjs", f"{PROJECT}/")
    wrong = [
        str(path.relative_to(PROJECT))
        for path in tracked()
        if path.suffix in {".py", ".md", ".txt", ".toml", ".sql", ".csv", ".json", ".po", ".yml", ""}
        for text in [path.read_text(encoding="utf-8", errors="replace")]
        if any(host in text for host in hosts if len(host) > 2)
    ]
    assert wrong == []
