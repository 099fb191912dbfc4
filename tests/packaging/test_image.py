"""The image, without an engine to build it: the Dockerfile is linted and read, and its steps are run on this machine."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import pytest

ROOT = Path(__file__).parent.parent.parent
USER = 10001
# Binds the one folder that is written to, makes all the rest read-only for this process alone, and becomes USER there.
# The right to read everything stays, for an interpreter that may lie in somebody's home.
CONFINED = f"""
mount --bind "$1" "$1"
for place in / /tmp /var/tmp /home /root; do
    if mountpoint --quiet "$place"; then mount --options remount,bind,ro "$place"; fi
done
shift
exec setpriv --reuid {USER} --regid {USER} --clear-groups --inh-caps=-all,+dac_read_search \\
    --ambient-caps=-all,+dac_read_search --bounding-set=-all,+dac_read_search -- "$@"
"""


def instructions() -> list[tuple[str, str]]:
    """Return the instructions of the Dockerfile as (word, rest)."""
    lines = [line for line in (ROOT / "Dockerfile").read_text().splitlines() if not line.startswith("#")]
    joined = "\n".join(lines).replace("\\\n", " ")
    return [(line.split()[0], line.split(maxsplit=1)[1]) for line in joined.splitlines() if line.strip()]


def last(word: str) -> str:
    return [rest for name, rest in instructions() if name == word][-1]


def test_the_dockerfile_lints() -> None:
    hadolint = Path(sys.executable).with_name("hadolint")
    linted = subprocess.run([str(hadolint), str(ROOT / "Dockerfile")], capture_output=True, text=True, check=False)
    assert linted.returncode == 0, linted.stdout


def test_the_image_is_slim_and_runs_as_a_number() -> None:
    bases = [rest for name, rest in instructions() if name == "FROM"]
    assert bases == ["python:3.11-slim AS build", "python:3.11-slim"]
    assert re.fullmatch(r"[1-9]\d*:[1-9]\d*", last("USER"))
    assert json.loads(last("VOLUME")) == ["/data"]
    assert json.loads(last("ENTRYPOINT")) == ["secondsource"]
    assert json.loads(last("CMD")) == ["serve"]
    assert "SECONDSOURCE_DATA=/data" in last("ENV")
    health = last("HEALTHCHECK").partition("CMD ")[2]
    assert json.loads(health) == ["python", "-m", "service.health"]


def test_what_the_image_copies_is_there_and_is_let_through() -> None:
    let_through = {line.strip("!/\n") for line in (ROOT / ".dockerignore").read_text().splitlines() if line.startswith("!")}
    copies = [rest.split()[:-1] for name, rest in instructions() if name == "COPY" and "--from" not in rest]
    sources = {place for places in copies for place in places}
    assert sources == let_through
    assert all((ROOT / place).exists() for place in sources)


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    built = subprocess.run(command, capture_output=True, text=True, check=False)
    assert built.returncode == 0, built.stdout + built.stderr
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="session")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the wheel alone into a clean folder; its dependencies come from the environment of the tests."""
    folder = tmp_path_factory.mktemp("installed")
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-index", "--no-deps", "--target", str(folder), str(wheel)]
    subprocess.run(pip, check=True, capture_output=True)
    return folder


