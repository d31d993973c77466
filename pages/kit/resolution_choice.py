"""Which resolutions a page speaks of: what each is called, how the address names it, and the bulletins it opens."""

import re
from collections.abc import Mapping, Sequence
from typing import Final

import pandas as pd
import streamlit as st

from pages.kit import links, same_page
from pages.kit.conditions import Conditions
from pages.kit.terms import issuer
from pages.kit.warehouse import Build, frame
from pages.kit.words import number, t

CHOSEN: Final = "nq"
"""The parameter that names one resolution: the register's key, or `issuer|number|status` while the key is open."""
COMPARED: Final = "so-sanh"
"""The parameter, repeated, that names the resolutions set side by side; empty where the reader took all away."""
MEASURE: Final = "dem-theo"
"""The parameter that says what is counted over the months."""
FILE: Final = "pages/public/resolutions.py"
AT_ONCE: Final = 8
"""Lines that can still be told apart."""
FIRST: Final = 5
"""Lines drawn before anybody chose."""
_SESSION: Final = re.compile(r"TW:HN(\d+)-(\w+)")
"""The key of a session of the Central Committee, which may have passed several resolutions."""
_BARS: Final = 2
"""How many `|` a choice without a key has; a key of the register has none."""


def go_to(choice: str) -> None:
    """Open the page of one resolution: Streamlit lets no page switch to itself with bound filters."""
    same_page.go({CHOSEN: choice})
    st.rerun()


def opened_by(choice: str) -> dict[str, str | None]:
    """The conditions under which the list page shows the bulletins that name a resolution."""
    if choice.count("|") < _BARS:
        return {"resolution": choice}
    resolution, _, status = choice.rpartition("|")
    return {"resolution": resolution, "status": status}


def leave(choice: str, **conditions: str | None) -> None:
    """Go to the bulletins that name a resolution, as after a click, under further conditions.

    What the address says of this page stays in it: Streamlit writes the new parameters onto this page first, and that
    is where Back returns to.
    """
    own = {name: st.query_params.get_all(name) for name in (CHOSEN, COMPARED, MEASURE) if name in st.query_params}
    query: links.Query = {**own, **Conditions(**opened_by(choice), **conditions).to_query()}
    st.switch_page(links.LIST_FILE, query_params=query)


def every_name(build: Build) -> dict[str, str]:
    """A name for everything that can be chosen: the register, and what bulletins name beside it; most named first."""
    return names_of(frame(build, "resolution_choices"))


def names_of(found: pd.DataFrame) -> dict[str, str]:
    """A name for each choice (choice, label, issuer, number, status), none twice; what is not settled says so."""
    names: dict[str, str] = {}
    used: set[str] = set()
    for choice, label, by, figure, status in found[["choice", "label", "issuer", "number", "status"]].to_numpy():
        name = str(label) if isinstance(label, str) else _of_several(by, figure)
        if status == "ambiguous":
            name += t(" (chưa rõ)")
        if name in used:
            name += f" ({issuer(by)})"
        while name in used:
            name += " ·"
        used.add(name)
        names[str(choice)] = name
    return names


def _of_several(by: str, figure: object) -> str:
    """What is called alike and may be several resolutions: all of one issuer with one number, or without any."""
    if isinstance(figure, str) and figure:
        return t("Các nghị quyết số {number} của {issuer}", number=figure, issuer=issuer(by))
    return t("Các nghị quyết không rõ số của {issuer}", issuer=issuer(by))


def candidate(key: str, known: Mapping[str, str]) -> str:
    """What a candidate of an open naming is called: by the register, or the session that it stands for."""
    session = _SESSION.fullmatch(key)
    if key in known or session is None:
        return known.get(key, key)
    return t("Hội nghị Trung ương {number} khóa {term}", number=session[1], term=session[2])


def compared(known: Sequence[str], ranking: pd.DataFrame) -> list[str]:
    """The resolutions that the address sets side by side; without any there, the most named ones that are settled."""
    asked = st.query_params.get_all(COMPARED)
    if not asked:
        settled = ranking.loc[ranking["status"] == "resolved", "choice"]
        return [str(one) for one in (settled if len(settled) else ranking["choice"])[:FIRST]]
    wanted = list(dict.fromkeys(one for one in asked if one))
    found = [one for one in wanted if one in set(known)]
    if len(found) < len(wanted):
        lost = number(len(wanted) - len(found))
        st.info(t("{count} nghị quyết trong liên kết không có trong dữ liệu này.", count=lost), icon=":material/info:")
    if len(found) > AT_ONCE:
        st.info(t("Chỉ so sánh {count} nghị quyết đầu tiên.", count=number(AT_ONCE)), icon=":material/info:")
    return found[:AT_ONCE]


def compare(choices: Sequence[str]) -> None:
    """Write the resolutions to set side by side into the address."""
    st.query_params[COMPARED] = list(choices) or [""]
