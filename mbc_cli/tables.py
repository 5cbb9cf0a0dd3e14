"""Write results as CSV and TSV.

CSV and TSV have one row for each match; a text without one has a row with those cells empty.
A cell that a spreadsheet would run as a formula gets an apostrophe in front, and control
characters are shown as escapes.
"""

from __future__ import annotations

import csv
import io
from typing import Any

from mbc_cli.model import Result
from mbc_cli.terminal import shown

COLUMNS = (
    "line", "input", "status", "symptom", "article", "sites", "words", "start", "end", "how", "correction", "score",
    "denied", "suggestions", "urgent", "advice",
)  # fmt: skip

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""What a spreadsheet takes for the start of a formula (OWASP, CSV injection)."""

DELIMITERS = {"csv": ",", "tsv": "\t"}


class Rows:
    """Turn rows of cells into lines of CSV or TSV, which end with a line feed.

    Args:
        delimiter: a comma or a tab.
    """

    def __init__(self, delimiter: str) -> None:
        self._buffer = io.StringIO()
        # csv quotes a cell with a carriage return in it only where carriage returns end lines.
        self._writer = csv.writer(self._buffer, delimiter=delimiter, lineterminator="\r\n")

    def line(self, cells: list[Any]) -> str:
        """Return one row as a line; the cells are written as they are (see ``safe``)."""
        self._writer.writerow(cells)
        text = self._buffer.getvalue()
        self._buffer.seek(0)
        self._buffer.truncate()
        return text[:-2] + "\n"


def safe(text: str) -> str:
    """Return a cell that is shown and never run.

    >>> safe("=1+1"), safe("cough")
    ("'=1+1", 'cough')
    """
    return f"'{shown(text)}" if text.startswith(FORMULA) else shown(text)


def joined(values: Any) -> str:
    """Return the ids of several symptoms, sites or cards in one cell."""
    return "; ".join(values)


def rows(result: Result) -> list[list[Any]]:
    """Return a result as rows of cells, in the order of COLUMNS."""
    head = [result.line, safe(result.input), result.status]
    tail = [
        joined(mention.symptom for mention in result.denied),
        joined(suggestion.symptom for suggestion in result.suggestions),
        joined(card.level for card in result.urgent),
        result.advice,
    ]
    if not result.matches:
        return [[*head, *[""] * 9, *tail]]
    return [
        [
            *head, match.symptom, match.article, joined(match.sites), safe(match.words), match.start, match.end,
            match.how, safe(match.correction or ""), match.score, *tail,
        ]
        for match in result.matches
    ]  # fmt: skip
