"""Whether a home can be served, asked every few seconds: a few small reads, and nothing is changed."""

from dataclasses import asdict, dataclass
from typing import Any

from etl.load.served import readable
from etl.paths import Home
from etl.running.findings import Finding, Weight
from etl.running.served import build, desk, index


@dataclass(frozen=True, slots=True)
class Health:
    """What the pages stand on."""

    build: str | None
    wrong: dict[str, list[Finding]]
    """What does not work of `build`, `index` and `desk`."""

    @property
    def is_ready(self) -> bool:
        """Whether readers may be sent here: pages do without an index, but not without build and desk."""
        return not self.wrong["build"] and not self.wrong["desk"]

    @property
    def is_whole(self) -> bool:
        """Whether everything works."""
        return not any(self.wrong.values())

    def as_json(self) -> dict[str, Any]:
        """For machines."""
        told = {name: [asdict(one) for one in found] for name, found in self.wrong.items()}
        return {"build": self.build, "ready": self.is_ready, "whole": self.is_whole, "wrong": told}


def health(home: Home) -> Health:
    """How a home is now."""
    found = {"build": build(home), "index": index(home), "desk": desk(home, thorough=False)}
    wrong = {name: [one for one in some if one.weight is Weight.ERROR] for name, some in found.items()}
    serving = readable(home)
    return Health(serving.path.stem if serving else None, wrong)
