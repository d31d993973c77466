"""Ways within one page: changes of its address, which a Streamlit link to the page it stands on leaves as it was."""

from collections.abc import Mapping

import streamlit as st


def go(changes: Mapping[str, str | None]) -> None:
    """Set parameters of the address, or take them away where None; the run that follows reads them."""
    for name, value in changes.items():
        if value is not None:
            st.query_params[name] = value
        elif name in st.query_params:
            del st.query_params[name]


def button(label: str, changes: Mapping[str, str | None], *, key: str, icon: str, disabled: bool = False) -> None:
    """A button that changes the address."""
    st.button(label, key=key, icon=icon, disabled=disabled, type="tertiary", on_click=go, args=(changes,))
