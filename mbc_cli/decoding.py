"""Decode bytes of any encoding chunk by chunk, so that what is no text stays one bad line."""

from __future__ import annotations

import codecs

from mbc_cli.errors import UsageError

MARKS = {
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF32_LE: "utf-32-le",  # before UTF-16, whose mark it begins with
    codecs.BOM_UTF32_BE: "utf-32-be",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
}
"""Byte-order marks, and the encodings that they tell apart."""

UNMARKED = {"utf-16": "utf-16-le", "utf-32": "utf-32-le"}
"""Which of two a text without a mark is taken for: what Windows writes."""


class Decoder:
    """Turn chunks of bytes of any encoding into UTF-8, without a byte-order mark.

    UTF-8 goes through as it is.  ``bad`` says how to decode a line that is not text.

    Args:
        encoding: of the bytes.

    Raises:
        UsageError: the encoding is not known.
    """

    def __init__(self, encoding: str) -> None:
        self.bad = "backslashreplace"
        self._head: bytes | None = b""
        self._decoder: codecs.IncrementalDecoder | None = None
        try:
            "x".encode(encoding)  # an encoding of text, not of bytes (base64)
            self._encoding = codecs.lookup(encoding).name.removesuffix("-sig")
            _incremental(self._encoding)
        except (LookupError, ValueError):
            hint = "Try utf-8, latin-1, cp1252 or utf-16."
            raise UsageError(f'the encoding "{encoding}" is not known', hint) from None

    def __call__(self, chunk: bytes) -> bytes:
        """Return what has become known with a chunk; an empty one is the end."""
        end = not chunk
        if self._head is not None:
            self._head += chunk
            if not end and any(mark.startswith(self._head) for mark in MARKS):
                return b""  # more of a mark may come
            chunk, self._head = self._begin(self._head), None
        if self._decoder is None:
            return chunk
        return self._decoder.decode(chunk, end).encode("utf-8", "surrogatepass")

    def _begin(self, head: bytes) -> bytes:
        """Settle the encoding, and return what is to be decoded of the bytes so far."""
        wanted = "utf" if self._encoding == "utf-8" else self._encoding
        for mark, marked in MARKS.items():
            if head.startswith(mark) and marked.startswith(wanted):
                head, encoding = head.removeprefix(mark), marked
                break
        else:
            encoding = UNMARKED.get(self._encoding, self._encoding)
        if encoding != "utf-8":
            self.bad = "ignore"
            self._decoder = _incremental(encoding)
        return head


def _incremental(encoding: str) -> codecs.IncrementalDecoder:
    """Return a decoder for chunks; raises LookupError or ValueError where Python has none.

    Bytes that are not text become their escapes behind a lone surrogate.  UTF-8 has no lone
    surrogates, so their line, and no other, is found to be no text, and shows what they were.
    """
    decoder = codecs.getincrementaldecoder(encoding)("mbc.escaped")
    decoder.decode(b"", final=True)
    return decoder


def _escaped(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    bad = error.object[error.start : error.end]
    return "\ud800" + "".join(f"\\x{byte:02x}" for byte in bad), error.end


codecs.register_error("mbc.escaped", _escaped)
