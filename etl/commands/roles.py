"""`roles`: who may do what, as the file of roles is understood now; a mistake in it is told before anybody meets it."""

from etl.paths import Home
from etl.roles import Grant, Role, roles
from etl.vocabulary.geography import units_34

CALLED = {
    Role.VIEWER: "người xem",
    Role.ANALYST: "người phân tích: xem và tải số liệu về",
    Role.STAFF: "cán bộ: xem, tải về, nạp và sửa",
    Role.ADMINISTRATOR: "quản trị: mọi quyền",
}


def as_text(home: Home) -> str:
    """One line for each person.

    Raises:
        RolesError: the file cannot be understood.
    """
    found = roles(home)
    said = [f"{email}: {_told(grant)}" for email, grant in sorted(found.people.items())]
    if found.anyone:
        said.append(f"Ai đăng nhập mà không có tên ở trên: {_told(found.anyone)}")
    if not said:
        said.append(f"Chưa ai có quyền; hãy viết {home.roles}, theo mẫu trong deploy/README.md.")
    if not home.secrets.exists():
        said.append(f"Chưa cài đăng nhập ({home.secrets}), nên bảng điều khiển chỉ mở tại máy này.")
    return "\n".join(said)


def _told(grant: Grant) -> str:
    """A grant in words."""
    if grant.provinces is None:
        return CALLED[grant.role]
    names = sorted(units_34()[code].name for code in grant.provinces)
    return f"{CALLED[grant.role]}; chỉ {', '.join(names)}"
