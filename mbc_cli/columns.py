"""Look up one column of a table and carry the others through: mbc between two other programs.

CSV and TSV need a header row.  Each input row gives one output row: its own columns,
unchanged, then ours with ``mbc_`` in front.  For JSON lines ours stand under ``"mbc"``.
The first row tells whether the input is what it was said to be; a bad one further down
is kept, with the status ``invalid``, and all that could be read of it.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from mbc_cli.cells import Lines, TooLongError
from mbc_cli.errors import Exit, MbcError
from mbc_cli.export import line as json_line
from mbc_cli.export import visible
from mbc_cli.model import Result
from mbc_cli.streams import Record
from mbc_cli.tables import DELIMITERS, Rows, joined
from mbc_cli.terminal import shown

OURS = ("status", "symptoms", "sites", "denied", "suggestions", "urgent", "advice")

SEMICOLONS = "There are semicolons between its columns. Put commas or tabs there."

BLANKS = re.compile(r"[\t\r\n]")


class Row(NamedTuple):
    """One row: what is carried through, and the text to look up (None: the row cannot be read)."""

    carried: Any
    text: str | None
    raw: str
    cut: bool
    more: bool


class Table:
    """A table read row by row.

    Args:
        records: the lines of the input.
        field: the column to look up.
        style: ``csv``, ``tsv`` or ``jsonl``, for input and output alike.
        name: of the input, for errors.
        masked: a terminal shows the output, so what it would act on is written as escapes.

    Raises:
        MbcError: (while reading) the column is not there, or a row is not of the style (exit code 4).
    """

    def __init__(self, records: Iterator[Record], field: str, style: str, name: str, *, masked: bool) -> None:
        self._records = records
        self._field = field
        self._style = style
        self._name = name
        self._header: list[str] = []
        self._lines = Lines(records)
        self._reader = csv.reader(self._lines, delimiter=DELIMITERS.get(style, ","))
        self._rows = Rows(DELIMITERS.get(style, ","))
        self._masked = masked

    def __iter__(self) -> Iterator[Row]:
        """Yield each row; ``head`` comes first."""
        return self._objects() if self._style == "jsonl" else self._cells()

    def head(self) -> str:
        """Read the header row and return it with our columns; JSON lines have none."""
        if self._style == "jsonl":
            return ""
        try:
            self._header = next(self._reader, [])
        except (csv.Error, TooLongError) as error:
            raise self._fault(1, str(error)) from None
        if not self._header:
            hint = "Name the columns in the first line."
            raise MbcError(f"{self._name}: there is no header row", hint, Exit.INPUT)
        self._check(self._header, *(f"mbc_{name}" for name in OURS))
        return self._cells_line([*self._header, *(f"mbc_{name}" for name in OURS)])

    def line(self, row: Row, result: Result) -> str:
        """Return a row with what was found."""
        if self._style == "jsonl":
            # The row's own text goes through as it is: reading a number and writing it again may change it.
            # JSON has tabs and carriage returns between values only, where no escape may stand.
            before = visible(BLANKS.sub(" ", row.carried).strip()[:-1].rstrip())
            return f'{before}{"" if before == "{" else ", "}"mbc": {json_line(result)}}}\n'
        found = {
            "status": result.status,
            "symptoms": joined(match.symptom for match in result.matches),
            "sites": joined(result.sites),
            "denied": joined(mention.symptom for mention in result.denied),
            "suggestions": joined(suggestion.symptom for suggestion in result.suggestions),
            "urgent": joined(card.level for card in result.urgent),
            "advice": result.advice,
        }
        return self._cells_line([*row.carried, *found.values()])

    def _cells_line(self, cells: list[str]) -> str:
        return self._rows.line([shown(cell) for cell in cells] if self._masked else cells)

    def _cells(self) -> Iterator[Row]:
        lines = self._lines
        at = self._header.index(self._field)
        wide = len(self._header)
        while True:
            lines.begin()
            try:
                row = next(self._reader)
            except StopIteration:
                return
            except (csv.Error, TooLongError):
                row, lines.bad = [], True
            if lines.bad and (not row or lines.open):
                # No cells, or cells that would hold the rows after them: the lines stand where the text would.
                row = [""] * wide
                row[at] = lines.text
            while len(row) > wide and not row[-1]:
                row.pop()
            if len(row) > wide:
                # A delimiter too many: which cell it belongs to is not known.
                row[wide - 1 :] = [DELIMITERS[self._style].join(row[wide - 1 :])]
                lines.bad = True
            row += [""] * (wide - len(row))
            yield Row(row, None if lines.bad else row[at], row[at], lines.cut, lines.more)

    def _objects(self) -> Iterator[Row]:
        first = True
        for number, each in enumerate(self._records, start=1):
            line = each.raw if each.text is None else each.text
            if not line.strip():
                continue
            value, problem = self._value(line)
            if problem and first:
                raise problem if isinstance(problem, MbcError) else self._fault(number, problem)
            bad = value is None or each.text is None
            yield Row("{}" if bad else line, None if bad else value, line.strip(), each.cut, each.more)
            first = False

    def _value(self, line: str) -> tuple[str | None, str | MbcError]:
        """Return the text of a JSON line (None where there is no object), and what is wrong with it."""
        try:
            row = json.loads(line)
            text = _text(row.get(self._field)) if isinstance(row, dict) else ""
        except (ValueError, RecursionError):
            return None, "this is not JSON"
        if not isinstance(row, dict):
            return None, "this is not a JSON object"
        try:
            self._check(list(row), "mbc")
        except MbcError as error:
            return None if "mbc" in row else "", error
        return text, ""

    def _check(self, names: list[str], *ours: str) -> None:
        """Raise an error unless the column is there and none of ours is."""
        known = ", ".join(shown(name, 40) for name in names[:12]) or "none"
        if self._field not in names:
            problem = f'{self._name}: there is no column "{self._field}"'
            if self._style != "jsonl" and len(names) == 1 and ";" in names[0]:
                raise MbcError(problem, SEMICOLONS, Exit.INPUT)
            same = [name for name in names if name.strip().lower() == self._field.strip().lower()]
            if same:
                raise MbcError(problem, f'Name it as it stands there: "{shown(same[0], 40)}".', Exit.INPUT)
            raise MbcError(problem, f"The columns are: {known}.", Exit.INPUT)
        for name in ours:
            if name in names:
                problem = f'{self._name}: there is a column "{name}" already'
                raise MbcError(problem, "Give it another name, or leave it out.", Exit.INPUT)

    def _fault(self, line: int, problem: str) -> MbcError:
        return MbcError(f"{self._name}:{line}: {problem}", f"Give {self._style} with one row a line.", Exit.INPUT)


def _text(value: Any) -> str:
    """Return the text that a JSON value stands for: of a number, a list or an object its JSON."""
    if isinstance(value, str):
        return value
    return "" if value is None else json.dumps(value, ensure_ascii=False)
