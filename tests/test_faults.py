"""Mapping files that would take the machine down: each is refused in two lines, quickly, with exit code 3."""

from __future__ import annotations

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
