"""Many sessions at once, as clients of Streamlit's own protocol: fifty browsers would measure the browsers."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import cycle, islice
from time import perf_counter
from typing import Final

from streamlit.proto.Alert_pb2 import Alert
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets import Origin, Subprotocol
from websockets.sync.client import ClientConnection, connect

PATIENCE: Final = 300


@dataclass
class Session:
    """One reader: a connection, and what was chosen in it."""

    connection: ClientConnection
    page: str
    chosen: dict[str, WidgetState] = field(default_factory=dict)
    pickers: dict[str, str] = field(default_factory=dict)
    """The id of each picker by its label."""
    script: str = ""
    query: str = ""
    """What the address says behind the page, as the page last left it."""
    wrong: list[str] = field(default_factory=list)
    """What went wrong on the pages, as they say it themselves."""

    @classmethod
    def to(cls, url: str, page: str = "") -> "Session":
        """A reader of one page."""
        address = f"{url.replace('http', 'ws', 1)}/_stcore/stream"
        return cls(
            connect(
                address,
                origin=Origin(url),
                subprotocols=[Subprotocol("streamlit")],
                max_size=None,
                ping_interval=None,
                open_timeout=PATIENCE,
                legacy=True,
            ),
            page,
        )

    def run(self) -> float:
        """Seconds of one run of the page, to its last message."""
        asked = BackMsg()
        asked.rerun_script.page_script_hash = self.script
        asked.rerun_script.page_name = "" if self.script else self.page
        asked.rerun_script.query_string = self.query
        asked.rerun_script.widget_states.widgets.extend(self.chosen.values())
        began = perf_counter()
        self.connection.send(asked.SerializeToString())
        while not self._is_over(self.connection.recv(timeout=PATIENCE)):
            pass
        return perf_counter() - began

    def choose(self, label: str, option: str) -> float:
        """Seconds of the run after a choice."""
        picker = self.pickers[label]
        self.chosen[picker] = WidgetState(id=picker, string_value=option)
        return self.run()

    def open(self, page: str, query: str = "") -> float:
        """Seconds of opening a page."""
        self.script, self.page, self.query = "", page, query
        return self.run()

    def _is_over(self, received: str | bytes) -> bool:
        """Take note of a message; whether it was the last of its run."""
        message = ForwardMsg()
        message.ParseFromString(received if isinstance(received, bytes) else received.encode())
        if message.HasField("navigation"):
            self.script = message.navigation.page_script_hash
        if message.HasField("page_info_changed"):
            self.query = message.page_info_changed.query_string
        element = message.delta.new_element
        if element.HasField("exception"):
            self.wrong.append(f"/{self.page}: {element.exception.message}")
        if element.HasField("alert") and element.alert.format == Alert.ERROR:
            self.wrong.append(f"/{self.page}: {element.alert.body}")
        picker = element.selectbox
        if picker.id:
            self.pickers[picker.label] = picker.id
        return message.HasField("script_finished")


def at_once(url: str, count: int, label: str, options: tuple[str, ...]) -> list[float]:
    """Seconds of each change when so many sessions change a filter at the same time, each its own option."""
    with ThreadPoolExecutor(count) as readers:
        sessions = list(readers.map(lambda _: Session.to(url), range(count)))
        list(readers.map(Session.run, sessions))
        taken: list[float] = []
        for turn in range(2):
            asked = islice(cycle(options), turn, turn + count)
            taken += readers.map(lambda one, option: one.choose(label, option), sessions, asked)
        for one in sessions:
            one.connection.close()
    return taken
