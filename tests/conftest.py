"""Run the real command, as a process of its own."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any, Protocol

import pytest

# A job that a script starts in the background is deaf to Ctrl-C, and so would be all that it starts.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

ROOT = Path(__file__).resolve().parent.parent
TABLES = ROOT / "tests" / "tables"


class Mbc(Protocol):
    """Call mbc with arguments; see ``run_mbc``."""

    def __call__(
        self, *args: str, stdin: bytes | str | None = "", env: dict[str, str] | None = None
    ) -> subprocess.CompletedProcess[str]: ...


def run_mbc(
    *args: str, stdin: bytes | str | None = "", env: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run ``python -m mbc_cli`` in a clean environment and return what it wrote, decoded."""
    clean = {key: value for key, value in os.environ.items() if key not in UNSET}
    done = subprocess.run(
        [sys.executable, "-m", "mbc_cli", *args],
        input=stdin.encode() if isinstance(stdin, str) else stdin,
        capture_output=True,
        check=False,
        cwd=ROOT,
        env={**clean, "PYTHONPATH": str(ROOT), **(env or {})},
        timeout=60,
    )
    out, err = (stream.decode("utf-8", "replace") for stream in (done.stdout, done.stderr))
    return subprocess.CompletedProcess(done.args, done.returncode, out, err)


UNSET = ("NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE", "COLUMNS", "MBC_DATA")


@pytest.fixture
def mbc() -> Mbc:
    """Return a function that runs the command."""
    return run_mbc


TEXT = "no headache but yellow eyes"


class Installed:
    """A copy of mbc of its own, as installed in a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        caches = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / "mbc_cli", folder / "mbc_cli", ignore=caches)
        shutil.copytree(ROOT / "data", folder / "data")
        self.cache = folder / "mbc_cli" / "__pycache__"

    def start(self, **options: Any) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [sys.executable, "-m", "mbc_cli", "lookup", TEXT, "--format", "jsonl"],
            cwd=self.folder,
            env={**os.environ, "PYTHONPATH": str(self.folder)},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            **options,
        )

    def answer(self, **options: Any) -> bytes:
        with self.start(**options) as process:
            out, err = process.communicate(timeout=60)
        assert (process.returncode, err) == (0, b"")
        return out

    def stored(self) -> list[Path]:
        return list(self.cache.glob("words-*")) if self.cache.is_dir() else []


@pytest.fixture
def installed(tmp_path: Path) -> Installed:
    return Installed(tmp_path)


def table(name: str) -> list[list[str]]:
    """Return the rows of a table in tests/tables, notes and header left out."""
    rows = (TABLES / name).read_text(encoding="utf-8").splitlines()
    return [row.split("\t") for row in rows if row and not row.startswith(("#", "sentence\t"))]
