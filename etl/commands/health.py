"""`health`: whether the home can be served, for probes, and its figures for Prometheus."""

from pathlib import Path

from etl.load.files import write_whole
from etl.paths import Home
from etl.running.figures import figures
from etl.running.health import Health


def as_text(found: Health) -> str:
    """One line for each thing that does not work, or one that all is well."""
    wrong = [f"{one.what} {one.do}" for some in found.wrong.values() for one in some]
    if wrong:
        return "\n".join(wrong)
    return f"Đang công bố bản dựng {found.build}." if found.build else "Chưa có bản dựng nào."


def write_figures(home: Home, target: Path) -> None:
    """The figures as a file that whoever collects them sees whole or as it was before."""
    write_whole(target, figures(home))
    target.chmod(0o644)  # another account collects them, and nothing in them is secret