def test_the_wheel_holds_all_of_both_packages_and_nothing_else(wheel: Path) -> None:
    inside = {name for name in zipfile.ZipFile(wheel).namelist() if not name.endswith("/")}
    wanted = {
        path.relative_to(ROOT).as_posix()
        for package in ("scoring", "service")
        for path in (ROOT / package).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert "scoring/rubric.toml" in wanted
    assert wanted <= inside
    assert {name.split("/")[0] for name in inside} == {"scoring", "service", "secondsource-0.1.0.dist-info"}
    assert "secondsource-0.1.0.dist-info/licenses/LICENSE" in inside


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    folder.mkdir()
    if os.getuid() == 0:
        os.chown(folder, USER, USER)
    return folder


@pytest.fixture
def confined(installed: Path, data: Path) -> list[str]:
    """Give the start of a command that runs as a number, with nothing to write to but `data`."""
    if os.getuid() != 0:  # a number without rights already; only root can take the rest away
        for folder in [installed, *(path for path in installed.rglob("*") if path.is_dir())]:
            folder.chmod(0o555)
        return []
    for folder in (installed, *installed.parents):  # access(2), which alembic asks, knows nothing of the right to read everything
        if folder.owner() == "root" and not folder.stat().st_mode & 0o1:
            folder.chmod(folder.stat().st_mode | 0o11)
    prefix = ["unshare", "--mount", "bash", "-euc", CONFINED, "bash", str(data)]
    if shutil.which("unshare") is None or shutil.which("setpriv") is None:
        pytest.skip("util-linux is missing: nothing can be made read-only")
    tried = subprocess.run([*prefix, "true"], capture_output=True, text=True, check=False)
    if tried.returncode:
        pytest.skip(f"root may not mount here, so nothing can be made read-only: {tried.stderr.strip()}")
    return prefix


def environment(installed: Path, data: Path, port: int = 0, **more: str) -> dict[str, str]:
    return {
        "PATH": f"{installed / 'bin'}:{os.environ['PATH']}", "PYTHONPATH": str(installed), "PYTHONUNBUFFERED": "1",
        "HOME": "/nowhere", "SECONDSOURCE_DATA": str(data), "SECONDSOURCE_HOST": "127.0.0.1",
        "SECONDSOURCE_PORT": str(port), **more,
    }


def run(command: list[str], installed: Path, data: Path, **more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, env=environment(installed, data, **more), cwd=data, capture_output=True, text=True, check=False)


def test_the_rest_is_read_only(confined: list[str], installed: Path, data: Path) -> None:
    script = f"""
import os, pathlib, sys
for place in [{str(installed)!r}, "/usr", {str(data.parent)!r}, {str(data)!r}]:
    try:
        (pathlib.Path(place) / "written").touch()
        print("yes")
    except OSError:
        print("no")
print(os.getuid() == 0)
"""
    ran = subprocess.run([*confined, sys.executable, "-c", script], capture_output=True, text=True, check=True)
    written = ["no", "no", "no", "yes"] if confined else ["no", "no", "yes", "yes"]
    assert ran.stdout.split() == [*written, "False"]


def test_the_entry_point_runs_from_the_wheel_alone(confined: list[str], installed: Path, data: Path) -> None:
    where = "import service, scoring; print(service.__file__, scoring.__file__)"
    found = run([*confined, sys.executable, "-P", "-c", where], installed, data)
    assert all(place.startswith(str(installed)) for place in found.stdout.split())
    ran = run([*confined, str(installed / "bin" / "secondsource"), "rubric"], installed, data)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout.startswith("Rubric ")


def test_the_first_start_tells_how_to_make_a_key_and_the_image_makes_one(confined: list[str], installed: Path, data: Path) -> None:
    secondsource = [*confined, str(installed / "bin" / "secondsource")]
    everywhere = next(word.partition("=")[2] for word in last("ENV").split() if word.startswith("SECONDSOURCE_HOST="))
    started = run([*secondsource, "serve"], installed, data, SECONDSOURCE_HOST=everywhere)
    assert (started.returncode, started.stdout) == (3, "")
    assert "there is no key yet; make one with `secondsource keys add --name NAME --scope score`" in started.stderr
    made = run([*secondsource, "keys", "add", "--name", "first", "--scope", "score"], installed, data, SECONDSOURCE_HOST=everywhere)
    assert made.returncode == 0, made.stderr
    assert re.fullmatch(r"ss_[a-z0-9]{8}_[\w-]{43}\n", made.stdout)
    refused = "from service.access.opening import refuse_unlocked; from service.settings import from_environment; "
    again = run([*confined, sys.executable, "-P", "-c", refused + "refuse_unlocked(from_environment())"], installed, data, SECONDSOURCE_HOST=everywhere)
    assert (again.returncode, again.stderr) == (0, "")


@pytest.fixture
def service(confined: list[str], installed: Path, data: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """Run the service as the image does, and give its process and address."""
    command = [*confined, str(installed / "bin" / "secondsource"), "serve"]
    with (data.parent / "log").open("w") as log, subprocess.Popen(
        command, env=environment(installed, data), cwd=data, stdout=subprocess.PIPE, stderr=log, text=True,
    ) as server:
        try:
            assert server.stdout is not None
            announced = server.stdout.readline().split()
            assert announced, (data.parent / "log").read_text()
            yield server, announced[-1]
        finally:
            server.kill()


def test_the_service_runs_and_stops_as_in_the_image(
    service: tuple[subprocess.Popen[str], str], installed: Path, data: Path,
) -> None:
    server, address = service
    place = urlsplit(address)
    connection = HTTPConnection("127.0.0.1", place.port or 0, timeout=30)
    connection.request("GET", "/healthz")
    assert connection.getresponse().status == 200
    check = [sys.executable, "-m", "service.health"]
    settings = environment(installed, data, place.port or 0)
    assert subprocess.run(check, env=settings, cwd=data, check=False).returncode == 0
    server.terminate()
    assert server.wait(60) == 0
    assert [path.name for path in data.iterdir() if path.name.endswith(".sqlite3")]
    assert subprocess.run(check, env=settings, cwd=data, check=False).returncode == 1
