"""The systemd units of deploy/: systemd takes them, they start commands that there are, and they keep to themselves."""

import re
import shlex
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from etl.cli import parser
from etl.paths import PROJECT
from etl.running.log import WHERE
from tests.conftest import missing

UNITS = sorted((PROJECT / "deploy" / "systemd").iterdir())
SERVICES = [path for path in UNITS if path.suffix == ".service"]
INSTALLED = "/opt/nhip-cong-doan"
INSTANCE = {"nhip-cong-doan@": "8501", "nhip-nap@": "congdoan-nghean"}
HARD = {
    "ProtectSystem": "strict", "ProtectHome": "yes", "PrivateTmp": "yes", "NoNewPrivileges": "yes",
    "CapabilityBoundingSet": "", "UMask": "0077", "User": "nhip", "SystemCallFilter": "@system-service",
}  # fmt: skip


def settings(path: Path) -> dict[str, list[str]]:
    """What a unit sets; every line is a comment, a section or a setting."""
    found: dict[str, list[str]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not re.fullmatch(r"#.*|\[(Unit|Service|Timer|Install)\]", line):
            name, is_setting, value = line.partition("=")
            assert is_setting, line
            found.setdefault(name, []).append(value)
    return found


def commands(path: Path) -> list[list[str]]:
    """The Python commands that a service starts, without the path to Python."""
    started = " ".join(settings(path)["ExecStart"]).replace("%i", INSTANCE.get(path.stem, ""))
    started = re.sub(r"\$\$\(.*\)", "now", started)
    return [shlex.split(one.rstrip("'")) for one in re.findall(r"\.venv/bin/python -m (.*)", started)]


@pytest.mark.parametrize("path", UNITS, ids=lambda path: path.name)
def test_every_unit_says_what_it_is_for_and_stands_in_the_guide(path: Path) -> None:
    assert path.read_text(encoding="utf-8").startswith("# ")
    assert path.stem in (PROJECT / "deploy" / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", SERVICES, ids=lambda path: path.name)
def test_every_service_starts_a_command_that_there_is(path: Path) -> None:
    ((module, *arguments),) = commands(path)
    if module == "etl":
        assert parser().parse_args(arguments).command == arguments[0]
    else:
        assert find_spec(module)
        started = subprocess.run([sys.executable, "-m", module, *arguments, "--help"], cwd=PROJECT, check=False)
        assert started.returncode == 0


@pytest.mark.parametrize("path", SERVICES, ids=lambda path: path.name)
def test_every_service_keeps_to_its_home(path: Path) -> None:
    found = settings(path)
    assert {name: found[name] for name in HARD} == {name: [value] for name, value in HARD.items()}
    assert f"UNION_PULSE_HOME=/var/lib/nhip-cong-doan {WHERE}=stderr" in found["Environment"]
    assert found["ReadWritePaths"][0].split()[0] == "/var/lib/nhip-cong-doan"
    assert "PrivateNetwork" in found or path.stem == "nhip-cong-doan@", "only the dashboard listens"


def test_every_timer_has_its_service() -> None:
    timers = [path for path in UNITS if path.suffix == ".timer"]
    assert timers
    assert [path for path in timers if path.with_suffix(".service") not in SERVICES] == []


def test_systemd_takes_every_unit(tmp_path: Path) -> None:
    program = shutil.which("systemd-analyze")
    if program is None:
        missing("systemd", "no systemd-analyze on this machine (Debian: apt-get install systemd)")
    for path in UNITS:
        name = path.name.replace("@", f"@{INSTANCE[path.stem]}") if path.stem in INSTANCE else path.name
        text = path.read_text(encoding="utf-8").replace(f"{INSTALLED}/.venv/bin/python", sys.executable)
        (tmp_path / name).write_text(text, encoding="utf-8")
    command = [str(program), "verify", "--man=no", *(str(one) for one in sorted(tmp_path.iterdir()))]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    said = [line for line in (done.stdout + done.stderr).splitlines() if str(tmp_path) in line or "nhip-" in line]
    assert (done.returncode, said) == (0, [])
