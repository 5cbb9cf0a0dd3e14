"""Find the sentences that the source holds: help, errors and hints (all others are in data/wording.yaml)."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from typing import Any

from tests.conftest import ROOT

TELLS = {"MbcError", "UsageError", "DataError", "fail", "_complain", "_failed"}
"""What is called with the lines of an error; ``TELLERS`` are functions that return them."""

TELLERS = {"_usage", "_value"}


def help_texts() -> list[str]:
    """Return the help of the command, its verbs and their options; the examples are left out."""
    import typer

    from mbc_cli.cli.app import app
    from mbc_cli.cli.main import add_verbs

    add_verbs([])
    command: Any = typer.main.get_command(app)
    found = [command.help, command.epilog, *(verb.help for verb in command.commands.values())]
    for each in (command, *command.commands.values()):
        # Typer's own options for completion have Typer's own words.
        found += [getattr(option, "help", None) for option in each.params if "completion" not in option.name]
    # A paragraph marked with \b keeps its lines: examples, and the table of exit codes.
    kept = (re.sub(r"\x08\n(Examples|Exit codes):\n(.+\n?)+", _codes, text) for text in found if text)
    return [sentence for text in kept for sentence in sentences_of(text)]


def _codes(block: re.Match[str]) -> str:
    return "\n".join(f"{each.capitalize()}." for each in re.findall(r"^ +\d+ +(.+)$", block[0], re.MULTILINE))


def error_texts() -> list[str]:
    """Return every line of an error and every hint in the source, blanks filled in."""
    found: list[str] = []
    for path in sorted((ROOT / "mbc_cli").rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        names = {
            target.id: node.value
            for node in ast.walk(tree)
            if isinstance(node, ast.Assign)
            for target in node.targets
            if isinstance(target, ast.Name)
        }
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and _name(node.func) in TELLS:
                found += [text for argument in node.args for text in _texts(argument, names)]
            elif isinstance(node, ast.FunctionDef) and node.name in TELLERS:
                returned = (each.value for each in ast.walk(node) if isinstance(each, ast.Return) and each.value)
                found += [text for value in returned for text in _texts(value, names)]
    return [sentence for text in found for sentence in sentences_of(text)]


def _name(function: ast.expr) -> str:
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def _texts(node: ast.expr, names: dict[str, ast.expr]) -> Iterator[str]:
    """Yield the texts of an expression; whatever is filled in reads as "that"."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.JoinedStr):
        yield "".join(str(each.value) if isinstance(each, ast.Constant) else "that" for each in node.values)
        for each in node.values:
            if isinstance(each, ast.FormattedValue):
                yield from _texts(each.value, names)
    elif isinstance(node, ast.Name) and node.id in names:
        yield from _texts(names[node.id], {})
    elif isinstance(node, ast.Tuple):
        for each in node.elts:
            yield from _texts(each, names)
    elif isinstance(node, ast.IfExp):
        yield from _texts(node.body, names)
        yield from _texts(node.orelse, names)
    elif isinstance(node, ast.BoolOp):
        for each in node.values:
            yield from _texts(each, names)
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        yield from _texts(node.func.value, names)


TYPED = re.compile(
    r'"[^"]*"|(?<!\S)(--?[a-z]+|\.[a-z]+|[a-z]+/[a-z]+\.[a-z]+|pip install \S+|mbc (lookup|note) \S+|[A-Z]+_[A-Z]+)'
)
"""What is typed as it stands: quoted texts, options, endings and names of files, commands, names of variables."""


def sentences_of(text: str) -> list[str]:
    """Return the sentences of a text, without what is quoted to be typed as it stands."""
    text = TYPED.sub("that", " ".join(text.split()))
    return [part for part in re.split(r"(?<=[.?!:])\s+", text) if re.search(r"\w", part)]
