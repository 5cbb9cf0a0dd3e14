"""Read YAML strictly: every value must be of the kind we expect, or the error says where it is not.

PyYAML's ``load`` reads ``no`` as False and ``12:30`` as 750, and keeps the last of two
equal keys without a word.  Working on the node tree instead keeps the text as typed and
the line and column of each value.
"""

from __future__ import annotations

import os
import re
import select
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple, NoReturn

from mbc_cli.errors import DataError

MAX_BYTES = 4 * 1024 * 1024
"""Larger mapping files are refused unread; ours is under 0.1 MB."""

MAX_DEPTH = 12
"""How deeply a mapping may nest.  Ours nests 4 deep."""

PATIENCE = 10
"""Seconds that a mapping from a pipe may keep us waiting for its next piece."""

CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")
"""What would part a text in two, or what a terminal would act on: control and bidirectional characters."""

TEXT_TAG = "tag:yaml.org,2002:str"


class Line(NamedTuple):
    """One entry of a word list: its text and the line it stands on."""

    text: str
    line: int


class Value:
    """A YAML node that knows its file, and gives itself out only as what the caller asks for."""

    __slots__ = ("node", "path")

    def __init__(self, node: Any, path: str) -> None:
        self.node = node
        self.path = path

    def fail(self, problem: str, hint: str, line: int | None = None) -> NoReturn:
        """Raise a DataError that points at this value (or at ``line`` of its file, from 1)."""
        mark = self.node.start_mark
        row = mark.line + 1 if line is None else line
        column = mark.column + 1 if line is None else 1
        raise DataError(f"{self.path}:{row}:{column}: {problem}", hint)

    def fields(self, required: tuple[str, ...], optional: tuple[str, ...] = ()) -> dict[str, Value]:
        """Return the values of a mapping that has all ``required`` keys and no unknown one."""
        found = dict(self.items())
        for key, value in found.items():
            if key not in required and key not in optional:
                value.fail(f'unknown key "{key}"', f"Use one of: {', '.join(required + optional)}.")
        for key in required:
            if key not in found:
                self.fail(f'the key "{key}" is missing', f'Add "{key}:" here.')
        return found

    def items(self) -> Iterator[tuple[str, Value]]:
        """Yield the (key, value) pairs of a mapping, in order, refusing a key given twice."""
        if self.node.id != "mapping":
            self.fail('this must be a set of "key: value" lines', "Indent the keys under it.")
        seen: set[str] = set()
        for key_node, value_node in self.node.value:
            key = Value(key_node, self.path).text()
            if key in seen:
                Value(key_node, self.path).fail(f'the key "{key}" stands here twice', "Keep one of the two.")
            seen.add(key)
            yield key, Value(value_node, self.path)

    def text(self, *, empty: bool = False) -> str:
        """Return a text, never a number, a truth value or a date that YAML made of one."""
        if self.node.id != "scalar":
            self.fail("this must be a text", "Write one text here.")
        if self.node.tag != TEXT_TAG:
            self.fail(f'"{self.node.value}" is not read as text', "Put it in double quotes.")
        value = str(self.node.value).strip()
        if not value and not empty:
            self.fail("this text is empty", "Write a text here.")
        if not empty and CONTROL.search(value):
            self.fail("this text has a line end or a control character in it", "Write it on one line.")
        return value

    def texts(self) -> tuple[str, ...]:
        """Return a YAML list of texts."""
        return tuple(value.text() for value in self.values())

    def values(self) -> list[Value]:
        """Return the values of a YAML list."""
        if self.node.id != "sequence":
            self.fail("this must be a list", 'Write it as "[one, two]" or as lines that start with "- ".')
        return [Value(node, self.path) for node in self.node.value]

    def lines(self) -> list[Line]:
        """Return the entries of a word list: split at commas and line ends, notes left out."""
        first = self.node.start_mark.line + 1
        if self.node.style in ("|", ">"):
            first += 1
        entries = []
        self.text(empty=True)
        for number, row in enumerate(str(self.node.value).split("\n"), start=first):
            if row.lstrip().startswith("#"):
                continue
            for part in row.split(","):
                entry = part.strip()
                if entry:
                    entries.append(Line(entry, number))
        return entries


def read(path: Path) -> Value:
    """Read a YAML file.

    Args:
        path: the file.

    Returns:
        Its top value.

    Raises:
        DataError: it is not there, not readable, too large, not UTF-8, or not the YAML we use.
    """
    import yaml

    name = str(path)
    content = _bytes(path, name)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise DataError(f"{name}:{line}:1: this is not UTF-8 text", "Save the file as UTF-8.") from None
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        if text.count("[") + text.count("{") > MAX_DEPTH or "&" in text or "*" in text:
            _check_shape(text, name, loader)
        node = yaml.compose(text, Loader=loader)
    except yaml.MarkedYAMLError as error:
        raise _syntax_error(name, error) from None
    except (yaml.YAMLError, RecursionError):
        raise DataError(f"{name}:1:1: this is not YAML", "Compare it with data/symptoms.yaml.") from None
    if node is None:
        raise DataError(f"{name}:1:1: the file is empty", "Start from a copy of data/symptoms.yaml.")
    return Value(node, name)


def _bytes(path: Path, name: str) -> bytes:
    try:
        # Opening a named pipe that nobody writes to would wait without end.
        with open(os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0)), "rb", buffering=0) as stream:
            regular = stat.S_ISREG(os.fstat(stream.fileno()).st_mode)
            content = b""
            while len(content) <= MAX_BYTES:
                if not regular and not select.select([stream], [], [], PATIENCE)[0]:
                    raise DataError(
                        f"{name}: nothing came for {PATIENCE} seconds", "Check the program that writes to it."
                    )
                piece = stream.read(MAX_BYTES + 1 - len(content))
                if not piece:
                    break
                content += piece
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "it cannot be opened"
        raise DataError(f"{name}: {reason.lower()}", "Name a mapping file that you can read.") from None
    if len(content) > MAX_BYTES:
        limit = MAX_BYTES // (1024 * 1024)
        raise DataError(f"{name}: the file is larger than {limit} MB", "Name a smaller mapping file.")
    return content


def _check_shape(text: str, name: str, loader: Any) -> None:
    """Refuse aliases (they can blow up) and deep nesting (composing recurses in C)."""
    import yaml

    depth = 0
    for event in yaml.parse(text, Loader=loader):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > MAX_DEPTH or isinstance(event, yaml.AliasEvent):
            mark: Any = event.start_mark
            what = "this nests too deeply" if depth > MAX_DEPTH else "aliases (*name) are not used here"
            raise DataError(f"{name}:{mark.line + 1}:{mark.column + 1}: {what}", "Write the words out here.")


def _syntax_error(name: str, error: Any) -> DataError:
    mark = error.problem_mark or error.context_mark
    where = f"{name}:{mark.line + 1}:{mark.column + 1}" if mark else f"{name}:1:1"
    return DataError(f"{where}: {error.problem or 'this is not YAML'}", "Mend the YAML at that place.")
