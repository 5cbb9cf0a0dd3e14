"""The lines of CSV and TSV, read so that a bad row costs no row but itself."""

from __future__ import annotations

from collections.abc import Iterator

from mbc_cli.streams import MAX_LINE, Record


class TooLongError(Exception):
    """A row has more text than is kept."""


class Lines:
    """The lines of a table as the csv module takes them, and what it took for one row.

    ``text`` is the row's own text; ``bad`` says that it is no row, ``open`` that the table
    ends within a quoted cell of it.
    """

    def __init__(self, records: Iterator[Record]) -> None:
        self._records = records
        self.more = False
        self.begin()

    def begin(self) -> None:
        """Begin a row."""
        self._taken: list[str] = []
        self._length = 0
        self.bad = self.cut = self.open = False

    @property
    def text(self) -> str:
        """The lines taken for this row, without the last line end."""
        return "".join(self._taken).rstrip("\r\n")

    def __iter__(self) -> Lines:
        return self

    def __next__(self) -> str:
        """Return a line; the csv module asks for more than one while a quoted cell is open."""
        each = next(self._records, None)
        if each is None:
            self.open = self.bad = bool(self._taken)
            raise StopIteration
        line = (each.raw if each.text is None else each.text) + "\n"
        self._taken.append(line)
        self._length += len(line)
        self.bad = self.bad or each.text is None
        self.more, self.cut = each.more, self.cut or each.cut
        if each.cut or self._length > MAX_LINE + len(self._taken):
            raise TooLongError("the row is too long")
        return line
