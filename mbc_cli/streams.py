"""Read texts line by line from standard input and files, as they come and in bounded memory."""

from __future__ import annotations

import os
import select
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, NamedTuple

from mbc_cli.decoding import Decoder
from mbc_cli.errors import Exit, MbcError

CHUNK = 1 << 16
MAX_LINE = 1 << 17
"""Bytes of one line that are kept; the rest of a longer line is read past."""


class Record(NamedTuple):
    """One text of the input: None where its bytes are not text; ``raw`` is shown then."""

    text: str | None
    raw: str
    cut: bool
    more: bool
    """Whether the next text is at hand already, so that writing can wait for it."""


def open_input(name: str) -> BinaryIO:
    """Open a file, or standard input for ``-``.

    Raises:
        MbcError: it cannot be opened (exit code 4).
    """
    if name == "-":
        stream = getattr(sys.stdin, "buffer", None)
        if stream is None:
            raise MbcError("standard input is closed", 'Give a text: mbc lookup "yellow eyes".', Exit.INPUT)
        return open(stream.fileno(), "rb", buffering=0, closefd=False)
    if not name:
        raise MbcError("the name of the input file is empty", "Name a file, or - for standard input.", Exit.INPUT)
    path = Path(name)
    try:
        if path.is_dir():
            raise MbcError(f"{name} is a folder", "Name a file with one text a line.", Exit.INPUT)
        return path.open("rb", buffering=0)
    except OSError as error:
        raise unreadable(name, error) from None


def called(name: str) -> str:
    """Return what errors call an input."""
    return "standard input" if name == "-" else name


def unreadable(name: str, error: OSError) -> MbcError:
    """Return the error for an input that the system does not let us read."""
    reason = (error.strerror or "it cannot be read").lower()
    return MbcError(f"{called(name)}: {reason}", "Name a file that you can read, or - for standard input.", Exit.INPUT)


def records(
    stream: BinaryIO, name: str, encoding: str = "utf-8", *, separator: bytes = b"\n", whole: bool = False
) -> Iterator[Record]:
    """Yield the texts of a stream, one a line, each as soon as its line has come.

    Args:
        stream: unbuffered and binary; read in chunks, so nothing waits for a slow producer.
        name: for errors.
        encoding: of the bytes; a byte-order mark at the start is recognised.
        separator: what ends a text: a line end (with or without a carriage return) or NUL.
        whole: a carriage return before a line end is part of the text: it may stand in a quoted cell.

    Raises:
        MbcError: reading fails half way (exit code 4).
        UsageError: the encoding is not known.
    """
    decode = Decoder(encoding)
    strip = separator == b"\n" and not whole
    pending = b""
    cut = False
    while True:
        try:
            chunk = os.read(stream.fileno(), CHUNK)
        except BlockingIOError:
            # Another program that has the same pipe or terminal open made it non-blocking.
            select.select([stream], [], [])
            continue
        except OSError as error:
            raise unreadable(name, error) from None
        rows = (pending + decode(chunk)).split(separator)
        pending = rows.pop()
        last = len(rows) - 1
        texts = _texts(rows, separator, strip=strip) if not cut else None
        for number, row in enumerate(rows):
            if texts is not None:
                yield Record(texts[number], texts[number], cut=False, more=number < last)
                continue
            yield _record(row, decode.bad, strip=strip, cut=cut, more=number < last)
            cut = False
        if len(pending) > MAX_LINE:
            pending, cut = pending[:MAX_LINE], True
        if not chunk:
            break
    if pending or cut:
        yield _record(pending, decode.bad, strip=strip, cut=cut, more=False)


def _texts(rows: list[bytes], separator: bytes, *, strip: bool) -> list[str] | None:
    """Return rows as texts, decoded in one go; None where one of them needs a closer look."""
    if max(map(len, rows), default=0) > MAX_LINE:
        return None
    try:
        texts = separator.join(rows).decode()
    except UnicodeDecodeError:
        return None
    if strip and "\r" in texts:
        texts = f"{texts}\n".replace("\r\n", "\n")[:-1]
    return texts.split(separator.decode())


def _record(row: bytes, bad: str, *, strip: bool, cut: bool, more: bool) -> Record:
    if len(row) > MAX_LINE:
        row, cut = row[:MAX_LINE], True
    if strip and row.endswith(b"\r"):
        row = row[:-1]
    try:
        text = row.decode()
    except UnicodeDecodeError as error:
        # A cut may go through the middle of a character.
        if not cut or error.start < len(row) - 4:
            return Record(None, row.decode("utf-8", bad), cut, more)
        text = row[: error.start].decode()
    return Record(text, text, cut, more)
