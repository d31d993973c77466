"""From readings of one site's counter to its days: what happened to the meter, how many visits, how far to be trusted.

Pure: knows neither files nor databases. `looks` (readings as looks at the meter) → `faults` (the cheapest story that
explains them) → `days` (bounds and best figure of each day) → `trust` (a grade per month). Days are ordinals here.
"""

from etl.load.meter.days import Day, Mark, days_of
from etl.load.meter.faults import Fault, Story, story_of
from etl.load.meter.looks import Look, looks_of
from etl.load.meter.trust import Trust, trust_of

__all__ = ["Day", "Fault", "Look", "Mark", "Story", "Trust", "days_of", "looks_of", "story_of", "trust_of"]
