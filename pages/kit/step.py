"""A step that writes, done whole: whoever clicks on, or shuts the tab, while it works does not cut it in two.

Streamlit ends a script at its next word to the page, or at its next look at the session, once another run is asked
for: a correction would be written and not published, or published and not told. So a step runs in a thread of its
own, where no run ends it, and the page waits. What came of it stays until another step, or another place, speaks.
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from typing import Final, NoReturn, TypeVar

import streamlit as st
from streamlit.runtime.scriptrunner import add_script_run_ctx, get_script_run_ctx

from etl.errors import UnionPulseError
from pages.kit import links
from pages.kit.words import t

T = TypeVar("T")
_SAID: Final = "step_said"
_DONE: Final = "steps_done"


@dataclass(frozen=True, slots=True)
class Said:
    """What came of a step: the sentence, and the number of a decision that can be taken back."""

    sentence: str
    is_done: bool = True
    decision: int | None = None


def carry_out(place: str, work: Callable[[], Said], *, doing: str | None = None) -> NoReturn:
    """Do `work` to its end, keep what it says for `place`, begin the next run.

    Args:
        place: where the sentence will stand: `last` asks for it by this name.
        work: writes, publishes, takes back what cannot be published. It says nothing to the page itself.
        doing: the sentence beside the spinner.
    """
    with st.spinner(doing or t("Đang ghi và công bố lại…")):
        whole(partial(_kept, place, work))
    st.rerun()


def whole(work: Callable[[], T]) -> T:
    """What `work` gives, done in a thread of its own that knows whose session it works for."""
    context = get_script_run_ctx()
    with ThreadPoolExecutor(1, "step", initializer=lambda: add_script_run_ctx(None, context)) as thread:
        return thread.submit(work).result()


def _kept(place: str, work: Callable[[], Said]) -> None:
    """The work, and its sentence in the session before anything can end the script; our own errors are sentences."""
    try:
        said = work()
    except UnionPulseError as error:
        said = Said(links.escaped(str(error)), is_done=False)
    st.session_state[_SAID] = place, said
    st.session_state[_DONE] = done() + said.is_done


def done() -> int:
    """How many steps this reader has carried out: forms are kept until the next, whatever others publish meanwhile."""
    count: int = st.session_state.get(_DONE, 0)
    return count


def last(place: str) -> Said | None:
    """What the last step here said; nothing once another place asks."""
    kept: tuple[str, Said] | None = st.session_state.get(_SAID)
    if kept is None or kept[0] != place:
        st.session_state.pop(_SAID, None)
        return None
    return kept[1]


def result(place: str) -> None:
    """What came of the last step here, in words."""
    if said := last(place):
        box, icon = (st.success, "check_circle") if said.is_done else (st.error, "error")
        box(said.sentence, icon=f":material/{icon}:")
