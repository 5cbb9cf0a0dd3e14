"""The design, held: what imports what, what a start-up may load, and modules one can read in one go."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

PACKAGE = ROOT / "mbc_cli"
CORE = (
    "model",
    "errors",
    "strict",
    "data",
    "text",
    "forms",
    "nearest",
    "spelling",
    "words",
    "lexicon",
    "walk",
    "reading",
    "choice",
    "context",
    "triggers",
    "answers",
    "reach",
    "endings",
    "subject",
    "sentence",
    "denial",
    "absent",
    "suggest",
    "match",
    "urgency",
    "cache",
    "compiling",
    "groups",
)


SAID = ("answer", "phrases", "document", "chart", "pages", "handout", "tour")
SHOWN = ("render", "markdown", "export", "tables", "pagetext", "hypertext", "sheet", "save")


def imported(path: Path) -> set[str]:
    """Return every module that a file imports, at its top or inside a function."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            names.add(node.module or "")
            if node.module == "mbc_cli":
                names.update(f"mbc_cli.{alias.name}" for alias in node.names)
    return names


@pytest.mark.parametrize("name", CORE)
def test_the_core_knows_neither_the_command_line_nor_the_screen(name: str) -> None:
    own = {
        module.removeprefix("mbc_cli.") for module in imported(PACKAGE / f"{name}.py") if module.startswith("mbc_cli")
    }
    others = {module.split(".")[0] for module in imported(PACKAGE / f"{name}.py")}
    assert own <= {*CORE, "mbc_cli", "__version__"}
    assert not others & {"typer", "rich", "click"}


@pytest.mark.parametrize("name", SAID)
def test_what_is_said_is_decided_without_the_screen(name: str) -> None:
    found = imported(PACKAGE / f"{name}.py")
    assert not {module.split(".")[0] for module in found} & {"typer", "rich", "click"}
    assert not found & {f"mbc_cli.{shown}" for shown in SHOWN}


def test_the_map_in_the_readme_names_each_module() -> None:
    section = (
        (ROOT / "README.md").read_text(encoding="utf-8").partition("## Where to change what")[2].partition("\n## ")[0]
    )
    named = set(re.findall(r"`([a-z]+(?:/[a-z]+)?)`", section))
    modules = {path.stem for path in PACKAGE.glob("[!_]*.py")}
    verbs = {path.stem for path in PACKAGE.glob("cli/[!_]*.py")}
    assert modules <= named
    assert named <= {"cli", *modules, *verbs, *(f"cli/{verb}" for verb in verbs)}


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=lambda path: path.name)
def test_each_module_says_what_it_holds(path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 240


def test_a_machine_answer_loads_neither_rich_nor_rapidfuzz() -> None:
    code = (
        "import sys\nfrom mbc_cli.cli.main import main\nmain(['lookup', '--format', 'json', 'yellow eyes'])\n"
        "heavy = ('rich', 'rapidfuzz', 'importlib.metadata', 'csv', 'mbc_cli.answer')\n"
        "print([name for name in heavy if name in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stderr == "[]\n"
