"""What people wrote becomes what pages show: a new build in a child process, and the sentence when that fails."""

from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

from etl.desk import Desk, open_desk
from etl.paths import Home
from etl.settings import TIME_ZONE
from pages.kit import intake, links
from pages.kit.intake import Outcome
from pages.kit.step import Said
from pages.kit.words import t


def now() -> datetime:
    """This moment, in Vietnam."""
    return datetime.now(ZoneInfo(TIME_ZONE))


def publish(where: Home, done: Said, back: Callable[[Desk, str], object] | None = None) -> Said:
    """Publish with what is on the desk now: `done`, or why it could not be done.

    `back` takes what was written off the desk again where it cannot be published; it is given the desk and the reason.
    """
    outcome = intake.run(where, where.root, ["build", "--decided"])
    if not outcome.status:
        return done
    if back:
        with open_desk(where) as desk:
            back(desk, t("Không công bố được nên đã bỏ."))
    return Said(wrong(outcome, t("Không công bố được; hãy thử lại.")), is_done=False)


def wrong(outcome: Outcome, unsaid: str) -> str:
    """Why a child process failed, safe in Markdown; `unsaid` where it gave no reason."""
    return " ".join(links.escaped(one) for one in outcome.sentences[-3:]) or unsaid
