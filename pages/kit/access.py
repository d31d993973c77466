"""Who is looking, and what they may do. The only reader of `st.user` and of the request's address.

Without sign-in set up there is one user: whoever sits at this machine, and they may do everything. A request from
elsewhere, or one that a proxy passed on, sees a refusal and nothing else.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from ipaddress import ip_address
from typing import Final, NoReturn
from urllib.parse import urlsplit

import streamlit as st

from pages.kit.words import t

FORWARDED: Final = frozenset(
    {"x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "forwarded", "x-real-ip", "via", "cf-connecting-ip"}
)
"""Headers that a proxy adds; with one of them loopback is the proxy's address, not the reader's."""


@dataclass(frozen=True, slots=True)
class User:
    """Somebody who looks at the dashboard."""

    name: str
    is_staff: bool
    is_local: bool
    """At this machine, without sign-in."""
    is_admin: bool = False
    """May also change what other staff wrote."""


def is_loopback(address: str | None, headers: Mapping[str, str]) -> bool:
    """Whether a request comes from this machine and nobody passed it on. No address at all is Streamlit's localhost.

    The page's own origin, which every browser sends, tells a proxy that adds no header.
    """
    said = {name.lower(): value for name, value in headers.items()}
    if FORWARDED & said.keys():
        return False
    origin = urlsplit(said["origin"]).hostname if "origin" in said else "localhost"
    return _is_local(origin or "") and _is_local(address or "localhost")


def _is_local(host: str) -> bool:
    """Whether a name or an address is this machine's own."""
    if host == "localhost":
        return True
    try:
        return ip_address(host.split("%", maxsplit=1)[0]).is_loopback
    except ValueError:
        return False


def from_this_machine() -> bool:
    """Whether the request being served comes from this machine."""
    return is_loopback(st.context.ip_address, st.context.headers)


def sign_in_configured() -> bool:
    """Whether the secrets name an identity provider."""
    try:
        return "auth" in st.secrets
    except FileNotFoundError:  # Streamlit's word for no secrets at all
        return False


def current_user() -> User:
    """Who is looking. With sign-in: the secrets list e-mail addresses under [access] `staff` and `administrators`."""
    if sign_in_configured():
        if not getattr(st.user, "is_logged_in", False):
            return User(t("khách"), is_staff=False, is_local=False)
        email = str(st.user.get("email") or "").lower()
        is_real = bool(email) and st.user.get("email_verified") is not False
        is_admin = is_real and email in _listed("administrators")
        return User(email, is_admin or (is_real and email in _listed("staff")), is_local=False, is_admin=is_admin)
    if from_this_machine():
        return User(t("quản trị, máy này"), is_staff=True, is_local=True, is_admin=True)
    return User(t("khách"), is_staff=False, is_local=False)


def _listed(name: str) -> frozenset[str]:
    """The e-mail addresses of a list of the secrets' [access]."""
    return frozenset(str(one).lower() for one in st.secrets.get("access", {}).get(name, ()))


def require_reader() -> None:
    """The first line of the app: without sign-in nobody elsewhere reads anything, and the page stops."""
    if sign_in_configured() or from_this_machine():
        return
    st.title(t("Nhịp Công đoàn"), anchor=False)
    st.error(t("Chưa cài đăng nhập, nên bảng này chỉ mở tại chính máy chủ. Muốn dùng từ xa, hãy báo người quản trị."))
    st.stop()


def require_staff() -> User:
    """The user, who may write; anybody else reads why not and the page stops. The first line of every staff page."""
    user = current_user()
    if not user.is_staff:
        _refuse()
    if user.is_local:
        st.caption(
            t(
                "Đang dùng: {name}. Chưa cài đăng nhập, nên chỉ người ngồi ở máy chủ này mới tải lên được.",
                name=user.name,
            )
        )
    return user


def _refuse() -> NoReturn:
    """Say why the page stays shut, offer the sign-in where there is one, and stop."""
    if not sign_in_configured():
        st.error(t("Trang này chỉ mở tại chính máy chủ. Muốn dùng từ xa, cần cài đăng nhập cho cán bộ."))
    elif getattr(st.user, "is_logged_in", False):
        st.error(t("Tài khoản này chưa được cấp quyền cán bộ. Hãy liên hệ người quản trị."))
    else:
        st.error(t("Trang này dành cho cán bộ. Hãy đăng nhập."))
        st.button(t("Đăng nhập"), on_click=st.login)
    st.stop()
