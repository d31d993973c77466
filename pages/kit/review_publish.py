"""What people wrote becomes what pages show: a new build in a child process, and the sentence when that fails."""

from datetime import datetime
from zoneinfo import ZoneInfo

from etl.paths import Home
from etl.settings import TIME_ZONE
from pages.kit import intake, links
from pages.kit.intake import Outcome
from pages.kit.words import t


def now() -> datetime:
    """This moment, in Vietnam."""
    return datetime.now(ZoneInfo(TIME_ZONE))


def published(where: Home) -> str:
    """Publish with what is on the desk now; why it could not be done, or nothing."""
    outcome = intake.run(where, where.root, ["build", "--decided"])
    return wrong(outcome) if outcome.status else ""


def wrong(outcome: Outcome) -> str:
    """Why it could not be published."""
    return " ".join(links.escaped(one) for one in outcome.sentences[-3:]) or t("Không công bố được; hãy thử lại.")
