"""Look up one column of a table and carry the others through: mbc between two other programs.

CSV and TSV need a header row.  Each input row gives one output row: its own columns,
unchanged, then ours with ``mbc_`` in front.  For JSON lines ours stand under ``"mbc"``.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from typing import Any

from mbc_cli.errors import Exit, MbcError
from mbc_cli.export import record
from mbc_cli.model import Result
from mbc_cli.streams import MAX_LINE, Record
from mbc_cli.tables import Rows, joined

OURS = ("status", "symptoms", "sites", "denied", "suggestions", "urgent", "advice")

DELIMITERS = {"csv": ",", "tsv": "\t"}


class Table:
    """A table read row by row.

    Args:
        records: the lines of the input.
        field: the column to look up.
        style: ``csv``, ``tsv`` or ``jsonl``, for input and output alike.
        name: of the input, for errors.

    Raises:
        MbcError: (while reading) the column is not there, or a row is not of the style (exit code 4).
    """

    def __init__(self, records: Iterator[Record], field: str, style: str, name: str) -> None:
        self._records = records
        self._field = field
        self._style = style
        self._name = name
        self._header: list[str] = []
        self._rows = Rows(DELIMITERS.get(style, ","))
        self._more = False

    def __iter__(self) -> Iterator[tuple[Any, str, bool]]:
        """Yield each row, its text to look up, and whether more is at hand."""
        return self._objects() if self._style == "jsonl" else self._cells()

    def head(self) -> str:
        """Return the header line; known once the first row was read."""
        if self._style == "jsonl":
            return ""
        return self._rows.line([*self._header, *(f"mbc_{name}" for name in OURS)])

    def line(self, row: Any, result: Result) -> str:
        """Return a row with what was found."""
        if self._style == "jsonl":
            ours = record(result)
            del ours["input"]
            return json.dumps({**row, "mbc": ours}, ensure_ascii=False) + "\n"
        found = {
            "status": result.status,
            "symptoms": joined(match.symptom for match in result.matches),
            "sites": joined(result.sites),
            "denied": joined(mention.symptom for mention in result.denied),
            "suggestions": joined(suggestion.symptom for suggestion in result.suggestions),
            "urgent": joined(card.level for card in result.urgent),
            "advice": result.advice,
        }
        return self._rows.line([*row, *found.values()])

    def _lines(self) -> Iterator[str]:
        for each in self._records:
            self._more = each.more
            yield (each.raw if each.text is None else each.text) + "\n"

    def _cells(self) -> Iterator[tuple[Any, str, bool]]:
        csv.field_size_limit(MAX_LINE)
        reader = csv.reader(self._lines(), delimiter=DELIMITERS[self._style])
        try:
            self._header = next(reader, [])
            if self._field not in self._header:
                raise self._missing(self._header)
            at = self._header.index(self._field)
            for row in reader:
                cells = row + [""] * (len(self._header) - len(row))
                yield cells, cells[at], self._more
        except csv.Error as error:
            raise self._fault(reader.line_num, str(error)) from None

    def _objects(self) -> Iterator[tuple[Any, str, bool]]:
        for number, line in enumerate(self._lines(), start=1):
            if not line.strip():
                continue
            try:
                row = json.loads(line)
            except (ValueError, RecursionError):
                raise self._fault(number, "this is not JSON") from None
            if not isinstance(row, dict):
                raise self._fault(number, "this is not a JSON object")
            if self._field not in row:
                raise self._missing(list(row))
            value = row[self._field]
            yield row, value if isinstance(value, str) else "" if value is None else str(value), self._more

    def _missing(self, names: list[str]) -> MbcError:
        known = ", ".join(names[:12]) or "none"
        return MbcError(f'{self._name}: there is no column "{self._field}"', f"The columns are: {known}.", Exit.INPUT)

    def _fault(self, line: int, problem: str) -> MbcError:
        return MbcError(f"{self._name}:{line}: {problem}", f"Give {self._style} with one row a line.", Exit.INPUT)
