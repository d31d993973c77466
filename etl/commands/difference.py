"""`explain-difference`: what two builds differ in, in numbers, and why, in words."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from etl.errors import UnionPulseError
from etl.load.difference import Changed, Difference, Kind, difference_of
from etl.paths import Home

KINDS: Final = {
    "bulletin": "bản tin",
    "title": "bản tin có tiêu đề",
    "published_on": "bản tin rõ ngày đăng",
    "site": "bản tin theo trang nguồn",
    "union": "bản tin về công đoàn",
    "province": "tỉnh, thành có hoạt động",
    "province_named": "tỉnh, thành chỉ được nhắc tên",
    "resolution_resolved": "nghị quyết đã xác định",
    "resolution_ambiguous": "nghị quyết chưa rõ",
    "resolution_unregistered": "nghị quyết ngoài danh mục",
    "resolution_announced": "nghị quyết được công bố trước",
    "strength": "mức tiếp nhận nghị quyết",
    "document": "văn bản khác",
    "body": "tổ chức công đoàn",
    "activity": "hoạt động đã diễn ra",
    "activity_planned": "hoạt động mới dự kiến",
    "keyword": "từ khóa",
    "event_date": "ngày của sự kiện",
    "warning": "cảnh báo",
}
OTHERS: Final = {
    "province": "đơn vị hành chính trong danh mục",
    "register": "nghị quyết trong danh mục",
    "sites": "trang trong danh mục",
    "readings": "lần đọc bộ đếm",
    "visits": "lượt truy cập cộng được",
    "weeks_known": "tuần của trang đã thu thập",
    "rejected": "tệp bị từ chối",
}
HOW: Final = {
    "added": "Nạp thêm",
    "undone": "Đã bỏ",
    "read_now": "Nay đọc được thêm từ lần nạp cũ",
    "unread_now": "Nay không còn đọc được từ lần nạp cũ",
}


def difference(home: Home, before: str, after: str) -> Difference:
    """Compare two builds of a home, by their names or files.

    Raises:
        UnionPulseError: there is no such build, or they cannot be compared.
    """
    return difference_of(_file(home, before), _file(home, after))


def _file(home: Home, name: str) -> Path:
    """The file of a build."""
    candidates = (Path(name), home.published / name, home.published / f"{name}.duckdb")
    found = next((path for path in candidates if path.is_file()), None)
    if found is None:
        known = ", ".join(path.stem for path in sorted(home.published.glob("*.duckdb"))) or "chưa có bản nào"
        raise UnionPulseError(
            f"Không có bản dựng nào tên {name}. Còn giữ: {known}. Bản cũ hơn phải cho đường dẫn tới bản sao lưu."
        )
    return found


def as_text(found: Difference) -> str:
    """The difference for people."""
    return "\n".join([*_head(found), *_loads(found), *_facts(found), *_others(found)])


def _head(found: Difference) -> Iterator[str]:
    """Which two builds, and whether rules are a reason at all."""
    before, after = found.before, found.after
    for name, one in (("Trước", before), ("Sau", after)):
        demo = ", dữ liệu minh họa" if one.is_demo else ""
        yield f"{name}: {one.build} ({one.built_at}), quy tắc {one.rules_version}, {one.bulletins} bản tin{demo}"
    if before.is_demo != after.is_demo:
        yield "Một bản là dữ liệu minh họa, bản kia là dữ liệu thật: các số không so với nhau được."
    if before.rules_version == after.rules_version:
        yield "Quy tắc đọc: như nhau."
    else:
        yield f"Quy tắc đọc: đổi từ {before.rules_version} sang {after.rules_version}; bản tin cũ được đọc lại."
    if before.schema_version != after.schema_version:
        yield f"Lược đồ kho: đổi từ {before.schema_version} sang {after.schema_version}."


def _loads(found: Difference) -> Iterator[str]:
    """The loads that came and went."""
    yield ""
    if not found.loads:
        yield "Các lần nạp: như nhau."
        return
    yield "Các lần nạp khác nhau:"
    yield from (_load(one) for one in found.loads)


def _load(one: Changed) -> str:
    """One load."""
    sign = "" if not one.bulletins else "+" if one.how in {"added", "read_now"} else "−"
    who = f", {one.who}" if one.who else ""
    more = f", {one.readings} lần đọc bộ đếm" if one.readings else ""
    refused = f", {one.rejected} tệp bị từ chối" if one.rejected else ""
    where = one.site or "không rõ trang"
    return f"  {HOW[one.how]}: {one.load} ({where}{who}): {sign}{one.bulletins} bản tin{more}{refused}"


def _facts(found: Difference) -> Iterator[str]:
    """Each kind of fact whose number or content changed, with its reasons, then examples of what was read anew."""
    changed = [one for one in found.kinds if one.arrived or one.gone or one.gained or one.lost]
    yield ""
    if not changed:
        yield "Dữ kiện của bản tin: như nhau."
        return
    yield "Dữ kiện: trước → sau = bản tin thêm − bản tin bỏ + đọc lại được thêm − đọc lại mất đi"
    yield from (_kind(one) for one in changed)
    if found.examples:
        yield ""
        yield "Đọc lại đổi những gì (vài ví dụ mỗi loại; + được thêm, − mất đi):"
    for one in found.examples:
        sign, kind = "+" if one.is_gained else "−", KINDS.get(one.kind, one.kind)
        yield f"  {sign} {kind}: {one.what} · {one.title} [{one.bulletin_id}]"


def _kind(one: Kind) -> str:
    """One kind of fact."""
    signs = (
        ("+", one.arrived, "thêm"),
        ("−", one.gone, "bỏ"),
        ("+", one.gained, "đọc lại"),
        ("−", one.lost, "đọc lại"),
    )
    why = ", ".join(f"{sign}{count} {words}" for sign, count, words in signs if count)
    again = f" ở {one.reread} bản tin" if one.reread else ""
    return f"  {KINDS.get(one.kind, one.kind)}: {one.before} → {one.after} ({one.after - one.before:+d}): {why}{again}"


def _others(found: Difference) -> Iterator[str]:
    """What changed beside bulletins."""
    changed = [one for one in found.others if one.differing]
    yield ""
    if not changed:
        yield "Danh mục, bộ đếm, sổ thu thập và tệp bị từ chối: như nhau."
        return
    yield "Ngoài bản tin:"
    for one in changed:
        change = f"{one.before} → {one.after} ({one.after - one.before:+d})"
        yield f"  {OTHERS[one.name]}: {change}; {one.differing} dòng khác nhau"
