"""What `deploy/` holds: it can be read, it names settings that there are, and nginx keeps slow clients from the others."""

from __future__ import annotations

import json
import re
import subprocess
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import pytest
import yaml

from benchmarks.serving import service
from benchmarks.slow_clients import INSTALL, configured, free_port, held_up, nginx, proxy
from service.server import GRACE
from service.settings import PREFIX, TABLE

ROOT = Path(__file__).parent.parent.parent
DEPLOY = ROOT / "deploy"
MANIFESTS = sorted((DEPLOY / "kubernetes").glob("*.yaml"))


def documents(path: Path) -> list[dict[str, Any]]:
    return list(yaml.safe_load_all(path.read_text()))


def texts() -> list[Path]:
    return [path for path in DEPLOY.rglob("*") if path.is_file() and path.suffix in {".yaml", ".conf", ".md"}]


def test_every_setting_that_is_named_is_one() -> None:
    known = {PREFIX + name.upper() for name in TABLE}
    named = {name for path in texts() for name in re.findall(rf"{PREFIX}[A-Z_]+", path.read_text())}
    assert "SECONDSOURCE_WORKERS" in named
    assert named - known == set()


def test_every_manifest_is_an_object_of_kubernetes() -> None:
    kinds = {found["kind"]: found for path in MANIFESTS for found in documents(path)}
    assert set(kinds) == {"Deployment", "NetworkPolicy", "PodDisruptionBudget", "Secret", "Service", "ServiceMonitor"}
    assert all(found["apiVersion"] and found["metadata"]["name"] == "secondsource" for found in kinds.values())


def test_the_deployment_is_as_the_image_and_the_service_want_it() -> None:
    (deployment,) = documents(DEPLOY / "kubernetes" / "deployment.yaml")
    pod = deployment["spec"]["template"]["spec"]
    (container,) = pod["containers"]
    assert pod["enableServiceLinks"] is False
    assert pod["terminationGracePeriodSeconds"] > GRACE + 5
    assert (pod["securityContext"]["runAsUser"], pod["securityContext"]["runAsNonRoot"]) == (10001, True)
    assert container["securityContext"]["readOnlyRootFilesystem"] is True
    probes = {name: container[f"{name}Probe"]["httpGet"]["path"] for name in ("startup", "liveness", "readiness")}
    assert probes == {"startup": "/healthz", "liveness": "/healthz", "readiness": "/readyz"}
    labels = deployment["spec"]["template"]["metadata"]["labels"]
    (named,) = documents(DEPLOY / "kubernetes" / "service.yaml")
    assert named["spec"]["selector"].items() <= labels.items()


def test_compose_keeps_the_database_and_the_password_inside() -> None:
    (compose,) = documents(DEPLOY / "compose.yaml")
    services = compose["services"]
    assert set(services) == {"proxy", "service", "database"}
    assert [name for name, one in services.items() if "ports" in one] == ["proxy"]
    assert all("healthcheck" in one for one in services.values())
    assert compose["networks"]["back"] == {"internal": True}
    assert "back" not in services["proxy"]["networks"]
    script, name = services["service"]["entrypoint"][-2:]
    ran = subprocess.run(
        ["sh", "-euc", "cat() { echo word; }; secondsource() { echo \"$@\" \"$SECONDSOURCE_DATABASE_URL\"; }; "
         + script.replace("$$", "$").replace("exec ", ""), name, "keys", "list"],
        capture_output=True, text=True, check=True)
    assert ran.stdout == "keys list postgresql://secondsource:word@database/secondsource\n"
    assert services["service"]["command"] == ["serve"]
    assert not re.search(r"(?i)password: *[^/{ ]", (DEPLOY / "compose.yaml").read_text())
    assert int(services["service"]["stop_grace_period"].rstrip("s")) > GRACE
    ignored = subprocess.run(
        ["git", "check-ignore", "deploy/secrets/database_password"], cwd=ROOT, capture_output=True, check=False
    )
    assert ignored.returncode == 0


@pytest.fixture
def installed() -> None:
    if nginx() is None:
        pytest.skip(f"nginx is missing: {INSTALL}")


@pytest.mark.usefixtures("installed")
def test_nginx_reads_its_configuration(tmp_path: Path) -> None:
    made = configured(tmp_path, free_port(), free_port())
    tried = subprocess.run([nginx() or "", "-e", "stderr", "-t", "-c", str(made)], capture_output=True, text=True, check=False)
    assert tried.returncode == 0, tried.stderr


@pytest.mark.usefixtures("installed")
def test_nginx_answers_with_problems_and_hides_the_metrics(tmp_path: Path) -> None:
    with proxy(tmp_path, free_port()) as port:  # nobody listens behind it
        for path, size, status in (("/healthz", 0, 503), ("/metrics", 0, 404), ("/v1/articles", 18 * 1024 * 1024, 413)):
            connection = HTTPConnection("127.0.0.1", port, timeout=30)
            connection.putrequest("POST" if size else "GET", path)
            connection.putheader("Content-Length", str(size))
            connection.endheaders()
            answer = connection.getresponse()
            assert (answer.status, answer.headers["Content-Type"]) == (status, "application/problem+json")
            assert json.loads(answer.read())["status"] == status
            assert (answer.headers["Retry-After"] == "1") == (status == 503)


@pytest.mark.usefixtures("installed")
def test_events_come_through_nginx_before_their_stream_ends(tmp_path: Path) -> None:
    (tmp_path / "nginx").mkdir()
    with service(tmp_path / "data", workers=1) as behind, proxy(tmp_path / "nginx", behind.port) as port:
        connection = HTTPConnection("127.0.0.1", port, timeout=10)
        connection.request("GET", "/v1/events")
        assert connection.getresponse().readline().startswith(b"retry: ")
        connection.close()


@pytest.mark.usefixtures("installed")
def test_slow_clients_keep_nobody_out() -> None:
    assert [status for status, _ in held_up(200, 20)] == [200] * 20
