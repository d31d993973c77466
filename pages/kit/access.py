"""Who is looking, and what they may do. The only reader of `st.user` and of the request's address.

Without sign-in set up there is one user: whoever sits at this machine, and they may do everything. A request from
elsewhere, or one that a proxy passed on, sees a refusal and nothing else. With sign-in, `roles.toml` of the home says
who may do what (etl/roles.py); it is asked at every action. What writes asks `require` of pages/kit/guard.py.
"""

import logging
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from ipaddress import ip_address
from typing import Final, NoReturn
from urllib.parse import urlsplit

import streamlit as st

from etl.errors import ForbiddenError, RolesError
from etl.paths import home
from etl.roles import Grant, Right, Role, roles
from pages.kit.words import t

__all__ = ["Right", "Role", "User"]

_LOG: Final = logging.getLogger(__name__)
FORWARDED: Final = frozenset(
    {"x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "forwarded", "x-real-ip", "via", "cf-connecting-ip"}
)
"""Headers that a proxy adds; with one of them loopback is the proxy's address, not the reader's."""


@dataclass(frozen=True, slots=True)
class User:
    """Somebody who looks at the dashboard; without a role they see nothing."""

    name: str
    role: Role | None = None
    provinces: frozenset[str] | None = None
    """The codes, of the 34 units, that they are limited to; None for all."""
    is_local: bool = False
    """At this machine, without sign-in."""

    def has(self, right: Right) -> bool:
        """Whether they have a right at all; whether it reaches a site or a bulletin, guard.py knows."""
        return self.role is not None and Grant(self.role, self.provinces).has(right)

    @property
    def is_staff(self) -> bool:
        """May write something."""
        return self.has(Right.WRITE)

    @property
    def is_admin(self) -> bool:
        """May also change what other staff wrote."""
        return self.has(Right.ADMINISTER)


PROGRAM: Final = User("chương trình", Role.ADMINISTRATOR)
"""Whoever starts a program on the server, which draws no page: it sees all."""
_FIXED: Final[ContextVar[User | None]] = ContextVar("user", default=None)


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
    """Who is looking, and what the file of roles says of them now."""
    if fixed := _FIXED.get():
        return fixed
    if sign_in_configured():
        email = _signed_in()
        return _granted(email) if email else User(t("khách"))
    if from_this_machine():
        return User(t("quản trị, máy này"), Role.ADMINISTRATOR, is_local=True)
    return User(t("khách"))


def _signed_in() -> str:
    """The address that the identity provider vouches for; empty for a guest."""
    if not getattr(st.user, "is_logged_in", False) or st.user.get("email_verified") is False:
        return ""
    return str(st.user.get("email") or "").lower()


def _granted(email: str) -> User:
    """Somebody with the role they have now; a file of roles that is not understood gives nobody one."""
    try:
        grant = roles(home()).of(email)
    except RolesError:
        _LOG.exception("roles")
        grant = None
    return User(email, grant.role, grant.provinces) if grant else User(email)


@contextmanager
def acting_as(user: User) -> Iterator[None]:
    """This user is the current one: for files, which are made where no page is being drawn."""
    token = _FIXED.set(user)
    try:
        yield
    finally:
        _FIXED.reset(token)


def taken_away(make: Callable[[], bytes]) -> Callable[[], bytes]:
    """What makes a file for the one who looks now, and refuses when they may no longer have it on the click."""
    user = current_user()

    def made() -> bytes:
        now = user if user.is_local or user == PROGRAM else _granted(user.name)
        if now.provinces != user.provinces or not now.has(Right.EXPORT):
            raise ForbiddenError("Bạn không còn quyền tải dữ liệu này; hãy tải lại trang.")
        with acting_as(user):
            return make()

    return made


# --- what somebody without a right reads ------------------------------------------------------------------------------


def require_reader() -> None:
    """The first line of the app: whoever has no role reads why, and the page stops."""
    user = current_user()
    if user.has(Right.LOOK):
        return
    st.title(t("Nhịp Công đoàn"), anchor=False)
    if not sign_in_configured():
        st.error(
            t("Chưa cài đăng nhập, nên bảng này chỉ mở tại chính máy chủ. Muốn dùng từ xa, hãy báo người quản trị.")
        )
    elif not getattr(st.user, "is_logged_in", False):
        st.info(t("Bảng này dành cho người được cấp quyền. Hãy đăng nhập."), icon=":material/lock:")
        st.button(t("Đăng nhập"), type="primary", on_click=st.login)
    else:
        st.error(t("Tài khoản {name} chưa được cấp quyền. Hãy liên hệ người quản trị.", name=user.name))
        sign_out()
    st.stop()


def sign_out() -> None:
    """The way out, where there is a way in."""
    if sign_in_configured():
        st.button(t("Đăng xuất"), on_click=st.logout, icon=":material/logout:", type="tertiary")


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
    """Say why the page stays shut, and stop."""
    if sign_in_configured():
        st.error(t("Tài khoản này chưa được cấp quyền cán bộ. Hãy liên hệ người quản trị."))
    else:
        st.error(t("Trang này chỉ mở tại chính máy chủ. Muốn dùng từ xa, cần cài đăng nhập cho cán bộ."))
    st.stop()
