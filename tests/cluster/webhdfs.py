"""A small WebHDFS server on the loopback: a folder of this disk as a file system for Hadoop's own client."""

import json
import os
import string
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from shutil import copyfileobj, rmtree
from threading import Thread
from typing import Any, Final, NamedTuple
from urllib.parse import parse_qsl, quote, unquote, urlsplit

PREFIX: Final = "/webhdfs/v1"
BLOCK: Final = 128 * 1024 * 1024
REDIRECTED: Final = "datanode"
"""What an address has that the one in charge of names gave out."""

Asked = dict[str, str]


class Answered(NamedTuple):
    """What somebody asked for, where, and the status of the answer."""

    op: str
    path: str
    status: int


class RefusedError(Exception):
    """An answer that the client throws as an exception of Java."""

    def __init__(self, status: HTTPStatus, java: str, message: str) -> None:
        """A status of HTTP, a class of Java, and the words."""
        super().__init__(message)
        self.status = status
        self.told = {"exception": java.rpartition(".")[2], "javaClassName": java, "message": message}


class WebHDFS(ThreadingHTTPServer):
    """The names of a folder and what lies under them, both on one port."""

    daemon_threads = True
    request_queue_size = 64

    def __init__(self, folder: Path) -> None:
        """Listen on any free port."""
        super().__init__(("127.0.0.1", 0), Handler)
        self.folder = folder.resolve()
        self.answered: list[Answered] = []
        self.names: int | None = None
        """How many names there may be, as a quota of HDFS says it; None is no limit."""
        self.closed: set[str] = set()
        """Names of files that nobody may open."""

    @property
    def address(self) -> str:
        """As Hadoop writes it."""
        return f"webhdfs://127.0.0.1:{self.server_port}"

    def local(self, path: str) -> Path:
        """The place on this disk; no path leads out of the folder."""
        found = (self.folder / path.lstrip("/")).resolve()
        if not found.is_relative_to(self.folder):
            raise RefusedError(HTTPStatus.BAD_REQUEST, "org.apache.hadoop.fs.InvalidPathException", f"Invalid: {path}")
        return found

    def used(self) -> int:
        """How many names there are."""
        return sum(len(folders) + len(files) for _, folders, files in os.walk(self.folder))

    def handle_error(self, request: object, client_address: object) -> None:
        """A client may go away with half of a file; what else goes wrong is shown."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class Handler(BaseHTTPRequestHandler):
    """One connection; an operation it does not know is refused, so that whoever needs it hears of it."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server: WebHDFS

    def parse_request(self) -> bool:
        """Java sends the letters of names as they are, and some of their bytes pass for spaces here."""
        self.raw_requestline = quote(self.raw_requestline, safe=string.printable).encode()
        return super().parse_request()

    def answer(self) -> None:
        """Do what is asked, or say why not."""
        address = urlsplit(self.path)
        path = unquote(address.path).removeprefix(PREFIX)
        asked = dict(parse_qsl(address.query))
        op = f"{self.command} {asked.get('op', '').upper()}"
        try:
            OPERATIONS.get(op, unknown)(self, path, asked)
        except RefusedError as refused:
            self.close_connection = True
            self.say({"RemoteException": refused.told}, refused.status)

    do_GET = do_PUT = do_DELETE = do_POST = answer  # noqa: N815 - the names that http.server looks for

    def say(self, what: object = None, status: HTTPStatus = HTTPStatus.OK, location: str = "") -> None:
        """Answer in JSON, or with a place to ask at.

        No type is told: the client looks it up in a class that Spark's own bundle of Hadoop lacks.
        """
        body = b"" if what is None else json.dumps(what).encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        if location:
            self.send_header("Location", location)
        self.end_headers()
        self.wfile.write(body)

    def redirect(self) -> None:
        """Send to where the bytes are."""
        host = f"http://127.0.0.1:{self.server.server_port}"
        self.say(status=HTTPStatus.TEMPORARY_REDIRECT, location=f"{host}{self.path}&{REDIRECTED}=true")

    def chunks(self) -> Iterator[bytes]:
        """What a client sends, piece by piece."""
        while size := int(self.rfile.readline(), 16):
            yield self.rfile.read(size)
            self.rfile.readline()
        self.rfile.readline()

    def log_request(self, code: int | str = "-", *_: object) -> None:
        """Remember it, and print nothing."""
        address = urlsplit(self.path)
        op = dict(parse_qsl(address.query)).get("op", "")
        where = unquote(address.path).removeprefix(PREFIX)
        self.server.answered.append(Answered(op, where, int(code)))


def unknown(handler: Handler, path: str, asked: Asked) -> None:
    """What this server cannot do."""
    java = "java.lang.UnsupportedOperationException"
    raise RefusedError(HTTPStatus.BAD_REQUEST, java, f"{handler.command} {asked.get('op')} is not supported")


def there(handler: Handler, path: str) -> Path:
    """What lies under a path."""
    found = handler.server.local(path)
    if not found.exists():
        raise RefusedError(HTTPStatus.NOT_FOUND, "java.io.FileNotFoundException", f"File does not exist: {path}")
    return found


