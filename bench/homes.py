"""Homes of any size: up to a core's worth of bulletins loaded as everybody loads them, more by multiplying that build.

Multiplied bulletins have other names, days and sites, and all the facts of the first; the index is written by the
project's own code from texts that repeat. What pages ask and search costs the same as if each had been read.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from itertools import cycle
from pathlib import Path
from typing import Final

import duckdb

from bench.extraction import bulletins
from etl.load.core import bind
from etl.load.index.documents import Searchable, Source, searchable
from etl.load.index.generations import write_generation
from etl.load.publish import now, sortable
from etl.load.statements import statement
from etl.paths import PROJECT, Home
from etl.pipeline import rules_version

GROW: Final = (Path(__file__).parent / "grow.sql").read_text(encoding="utf-8")
CORE: Final = 150_000
"""So many are really loaded."""
SITE: Final = "congdoan-nghean"
TEXTS: Final = 440
"""Texts of the demonstration, in turn the text of each multiplied bulletin."""


def generated(folder: Path, count: int) -> Path:
    """This many bulletins and some counters of the sample's generator, in a folder."""
    if not folder.exists():
        run("etl.sample", str(folder), "--bulletins", str(count), "--seed", "7")
    return folder


def loaded(root: Path, count: int) -> Path:
    """A home into which this many generated bulletins were loaded in one go."""
    home = root / f"loaded-{count}"
    if not Home(home).current.exists():
        texts = generated(root / f"texts-{count}", count)
        run("etl", "add", str(texts / "bulletins"), str(texts / "readings"), "--site", SITE, home=home)
    return home


def grown(root: Path, count: int) -> Path:
    """A home with at least this many bulletins on a site for each province, with its index."""
    home = Home(root / f"grown-{count}")
    if not home.current.exists():
        build = _multiplied(home, root, count)
        write_generation(home, build, rules_version(), _texts, anew=True)
        home.current.write_text(f"{build}.duckdb\n", encoding="utf-8")
    return home.root


def facts(root: Path, count: int) -> Path:
    """The same without texts and index: what pages count, for more bulletins than anybody would index here."""
    home = Home(root / f"facts-{count}")
    if not home.current.exists():
        build = _multiplied(home, root, count)
        home.current.write_text(f"{build}.duckdb\n", encoding="utf-8")
    return home.root


def _multiplied(home: Home, root: Path, count: int) -> str:
    """The name of a build in a new home: as many loaded bulletins as are really loaded, multiplied; not served yet."""
    shutil.rmtree(home.root, ignore_errors=True)
    core = Home(loaded(root, min(count, CORE)))
    home.published.mkdir(parents=True)
    build = sortable(now())
    path = home.published / f"{build}.duckdb"
    shutil.copyfile(core.published / core.current.read_text("utf-8").strip(), path)
    _multiply(path, -(-count // CORE), build)
    return build


def run(module: str, *arguments: str, home: Path | None = None) -> None:
    """A command of the project; some bulletins of the generator may be rejected."""
    environment = os.environ | ({"UNION_PULSE_HOME": str(home)} if home else {})
    command = [sys.executable, "-m", module, *arguments]
    done = subprocess.run(command, cwd=PROJECT, env=environment, check=False, capture_output=True, text=True)  # noqa: S603 - our own command
    if done.returncode == 2:  # noqa: PLR2004 - nothing could be done
        raise SystemExit(done.stderr)


def _multiply(build: Path, copies: int, name: str) -> None:
    """Make a build as many times as large."""
    with duckdb.connect() as connection:
        connection.execute(statement("attach").format(path=str(build).replace("'", "''")))
        bind(connection, copies=copies, build=name)
        connection.execute(GROW)
        connection.execute(statement("out_counted"))
        connection.execute(statement("site_week"))


def _texts(sources: Iterable[Source]) -> Iterator[Searchable | None]:
    """For each bulletin one of a few texts, analysed once."""
    analysed = [_analysed(data.decode("utf-8", errors="ignore")) for data in bulletins(TEXTS)]
    for _, found in zip(sources, cycle(analysed), strict=False):
        yield found


def _analysed(text: str) -> Searchable:
    """All of a text as news, its first line the title."""
    return searchable(text, "utf-8", ((0, len(text)),), text.partition("\n")[0])
