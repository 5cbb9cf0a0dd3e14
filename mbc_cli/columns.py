"""Look up one column of a table and carry the others through: mbc between two other programs.

CSV and TSV need a header row.  Each input row gives one output row: its own columns,
unchanged, then ours with ``mbc_`` in front.  For JSON lines ours stand under ``"mbc"``.
The first row tells whether the input is what it was said to be; a bad one further down
is kept, with the status ``invalid``.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from typing import Any, NamedTuple

from mbc_cli.errors import Exit, MbcError
from mbc_cli.export import line as json_line
from mbc_cli.export import visible
from mbc_cli.model import Result
from mbc_cli.streams import MAX_LINE, Record
from mbc_cli.tables import DELIMITERS, Rows, joined
from mbc_cli.terminal import shown

OURS = ("status", "symptoms", "sites", "denied", "suggestions", "urgent", "advice")


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
        self._rows = Rows(DELIMITERS.get(style, ","))
        self._masked = masked
        self._more = self._cut = self._bad = False

    def __iter__(self) -> Iterator[Row]:
        """Yield each row."""
        return self._objects() if self._style == "jsonl" else self._cells()

    def head(self) -> str:
        """Return the header line; known once reading began."""
        if self._style == "jsonl" or not self._header:
            return ""
        return self._cells_line([*self._header, *(f"mbc_{name}" for name in OURS)])

    def line(self, row: Row, result: Result) -> str:
        """Return a row with what was found."""
        if self._style == "jsonl":
            # The row's own text goes through as it is: reading a number and writing it again may change it.
            before = visible(row.carried.rstrip()[:-1].rstrip())
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

    def _lines(self) -> Iterator[str]:
        for each in self._records:
            self._more, self._cut = each.more, each.cut
            self._bad = self._bad or each.text is None
            yield (each.raw if each.text is None else each.text) + "\n"

    def _cells(self) -> Iterator[Row]:
        csv.field_size_limit(MAX_LINE)
        reader = csv.reader(self._lines(), delimiter=DELIMITERS[self._style])
        try:
            self._header = next(reader, [])
            if self._field not in self._header:
                raise self._missing(self._header)
            at = self._header.index(self._field)
            self._bad = False
            for row in reader:
                cells = row + [""] * (len(self._header) - len(row))
                yield Row(cells, None if self._bad else cells[at], cells[at], self._cut, self._more)
                self._bad = False
        except csv.Error as error:
            raise self._fault(reader.line_num, str(error)) from None

    def _objects(self) -> Iterator[Row]:
        first = True
        for number, line in enumerate(self._lines(), start=1):
            if not line.strip():
                continue
            value, problem = self._value(line)
            if problem and first:
                raise problem if isinstance(problem, MbcError) else self._fault(number, problem)
            carried = "{}" if value is None else line
            yield Row(carried, value, line.rstrip("\r\n"), self._cut, self._more)
            first = self._bad = False

    def _value(self, line: str) -> tuple[str | None, str | MbcError]:
        """Return the text of a JSON line (None where there is no object), and what is wrong with it."""
        try:
            row = json.loads(line)
        except (ValueError, RecursionError):
            return None, "this is not JSON"
        if self._bad or not isinstance(row, dict):
            return None, "this is not a JSON object"
        if self._field not in row:
            return "", self._missing(list(row))
        value = row[self._field]
        return value if isinstance(value, str) else "" if value is None else str(value), ""

    def _missing(self, names: list[str]) -> MbcError:
        known = ", ".join(names[:12]) or "none"
        return MbcError(f'{self._name}: there is no column "{self._field}"', f"The columns are: {known}.", Exit.INPUT)

    def _fault(self, line: int, problem: str) -> MbcError:
        return MbcError(f"{self._name}:{line}: {problem}", f"Give {self._style} with one row a line.", Exit.INPUT)
