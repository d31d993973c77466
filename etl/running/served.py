"""What the pages stand on: the build being served, its index, and the desk."""

from etl.desk.condition import condition
from etl.errors import HomeError
from etl.load.core import schema_version
from etl.load.index.generations import generation
from etl.load.index.schema import IndexDamagedError
from etl.load.index.shelf import open_shelf
from etl.load.served import Served, readable, served
from etl.paths import Home
from etl.pipeline import rules_version
from etl.running.findings import Findings, error, note, warning


def build(home: Home) -> Findings:
    """The build opens and was made by the rules and tables of this code."""
    try:
        found = served(home)
    except HomeError as why:
        yield error(str(why), "Hãy chạy `python -m etl build`, nếu vẫn hỏng thì `python -m etl build --from-raw`.")
        return
    if found is None:
        yield warning(
            f"{home.root} chưa có bản dựng nào nên các trang còn trống.",
            "Hãy nạp bản tin bằng `python -m etl add`, hoặc xem thử bằng `python -m etl demo`.",
        )
        return
    if found.home.is_demo:
        yield note("Các trang đang hiện dữ liệu minh họa.", "Dữ liệu thật thay chỗ ngay khi có lần nạp đầu tiên.")
    yield from _made_by(found)


def _made_by(found: Served) -> Findings:
    """Which code made the build."""
    known = schema_version()
    again = "Hãy chạy `python -m etl demo`." if found.home.is_demo else "Hãy chạy `python -m etl build`."
    if found.schema_version > known:
        yield error(
            f"Bản dựng {found.path.stem} do một phiên bản mới hơn của chương trình tạo ra (lược đồ "
            f"{found.schema_version}, bản này chỉ biết đến {known}).",
            "Hãy cập nhật chương trình.",
        )
    elif found.schema_version < known:
        yield error(f"Bản dựng {found.path.stem} còn theo lược đồ cũ {found.schema_version}.", again)
    elif not found.has_our_tables:
        yield error(f"Bản dựng {found.path.stem} thiếu bảng hoặc cột mà các trang của phiên bản này cần.", again)
    elif found.rules_version != rules_version():
        yield warning(f"Bản dựng {found.path.stem} được đọc bằng quy tắc cũ.", again)


def index(home: Home) -> Findings:
    """The search index is whole and holds as many bulletins as the build."""
    found = readable(home)
    if found is None:
        return  # why, `build` tells
    try:
        open_shelf(generation(found.home, found.path.stem), found.bulletins)
    except IndexDamagedError as why:
        yield error(str(why), "Cho đến khi dựng lại xong, ô tìm kiếm không dùng được. Các trang khác vẫn dùng được.")


def desk(home: Home, *, thorough: bool = True) -> Findings:
    """The desk opens, is sound and is of this code; `thorough` reads all of it."""
    found = condition(home, thorough=thorough)
    if found is None:
        return
    if found.damage:
        yield error(
            f"Sổ bàn {home.desk} hỏng hoặc không mở được: {found.damage}.",
            "Hãy kiểm tra quyền và dung lượng đĩa. Nếu tệp hỏng, hãy khôi phục từ bản sao lưu mới nhất.",
        )
    elif found.seen > found.known:
        yield error(
            f"Sổ bàn {home.desk} do một phiên bản mới hơn của chương trình tạo ra (lược đồ {found.seen}, bản này chỉ "
            f"biết đến {found.known}).",
            "Hãy cập nhật chương trình.",
        )
    elif found.seen < found.known:
        yield warning(
            f"Sổ bàn {home.desk} còn theo lược đồ {found.seen}, bản này dùng {found.known}.",
            "Lệnh ghi kế tiếp tự nâng cấp. Hãy sao lưu trước bằng `python -m etl backup`.",
        )
