"""Core: what the ETL knows, in one DuckDB file that one writer opens at a time."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import duckdb

from etl.errors import HomeError
from etl.load.statements import HERE, migrations, statement

Connection = duckdb.DuckDBPyConnection

MIGRATIONS: Final = HERE / "migrations"


def schema_version() -> int:
    """The version of core that this code writes."""
    return len(migrations(MIGRATIONS))


@contextmanager
def core_at(path: Path) -> Iterator[Connection]:
    """Core, brought to this code's schema; the caller holds the writer's lock.

    Raises:
        HomeError: the file was written by newer code, or is no core at all.
    """
    try:
        connection = duckdb.connect(path, config={"autoinstall_known_extensions": False})
    except duckdb.Error as error:
        raise HomeError(f"Không mở được {path}: {error}. Hãy chạy `python -m etl build --from-raw`.") from error
    try:
        connection.execute(statement("settings"))
        _migrate(connection, path)
        yield connection
    except duckdb.OperationalError as error:
        raise HomeError(f"Không ghi được vào {path}: {error}. Hãy kiểm tra dung lượng đĩa và bộ nhớ.") from error
    finally:
        connection.close()


def _migrate(connection: Connection, path: Path) -> None:
    """Run the migrations that this core has not seen, in order, in one transaction."""
    with transaction(connection):
        (seen,) = row(connection, "core_version")
        steps = migrations(MIGRATIONS)
        if seen > len(steps):
            raise HomeError(
                f"{path} do một phiên bản mới hơn của chương trình tạo ra (lược đồ {seen}, bản này chỉ biết đến "
                f"{len(steps)}). Hãy cập nhật chương trình rồi làm lại; dữ liệu không bị động đến."
            )
        for step in steps[seen:]:
            connection.execute(step)
        if seen < len(steps):
            connection.execute(statement("core_version_set"), [len(steps)])


def copy_to(connection: Connection, path: Path) -> None:
    """Write all of core into a new file: deleted rows leave their words in the old one, in space marked as free."""
    connection.execute(statement("core_copy").format(path=str(path).replace("'", "''")))


@contextmanager
def transaction(connection: Connection) -> Iterator[None]:
    """Everything inside happens, or nothing."""
    connection.execute(statement("begin"))
    try:
        yield
    except BaseException:
        connection.execute(statement("rollback"))
        raise
    connection.execute(statement("commit"))


def row(connection: Connection, name: str) -> tuple[Any, ...]:
    """The one row that a statement returns."""
    found = connection.execute(statement(name)).fetchone()
    if found is None:
        raise HomeError(f"Câu truy vấn {name} không trả về dòng nào; kho dữ liệu có thể đã hỏng.")
    return found


def bind(connection: Connection, **values: object) -> None:
    """Give values to the variables that the next statements read with `getvariable`."""
    for name, value in values.items():
        connection.execute(f"SET VARIABLE {name} = ?", [value])
