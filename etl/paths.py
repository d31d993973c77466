"""Where things lie: the reference and sample data of the code, and the rooms of a home. A leaf of the imports."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Final

PROJECT: Final = Path(__file__).resolve().parent.parent
REFERENCE: Final = PROJECT / "data" / "reference"
SAMPLE: Final = PROJECT / "data" / "sample"


@dataclass(frozen=True, slots=True)
class Home:
    """One state of the product on disk: what was received, what is known, what is shown."""

    root: Path
    is_demo: bool = False

    @property
    def raw(self) -> Path:
        """Every file as received, named by its SHA-256."""
        return self.root / "raw"

    @property
    def warehouse(self) -> Path:
        """The room of core, desk and the writer's lock."""
        return self.root / "warehouse"

    @property
    def core(self) -> Path:
        """What the ETL knows; only `python -m etl` opens it."""
        return self.warehouse / "core.duckdb"

    @property
    def lock(self) -> Path:
        """Held by the one writer."""
        return self.warehouse / "core.lock"

    @property
    def desk(self) -> Path:
        """What people wrote: loads asked for, decisions, audit."""
        return self.warehouse / "desk.sqlite"

    @property
    def roles(self) -> Path:
        """Who may do what, written by the administrator."""
        return self.root / "roles.toml"

    @property
    def secrets(self) -> Path:
        """How people sign in, with the keys for it: never in a backup."""
        return self.root / "secrets.toml"

    @property
    def incoming(self) -> Path:
        """Uploads on their way into a load, named by us."""
        return self.root / "incoming"

    @property
    def published(self) -> Path:
        """The builds that pages read."""
        return self.root / "published"

    @property
    def index(self) -> Path:
        """A generation of the search index for each build, under the build's name."""
        return self.root / "index"

    @property
    def current(self) -> Path:
        """A text file of one line: the name of the build being served."""
        return self.published / "CURRENT"

    @property
    def demo(self) -> "Home":
        """The home of the demonstration data, with the same rooms."""
        return Home(self.root / "demo", is_demo=True)


def home() -> Home:
    """The home in force: UNION_PULSE_HOME, else `data/` of the project."""
    return Home(Path(os.environ.get("UNION_PULSE_HOME") or PROJECT / "data").resolve())
