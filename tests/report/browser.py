"""A headless Chromium driven over its debugging pipe: no package and no port needed."""

from __future__ import annotations

import fcntl
import json
import os
import shutil
import subprocess
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import pytest

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
OPTIONS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-component-update",
    "--remote-debugging-pipe",
)
RELAY = (
    "import os, sys; [os.dup2(int(sys.argv[n]), n + 2) for n in (1, 2)]; os.execv(sys.argv[3], sys.argv[3:])"
)
_END = b"\0"


def find_chromium() -> str:
    """Return Chromium's command; install it where ``RECIMENTOR_INSTALL_BROWSER`` asks for that, else skip."""
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    if found is None and os.environ.get("RECIMENTOR_INSTALL_BROWSER") and shutil.which("apt-get"):
        for step in (["update"], ["install", "-y", "--no-install-recommends", "chromium"]):
            subprocess.run(["apt-get", "-q", "-o", "DPkg::Lock::Timeout=120", *step], check=False)
        found = next((path for name in NAMES if (path := shutil.which(name))), None)
    if found is None:
        pytest.skip("no Chromium here: apt-get install chromium, or set RECIMENTOR_INSTALL_BROWSER=1 as root")
    return found


class Browser:
    """One page of a headless Chromium; what the page asks of the network and logs is kept."""

    def __init__(self, *, width: int = 1280, height: int = 900) -> None:
        self.requests: list[str] = []
        self.problems: list[str] = []
        self._buffer = b""
        self._number = 0
        self._session = ""
        command = [find_chromium(), *OPTIONS, f"--window-size={width},{height}"]
        self._home = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        their_in, our_out = os.pipe()
        our_in, their_out = os.pipe()
        # Chromium reads its descriptor 3 and writes 4; above 9 neither can be in the other's way.
        theirs = [fcntl.fcntl(each, fcntl.F_DUPFD, 10) for each in (their_in, their_out)]
        self._process = subprocess.Popen(
            [sys.executable, "-c", RELAY, *map(str, theirs), *command, f"--user-data-dir={self._home.name}"],
            pass_fds=theirs,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        for each in (their_in, their_out, *theirs):
            os.close(each)
        self._out, self._in = our_out, our_in

    def __enter__(self) -> Self:
        target = self.send("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.send("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Network", "Log"):
            self.send(f"{domain}.enable")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.terminate()
        self._process.wait(20)
        os.close(self._in)
        os.close(self._out)
        self._home.cleanup()

    def send(self, method: str, **parameters: Any) -> dict[str, Any]:
        self._number += 1
        message = {"id": self._number, "method": method, "params": parameters}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._out, json.dumps(message).encode() + _END)
        while True:
            answer = self._read()
            if answer.get("id") == self._number:
                assert "error" not in answer, answer
                return dict(answer["result"])

    def _read(self) -> dict[str, Any]:
        while _END not in self._buffer:
            chunk = os.read(self._in, 1 << 16)
            assert chunk, "Chromium has gone"
            self._buffer += chunk
        raw, _, self._buffer = self._buffer.partition(_END)
        message: dict[str, Any] = json.loads(raw)
        self._keep(message.get("method", ""), message.get("params", {}))
        return message

    def _keep(self, method: str, told: dict[str, Any]) -> None:
        if method == "Network.requestWillBeSent":
            self.requests.append(told["request"]["url"])
        elif method == "Log.entryAdded":
            self.problems.append(told["entry"]["text"])
        elif method == "Runtime.exceptionThrown":
            self.problems.append(str(told["exceptionDetails"]))
        elif method == "Runtime.consoleAPICalled" and told["type"] in ("error", "warning"):
            self.problems.append(str(told["args"]))

    def open(self, path: Path) -> None:
        self.send("Page.navigate", url=path.as_uri())
        while self._read().get("method") != "Page.loadEventFired":
            pass

    def run(self, script: str) -> Any:
        """Return what a script gives; a promise is waited for."""
        answer = self.send("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in answer, answer
        return answer["result"].get("value")

    def barriers(self) -> list[tuple[str, str, str]]:
        """Return what axe-core finds to stand in somebody's way on this page; skip where axe is not there."""
        spec = find_spec("axe_core_python")
        if spec is None or not spec.submodule_search_locations:
            pytest.skip("axe-core is not here: pip install axe-core-python (it is in the extra `dev`)")
        (script,) = Path(spec.submodule_search_locations[0]).glob("axe.min.js")
        # Through the debugger, so that the page's own content policy stays in force.
        self.run(script.read_text(encoding="utf-8") + ";1")
        found = json.loads(self.run("axe.run().then((result) => JSON.stringify(result.violations))"))
        return [(each["id"], each["nodes"][0]["html"], each["nodes"][0]["failureSummary"]) for each in found]
