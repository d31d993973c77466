"""All questions of the traffic page at once, before its first chart: a browser lays out once what comes together."""

from pages.kit import (
    traffic_effect,
    traffic_moves,
    traffic_panels,
    traffic_patterns,
    traffic_ranking,
    traffic_series,
    traffic_silence,
)
from pages.kit.filters import Filters
from pages.kit.traffic_moves import Moves
from pages.kit.warehouse import Build


def ask(build: Build, filters: Filters, site: str | None, moved: Moves) -> None:
    """Have everything answered and made; what is shown afterwards finds it in memory."""
    traffic_patterns.compared(build, filters, site)
    traffic_moves.told(build, filters, site, moved)
    traffic_effect.asked(build, filters)
    traffic_patterns.weekdays_panel(build, filters, site)
    ranking = traffic_ranking.ranking(build, filters, traffic_panels.known(build, filters).sites)
    traffic_ranking.bars(build, filters, ranking.sites, traffic_ranking.scale_asked())
    traffic_panels.flagged(build, filters, site)
    traffic_series.listed(build, filters)
    traffic_silence.silent(build, filters)
