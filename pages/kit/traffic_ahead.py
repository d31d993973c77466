"""All questions of the traffic page at once, before its first chart: a browser lays out once what comes together."""

from pages.kit import traffic_effect, traffic_panels, traffic_patterns, traffic_ranking, traffic_silence
from pages.kit.filters import Filters
from pages.kit.traffic_moves import Moves
from pages.kit.warehouse import Build


def ask(build: Build, filters: Filters, site: str | None, step: str, moved: Moves) -> None:
    """Have everything answered and made; what is shown afterwards finds it in memory."""
    traffic_patterns.changes(build, filters, site)
    traffic_panels.series_panel(build, filters, site, step, moved)
    traffic_effect.asked(build, filters)
    traffic_patterns.weekdays_panel(build, filters, site)
    traffic_ranking.asked(build, filters)
    traffic_panels.flagged(build, filters, site)
    traffic_panels.looks(build, filters, site)
    traffic_silence.silent(build, filters)
