"""`build`: core brought up to the rules as they are now, and to what staff decided, and published."""

from dataclasses import dataclass

from etl.commands.runs import recorded
from etl.commands.writer import Writer, writing
from etl.desk import Entry, LoadFile
from etl.load.publish import now
from etl.paths import Home


@dataclass(frozen=True, slots=True)
class Built:
    """The new build, how many bulletins were read again for it, and what could not be read any more."""

    build: str
    renewed: int
    unread: list[dict[str, str]]


def build(home: Home) -> Built:
    """Read again what was read by older rules, then publish."""
    with recorded(home, "build"), writing(home) as writer:
        renewed, unread = writer.renew()
        return Built(writer.publish(anew=True), renewed, unread)


def publish_decisions(home: Home) -> str:
    """Publish with the decisions of staff as they are now; nothing is read again. Return the build."""
    with recorded(home, "decided"), writing(home) as writer:
        return writer.publish()


def build_from_raw(home: Home, who: str | None = None) -> Built:
    """Make core again from the originals and the desk, publish it, and put it in the old one's place."""
    files: dict[str, list[LoadFile]] = {}
    renewed = 0
    unread: list[dict[str, str]] = []
    with recorded(home, "rebuild", who), writing(home, anew=True) as writer:
        writer.settle_pending()
        for load in writer.landed():
            stage = writer.from_raw(load)
            writer.land_in_core(load, stage)
            files[load.load] = list(stage.files())
            renewed += stage.bulletins
            unread += stage.rejected
        built = Built(writer.publish(anew=True), renewed, unread)
        _note(writer, files, built, who)
    return built


def _note(writer: Writer, files: dict[str, list[LoadFile]], built: Built, who: str | None) -> None:
    """What became of the files under the rules as they are now, and a line in the audit."""
    for load, found in files.items():
        writer.desk.read_again(load, found)
    writer.desk.note(Entry(now(), who, "rebuilt", built.build, None))
