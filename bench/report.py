"""One line of the benchmark: ours, the yardstick's, the ratio and the budget it is held against."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Ratio:
    """Two figures of the same unit, measured in the same minute."""

    what: str
    ours: float
    yardstick: str
    theirs: float
    budget: str

    @property
    def ratio(self) -> float:
        """Ours as a multiple of the yardstick's."""
        return self.ours / self.theirs

    def __str__(self) -> str:
        """The line as it is printed."""
        return (
            f"{self.what}: {self.ours:.4g} against {self.theirs:.4g} ({self.yardstick}) "
            f"= {self.ratio:.3g} times (budget: {self.budget})"
        )
