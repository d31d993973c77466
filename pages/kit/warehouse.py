"""The published build that pages read: opened read-only, asked by named questions, answers remembered per build."""

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any, Final

import duckdb
import pandas as pd
import streamlit as st

from etl.load.serving import current_build, has_our_tables, serving_home
from etl.load.statements import statement
from etl.paths import Home, home
from etl.running.log import log_slow
from etl.settings import TIME_ZONE
from pages.kit import access

SQL: Final = Path(__file__).parent / "sql"
SEARCH_PATH: Final = "SET search_path = 'memory.main,published.main'"
"""Macros first, then the build's tables; each cursor has to be told."""
LIMIT: Final = SQL / "limit"
"""For whoever is limited to provinces: views under the tables' names, which take the place of the tables."""
CONFIG: Final[dict[str, str | bool | int | float | list[str]]] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
}
LOCK: Final = (
    f"SET GLOBAL TimeZone = '{TIME_ZONE}'",
    "SET GLOBAL enable_external_access = false",
    "SET GLOBAL lock_configuration = true",
)
"""After the build is attached: days are days in Vietnam, no other file can be read, and none of this can be undone."""
_PARAMETER: Final = re.compile(r"\$([a-z_]+)")
_COMMENT: Final = re.compile(r"--[^\n]*")


class OtherTablesError(Exception):
    """The build was made by another version of the program and lacks what pages ask."""


@dataclass(frozen=True, slots=True)
class Build:
    """One published build as somebody sees it: an immutable file, so path and limit can be the key of every cache."""

    name: str
    path: Path
    is_demo: bool
    home: Home
    limit: tuple[str, ...] | None = None
    """The provinces, of the 34, whose sites are all that is seen; None is all, no province is nothing."""


_HELD: Final[ContextVar[Build | None]] = ContextVar("build", default=None)


@contextmanager
def held(build: Build | None) -> Iterator[None]:
    """Whoever asks for the build within this block gets this one: a run has one build, and a hundred links."""
    token = _HELD.set(build)
    try:
        yield
    finally:
        _HELD.reset(token)


def current() -> Build | None:
    """The build to serve: the real one, else the demonstration's, else None. Asked anew each time: two small files.

    It is what the user who looks may see of it: everything that asks this build keeps within their provinces.
    """
    if build := _HELD.get():
        return build
    path, serving = current_build(home()), serving_home(home())
    if path is None or serving is None:
        return None
    return Build(path.stem, path, serving.is_demo, serving, _limit(access.current_user()))


def _limit(user: access.User) -> tuple[str, ...] | None:
    """The provinces that a user sees; who has no role sees none, should a page ever run for them."""
    if user.role is None:
        return ()
    return None if user.provinces is None else tuple(sorted(user.provinces))


@dataclass(frozen=True, slots=True)
class Handle:
    """An open build, and the limits that it has views for."""

    connection: duckdb.DuckDBPyConnection
    limits: set[tuple[str, ...]] = field(default_factory=set)
    lock: Lock = field(default_factory=Lock)


@st.cache_resource(max_entries=2, show_spinner=False)
def _handle(path: str) -> Handle:
    """One read-only handle a build. Never closed here: another session's query may be running on a cursor of it.

    Raises:
        OtherTablesError: the build lacks a table or a column.
    """
    connection = opened(path)
    if not has_our_tables(connection, "published"):
        raise OtherTablesError(path)
    return Handle(connection)


def opened(path: str) -> duckdb.DuckDBPyConnection:
    """A handle that can read one build and nothing else, with the macros of all questions.

    Not `etl.load.open_build`: a read-only database cannot hold macros and a temporary macro lives in one cursor, where
    defining them again costs more than most questions. So the build is attached, read-only, beside one in memory.
    """
    handle = duckdb.connect(":memory:", config=CONFIG)
    quoted = path.replace("'", "''")
    handle.execute(f"ATTACH '{quoted}' AS published (READ_ONLY)")
    handle.execute(SEARCH_PATH)
    handle.execute(macros())
    for setting in LOCK:
        handle.execute(setting)
    return handle


