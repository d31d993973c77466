"""A step is done whole though its reader clicks on meanwhile, and what came of it is said where it was taken."""

# ruff: noqa: PLC0415 - AppTest runs the body of `page` by itself
from streamlit.testing.v1 import AppTest


def page() -> None:
    """A page with one step during which the browser asks for another run, as a click elsewhere does."""
    import streamlit as st
    from streamlit.runtime.scriptrunner import RerunData, get_script_run_ctx

    from etl.errors import UnionPulseError
    from pages.kit import step
    from pages.kit.step import Said

    def work() -> Said:
        st.session_state["written"] = True
        context = get_script_run_ctx()
        assert context is not None
        assert context.script_requests is not None
        context.script_requests.request_rerun(RerunData())
        if st.session_state.get("fails"):
            message = "bàn ghi đang đóng"
            raise UnionPulseError(message)
        st.session_state["published"] = True
        return Said("xong", is_done=not st.session_state.get("refused"))

    step.result(str(st.session_state.get("place", "here")))
    if st.button("go"):
        step.carry_out("here", work)


def taken(how: str = "well") -> AppTest:
    """The page after its step, which went well, was refused or fails."""
    app = AppTest.from_function(page).run()
    app.session_state[how] = True
    return app.button[0].click().run()


def test_another_run_that_is_asked_for_in_the_middle_neither_cuts_the_step_nor_swallows_its_word() -> None:
    app = taken()
    assert app.session_state["published"]
    assert [one.value for one in app.success] == ["xong"]
    assert [one.value for one in app.run().success] == ["xong"]


def test_what_failed_is_said_as_such() -> None:
    app = taken("refused")
    assert [one.value for one in app.error] == ["xong"]
    assert not app.success


def test_an_error_of_ours_is_a_sentence_on_the_page() -> None:
    app = taken("fails")
    assert [one.value for one in app.error] == ["bàn ghi đang đóng"]
    assert "published" not in app.session_state


def test_another_place_does_not_repeat_it() -> None:
    app = taken()
    app.session_state["place"] = "there"
    assert not app.run().success
    app.session_state["place"] = "here"
    assert not app.run().success
