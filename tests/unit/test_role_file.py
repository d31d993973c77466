"""`roles.toml`: what it grants, and that what is not understood grants nothing."""

import pytest

from etl.errors import RolesError
from etl.paths import Home
from etl.roles import Grant, Right, Role, Roles, roles

STAFF = '[[people]]\nemail = "Lan@CongDoan.example"\nrole = "staff"\nprovinces = ["nghệ an", "Hà Tĩnh"]\n'


def said(home: Home, text: str | bytes) -> Roles:
    home.root.mkdir(parents=True, exist_ok=True)
    home.roles.write_bytes(text.encode() if isinstance(text, str) else text)
    return roles(home)


def test_without_a_file_nobody_has_a_role(home: Home) -> None:
    assert roles(home).of("lan@congdoan.example") is None


def test_people_have_the_role_that_the_file_gives_them_now(home: Home) -> None:
    assert said(home, STAFF).of("lan@congdoan.EXAMPLE") == Grant(Role.STAFF, frozenset({"40", "42"}))
    assert said(home, STAFF.replace("staff", "viewer")).of("lan@congdoan.example") == Grant(
        Role.VIEWER, frozenset({"40", "42"})
    )
    assert said(home, "\ufeff# trống\n").of("lan@congdoan.example") is None


def test_whoever_is_not_listed_may_look_where_the_file_says_so(home: Home) -> None:
    found = said(home, 'anyone = "viewer"\n' + STAFF)
    assert found.of("khac@congdoan.example") == Grant(Role.VIEWER)
    assert found.of("lan@congdoan.example") == Grant(Role.STAFF, frozenset({"40", "42"}))


@pytest.mark.parametrize(
    ("role", "limited", "rights"),
    [
        (Role.VIEWER, False, {Right.LOOK}),
        (Role.ANALYST, False, {Right.LOOK, Right.EXPORT}),
        (Role.ANALYST, True, {Right.LOOK, Right.EXPORT}),
        (Role.STAFF, True, {Right.LOOK, Right.EXPORT, Right.WRITE}),
        (Role.STAFF, False, {Right.LOOK, Right.EXPORT, Right.WRITE, Right.SETTLE}),
        (Role.ADMINISTRATOR, False, set(Right)),
    ],
)
def test_what_each_role_may_do(role: Role, rights: set[Right], *, limited: bool) -> None:
    grant = Grant(role, frozenset({"40"}) if limited else None)
    assert {right for right in Right if grant.has(right)} == rights


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("anyone = ", "không đúng dạng TOML"),
        (b"\xff\xfe", "không đúng dạng TOML"),
        ('anyone = "staff"', "chỉ có thể là viewer hoặc analyst"),
        ("anyone = []", "chỉ có thể là viewer hoặc analyst"),
        ('everyone = "viewer"', "không hiểu “everyone”"),
        ("people = 3", "từng mục"),
        ("people = [1]", "người thứ 1: phải viết thành mục"),
        ('[[people]]\nrole = "staff"', "không phải địa chỉ thư"),
        ('[[people]]\nemail = "lan"\nrole = "staff"', "“lan” không phải địa chỉ thư"),
        ('[[people]]\nemail = "@x"\nrole = "staff"', "không phải địa chỉ thư"),
        ('[[people]]\nemail = "a b@x"\nrole = "staff"', "không phải địa chỉ thư"),
        (STAFF.replace('"staff"', '"boss"'), "vai trò “boss” không có, chỉ có viewer, analyst, staff, administrator"),
        (STAFF.replace('"staff"', "[1]"), "vai trò “[1]” không có"),
        (STAFF + STAFF, "người thứ 2: lan@congdoan.example đã có ở trên"),
        (STAFF.replace("nghệ an", "Nghe An"), "“Nghe An” không phải tên một trong 34 tỉnh, thành hiện nay"),
        (STAFF.replace("nghệ an", "Nghệ Anh"), "có phải “Nghệ An”?"),
        (STAFF.replace("nghệ an", "Thái Bình"), "“Thái Bình” không phải tên một trong 34"),
        (STAFF.replace('["nghệ an", "Hà Tĩnh"]', "[]"), "ít nhất một"),
        (STAFF.replace('["nghệ an", "Hà Tĩnh"]', '"Nghệ An"'), "phải là danh sách"),
        (STAFF.replace("staff", "administrator"), "quản trị không giới hạn theo tỉnh được"),
        (STAFF.replace("provinces", "province"), "không hiểu “province”"),
        (b"#" * (1 << 20) + b"\n", "dài hơn 1 MB"),
    ],
)
def test_a_file_with_a_mistake_is_refused_with_a_sentence(home: Home, text: str | bytes, sentence: str) -> None:
    with pytest.raises(RolesError, match=r"roles\.toml") as refused:
        said(home, text)
    assert sentence in str(refused.value)


def test_one_mistake_takes_every_role_away(home: Home) -> None:
    """A misspelled limit must not become no limit, nor a misspelled name somebody else's role."""
    with pytest.raises(RolesError):
        said(home, STAFF + '[[people]]\nemail = "ba@congdoan.example"\nrole = "satff"\n')
