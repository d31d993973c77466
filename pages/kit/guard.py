"""What every function that writes asks first: whether this user may do this, here, now.

A page that hides a button protects nothing: a session may hold an older page, and a role may have changed since. So
what writes calls `require` itself, and what draws calls `may` to offer only what will work.
"""

from collections.abc import Iterable

from etl.errors import ForbiddenError
from pages.kit import access
from pages.kit.access import Right, User
from pages.kit.warehouse import current, frame
from pages.kit.words import t

__all__ = ["Right", "may", "require"]


def may(right: Right, *, sites: Iterable[str] = (), bulletins: Iterable[str] = ()) -> bool:
    """Whether the user may do this to these sites and bulletins, which must all lie within their provinces."""
    user = access.current_user()
    if not user.has(right) or user.provinces is None:
        return user.has(right)
    named = set(sites), set(bulletins)
    return _sees(*named) if any(named) else right != Right.WRITE


def require(right: Right, *, sites: Iterable[str] = (), bulletins: Iterable[str] = ()) -> User:
    """The user, who may do this. Name every site and bulletin that the writing concerns.

    Raises:
        ForbiddenError: they may not, or not there.
    """
    if not may(right, sites=list(sites), bulletins=list(bulletins)):
        raise ForbiddenError(t("Bạn không có quyền làm việc này. Hãy tải lại trang, hoặc liên hệ người quản trị."))
    return access.current_user()


def _sees(sites: set[str], bulletins: set[str]) -> bool:
    """Whether the part of the build that a limited user sees has all of these; without a build it has nothing."""
    build = current()
    if build is None:
        return False
    known = set(frame(build, "sites")["site"])
    return sites <= known and all(len(frame(build, "bulletin_one", id=one)) for one in sorted(bulletins))
