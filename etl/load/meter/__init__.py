"""From readings of one site's counter to its days: what happened to the meter, how many visits, how far to be trusted.

Pure: knows neither files nor databases. `looks` (readings as looks at the meter) → `faults` (the cheapest story that
explains them) → `days` (bounds and best figure of each day) → `weeks` (those that are known well) and `trust` (a grade
per month); `verdicts` are what people say of it instead. Days are ordinals here.
"""

from etl.load.meter.days import Day, Mark, days_of
from etl.load.meter.faults import Fault, Story, story_of
from etl.load.meter.looks import Look, looks_of
from etl.load.meter.trust import Trust, trust_of
from etl.load.meter.verdicts import Verdict, believed, holds, set_aside
from etl.load.meter.weeks import weeks_of

__all__ = [
    "Day", "Fault", "Look", "Mark", "Story", "Trust", "Verdict",
    "believed", "days_of", "holds", "looks_of", "set_aside", "story_of", "trust_of", "weeks_of",
]  # fmt: skip
