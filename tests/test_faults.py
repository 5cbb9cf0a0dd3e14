"""Mapping files that would take the machine down or hold it up: refused in two lines, with exit code 3."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from tests.conftest import ROOT, Mbc

OWN = (ROOT / "data" / "symptoms.yaml").read_text(encoding="utf-8")
LEVELS = "".join(
    f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]\n" for before, name in zip("abcdefg", "bcdefgh", strict=True)
)

BOMBS = {
    "aliases": "a: &a [x, x, x]\n" + LEVELS,
    "brackets": "[" * 100_000,
    "braces": "{a: " * 100_000,
    "dashes": "- " * 100_000 + "x",
    "questions": "? " * 100_000 + "x",
    "indents": "\n".join(" " * i + "a:" for i in range(3000)) + " x\n",
    "python": '!!python/object/apply:os.system ["touch pwned"]\n',
    "python inside": OWN.replace("format: 1", 'format: !!python/object/apply:os.system ["touch pwned"]', 1),
    "two documents": f"{OWN}\n---\n{OWN}",
    "orders": OWN.replace("phrases: |\n", f"phrases: |\n      {' + '.join('abcdefghijkl')}\n", 1),
    "groups": OWN.rstrip() + "\n\ngroups:\n" + "".join(f"  g{i}: |\n    {{g{i + 1}}}\n" for i in range(3000)),
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_refused(mbc: Mbc, tmp_path: Path, name: str) -> None:
    path = tmp_path / "bomb.yaml"
    path.write_text(BOMBS[name], encoding="utf-8")
    refused(mbc, path)
    assert not (ROOT / "pwned").exists()


def test_a_gigabyte_is_refused(mbc: Mbc, tmp_path: Path) -> None:
    path = tmp_path / "big.yaml"
    with path.open("wb") as stream:
        stream.truncate(1 << 30)
    refused(mbc, path)


def refused(mbc: Mbc, path: Path) -> None:
    began = time.monotonic()
    done = mbc("lookup", "cough", "--data", str(path))
    assert done.returncode == 3
    assert done.stdout == ""
    assert [line.split(":")[0] for line in done.stderr.splitlines()] == ["error", "hint"]
    assert time.monotonic() - began < 10


def from_shell(mapping: str, verb: str = "lookup cough --format plain") -> subprocess.CompletedProcess[str]:
    line = f"{shlex.quote(sys.executable)} -m mbc_cli {verb} --data {mapping}"
    return subprocess.run(
        ["bash", "-c", line], cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)},
        input="cough\n", capture_output=True, check=False, text=True, timeout=30,
    )  # fmt: skip


@pytest.mark.parametrize(
    "verb",
    ["lookup cough", "lookup", "why cough", "sites", "symptoms", "chart", "handout", "note cough", "ask", "demo"],
)
def test_a_mapping_may_come_from_another_program(verb: str) -> None:
    done = from_shell("<(sleep 0.3; cat data/symptoms.yaml)", verb)
    assert done.returncode == 0
    assert "error" not in done.stderr
    assert "Contact your doctor or cancer team about this." in done.stdout


@pytest.mark.parametrize(
    ("mapping", "says"),
    [
        ("<(head -c 3000 data/symptoms.yaml)", ""),
        ("<(false)", "the file is empty"),
        ("<(cat data/symptoms.yaml; yes '# more')", "larger than 4 MB"),
        ("/dev/null", "the file is empty"),
        ("/dev/zero", "larger than 4 MB"),
        ("/", "is a directory"),
        ("README.md/none", "not a directory"),
        ("-", "no such file"),
        ("''", "empty"),
        ("$(printf 'a%.0s' {1..5000})", "too long"),
    ],
)
def test_what_is_no_mapping_is_refused_and_never_waited_for(mapping: str, says: str) -> None:
    done = from_shell(mapping)
    assert done.returncode == 3
    assert done.stdout == ""
    assert [line.split(":")[0] for line in done.stderr.splitlines()] == ["error", "hint"]
    assert says in done.stderr


def test_a_pipe_that_nobody_writes_to_is_given_up(mbc: Mbc, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    done = mbc("lookup", "cough", "--data", str(tmp_path / "pipe"))
    assert done.returncode == 3
    assert done.stderr.startswith(f"error: {tmp_path / 'pipe'}: nothing came for 10 seconds\nhint: ")


def test_a_file_that_may_not_be_read_is_refused(mbc: Mbc, tmp_path: Path) -> None:
    path = tmp_path / "locked.yaml"
    path.write_text(OWN, encoding="utf-8")
    path.chmod(0)
    if os.access(path, os.R_OK):
        pytest.skip("this user may read every file")
    refused(mbc, path)


def test_a_file_that_grows_is_read_as_it_is_or_refused(mbc: Mbc, tmp_path: Path) -> None:
    path = tmp_path / "growing.yaml"
    path.write_text(OWN, encoding="utf-8")
    done = threading.Event()

    def grow() -> None:
        with path.open("a", encoding="utf-8") as stream:
            while not done.is_set() and stream.tell() < 1 << 24:
                stream.write("# more\n" * 1000)
                stream.flush()

    writer = threading.Thread(target=grow)
    writer.start()
    try:
        result = mbc("lookup", "cough", "--data", str(path))
    finally:
        done.set()
        writer.join()
    assert result.returncode in (0, 3)
    assert len(result.stderr.splitlines()) == (2 if result.returncode else 0)