def status_of(found: Path, name: str) -> dict[str, Any]:
    """What is known of a file or folder."""
    known = found.stat()
    is_folder = found.is_dir()
    changed = known.st_mtime_ns // 1_000_000
    return {
        "pathSuffix": name,
        "fileId": known.st_ino,
        "type": "DIRECTORY" if is_folder else "FILE",
        "length": 0 if is_folder else known.st_size,
        "blockSize": 0 if is_folder else BLOCK,
        "replication": 0 if is_folder else 1,
        "permission": "755" if is_folder else "644",
        "childrenNum": len(list(found.iterdir())) if is_folder else 0,
        "owner": "nguoi",
        "group": "nhom",
        "accessTime": changed,
        "modificationTime": changed,
        "storagePolicy": 0,
    }


def get_file_status(handler: Handler, path: str, asked: Asked) -> None:
    handler.say({"FileStatus": status_of(there(handler, path), "")})


def list_status(handler: Handler, path: str, asked: Asked) -> None:
    """All in a folder, in the order of its names; of a file, itself."""
    found = there(handler, path)
    inside = [status_of(one, one.name) for one in sorted(found.iterdir())] if found.is_dir() else [status_of(found, "")]
    handler.say({"FileStatuses": {"FileStatus": inside}})


def block_locations(handler: Handler, path: str, asked: Asked) -> None:
    """One block, on the only machine there is."""
    length = there(handler, path).stat().st_size
    name = f"127.0.0.1:{handler.server.server_port}"
    block = {
        "offset": 0,
        "length": length,
        "corrupt": False,
        "hosts": ["127.0.0.1"],
        "cachedHosts": [],
        "names": [name],
        "storageTypes": ["DISK"],
        "topologyPaths": [f"/default-rack/{name}"],
    }
    handler.say({"BlockLocations": {"BlockLocation": [block] if length else []}})


def open_file(handler: Handler, path: str, asked: Asked) -> None:
    """The bytes of a file, from a place on if one is given."""
    found = there(handler, path)
    if found.name in handler.server.closed:
        java = "org.apache.hadoop.security.AccessControlException"
        raise RefusedError(HTTPStatus.FORBIDDEN, java, f"Permission denied: user=nguoi, access=READ, inode={path}")
    if REDIRECTED not in asked:
        handler.redirect()
        return
    start = int(asked.get("offset", "0"))
    with found.open("rb") as file:
        file.seek(start)
        handler.send_response(HTTPStatus.OK)
        handler.send_header("Content-Length", str(found.stat().st_size - start))
        handler.end_headers()
        copyfileobj(file, handler.wfile)


def create(handler: Handler, path: str, asked: Asked) -> None:
    """First where to write, then the bytes."""
    to = handler.server.local(path)
    if REDIRECTED not in asked:
        if to.is_dir() or (to.exists() and asked.get("overwrite") != "true"):
            java = "org.apache.hadoop.fs.FileAlreadyExistsException"
            raise RefusedError(HTTPStatus.FORBIDDEN, java, f"{path} already exists")
        if (most := handler.server.names) is not None and handler.server.used() >= most:
            java = "org.apache.hadoop.hdfs.protocol.NSQuotaExceededException"
            raise RefusedError(HTTPStatus.FORBIDDEN, java, f"The NameSpace quota of directory / is exceeded: {path}")
        handler.redirect()
        return
    to.parent.mkdir(parents=True, exist_ok=True)
    with to.open("wb") as file:
        file.writelines(handler.chunks())
    handler.say(status=HTTPStatus.CREATED)


def make_folders(handler: Handler, path: str, asked: Asked) -> None:
    handler.server.local(path).mkdir(parents=True, exist_ok=True)
    handler.say({"boolean": True})


def rename(handler: Handler, path: str, asked: Asked) -> None:
    """Into a folder that is there, or to a new name; never over a file."""
    found, to = handler.server.local(path), handler.server.local(asked["destination"])
    to = to / found.name if to.is_dir() else to
    can = found.exists() and to.parent.is_dir() and not to.exists()
    if can:
        found.rename(to)
    handler.say({"boolean": can})


def delete(handler: Handler, path: str, asked: Asked) -> None:
    """A file, or a folder; with all in it only if that is asked for."""
    found = handler.server.local(path)
    is_there = found.exists()
    if found.is_dir():
        if asked.get("recursive") != "true" and any(found.iterdir()):
            java = "org.apache.hadoop.fs.PathIsNotEmptyDirectoryException"
            raise RefusedError(HTTPStatus.FORBIDDEN, java, f"{path} is non empty")
        rmtree(found)
    else:
        found.unlink(missing_ok=True)
    handler.say({"boolean": is_there})


OPERATIONS: Final[dict[str, Callable[[Handler, str, Asked], None]]] = {
    "GET GETFILESTATUS": get_file_status,
    "GET LISTSTATUS": list_status,
    "GET GETFILEBLOCKLOCATIONS": block_locations,
    "GET OPEN": open_file,
    "PUT CREATE": create,
    "PUT MKDIRS": make_folders,
    "PUT RENAME": rename,
    "DELETE DELETE": delete,
}


@contextmanager
def serving(folder: Path) -> Iterator[WebHDFS]:
    """A folder as long as it is needed."""
    folder.mkdir(parents=True, exist_ok=True)
    with WebHDFS(folder) as server:
        Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        try:
            yield server
        finally:
            server.shutdown()
