"""Counters are readings of a meter: what they say of each day, told apart and never smoothed away.

The rules stand in `published.sql` (table `visit_day`) and `sql/visit_day.sql`; the two judgements that need a number
are here with their reasons.
"""

from typing import Final

from etl.load.core import Connection, bind
from etl.load.statements import statement

BUMP_FACTOR: Final = 30
"""A stretch whose days average this many times the usual day is a number set by hand. A front-page story or a contest
brings a union site perhaps tenfold; webmasters who "start" a counter add hundreds or thousands of days at once."""

BUMP_FLOOR: Final = 5_000
"""Below this many visits a day nothing is called a bump: a site with ten visits a day may have three hundred."""


def write_visit_days(connection: Connection) -> None:
    """Fill `out.visit_day` from `out.reading`."""
    bind(connection, bump_factor=BUMP_FACTOR, bump_floor=BUMP_FLOOR)
    connection.execute(statement("visit_day"))