def connection(build: Build) -> duckdb.DuckDBPyConnection:
    """The build's handle, shared by threads: take a `.cursor()` for each query."""
    return _handle(str(build.path)).connection


@cache
def question(name: str) -> tuple[str, frozenset[str]]:
    """The SQL of a question and the names of its parameters (words after `$` in comments do not count)."""
    text = (SQL / f"{name}.sql").read_text(encoding="utf-8")
    return text, frozenset(_PARAMETER.findall(_COMMENT.sub("", text)))


@cache
def macros() -> str:
    """The definitions that every question may use: files named with an underscore, and what `status` also asks."""
    own = [path.read_text(encoding="utf-8") for path in sorted(SQL.glob("_*.sql"))]
    return "\n".join([*own, statement("site_silence")])


def _limited(handle: Handle, limit: tuple[str, ...]) -> str:
    """The search path of the views that show what the sites of these provinces published; made the first time."""
    room = f"limit_{'_'.join(limit)}"
    with handle.lock:
        if limit not in handle.limits:
            cursor = handle.connection.cursor()
            cursor.execute(f"CREATE SCHEMA IF NOT EXISTS memory.{room}")
            cursor.execute(f"SET search_path = 'memory.{room}'")
            for part in ("seen", "seen_province"):
                cursor.execute((LIMIT / f"{part}.sql").read_text(encoding="utf-8"), {"limit": list(limit)})
            cursor.execute((LIMIT / "views.sql").read_text(encoding="utf-8"))
            handle.limits.add(limit)
    return f"SET search_path = 'memory.{room},memory.main'"


def ask(
    handle: duckdb.DuckDBPyConnection, name: str, values: dict[str, Any], search_path: str = SEARCH_PATH
) -> pd.DataFrame:
    """The answer to a question on a handle. Values that it does not name are left out; a missing one is an error.

    Moments must leave the question as Vietnam's clock, `timezone('Asia/Ho_Chi_Minh', …)`: DuckDB converts columns with
    a zone by way of a pandas call that pandas 3 deprecates.
    """
    text, names = question(name)
    cursor = handle.cursor()
    cursor.execute(search_path)
    return cursor.execute(text, {key: values[key] for key in names}).df()


@st.cache_data(max_entries=1000, max_size="256MB", show_spinner=False)
def _frame(key: str, _build: Build, _name: str, _values: dict[str, Any]) -> pd.DataFrame:  # noqa: ARG001 - `key`
    """The remembered answer; a new build begins afresh, and nobody is given what another's provinces answered.

    The key is a text of all the rest: Streamlit would take each day of it apart, at half the cost of finding an answer.
    """
    handle, began = _handle(str(_build.path)), time.perf_counter()
    path = SEARCH_PATH if _build.limit is None else _limited(handle, _build.limit)
    found = ask(handle.connection, _name, _values, path)
    log_slow(_name, _build.path.stem, time.perf_counter() - began, len(found))
    return found


def frame(build: Build, name: str, /, **values: Any) -> pd.DataFrame:  # noqa: ANN401 - whatever SQL can bind
    """The answer to `pages/kit/sql/<name>.sql` on this build, values bound as its `$parameters`; others are ignored.

    Raises:
        KeyError: the question names a parameter that was not given.
    """
    _, names = question(name)
    bound = {key: _listed(values[key]) for key in sorted(names)}
    return _frame(repr((str(build.path), build.limit, name, bound)), build, name, bound)


def _listed(value: object) -> object:
    """Several values as SQL binds them."""
    return list(value) if isinstance(value, tuple) else value


def row(build: Build, name: str, /, **values: Any) -> dict[str, Any]:  # noqa: ANN401 - whatever SQL can bind
    """The one row of a question that answers with one row, missing values as None."""
    answer = frame(build, name, **values)
    return {str(key): None if pd.isna(value) else value for key, value in answer.iloc[0].items()}
