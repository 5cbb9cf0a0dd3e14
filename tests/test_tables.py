"""Whatever bytes a table has: each row comes out whole, in columns that can be told apart."""

from __future__ import annotations

import csv
import io
import json
import os

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mbc_cli.columns import OURS, Table
from mbc_cli.match import load
from mbc_cli.streams import Record, records

MATCHER = load()
HEADS = {"csv": b"id,note\n", "tsv": b"id\tnote\n", "jsonl": b'{"note": ""}\n'}
PIECES = [
    b'"', b",", b"\n", b"\r", b"\r\n", b"\0", b"\t", b" ", b"cough", b"\xff", b"\xc3\xa9", b"{", b"}", b'"note":', b"1",
]  # fmt: skip
mixed = st.lists(st.sampled_from(PIECES), max_size=30).map(b"".join)


def read(data: bytes, encoding: str = "utf-8", *, whole: bool = False) -> list[Record]:
    """Return the records of some bytes (fewer than a pipe holds)."""
    end, start = os.pipe()
    os.write(start, data)
    os.close(start)
    with open(end, "rb", buffering=0) as stream:
        return list(records(stream, "bytes", encoding, whole=whole))


@pytest.mark.parametrize("style", HEADS)
@given(mixed)
@settings(max_examples=200, deadline=None)
def test_each_row_comes_out_whole(style: str, data: bytes) -> None:
    table = Table(iter(read(HEADS[style] + data, whole=True)), "note", style, "bytes", masked=False)
    written = table.head()
    count = 0
    for count, row in enumerate(table, start=1):
        written += table.line(row, MATCHER.lookup(row.text or "", count))
    if style == "jsonl":
        assert all("mbc" in json.loads(line) for line in written.split("\n")[:-1])
        return
    found = list(csv.reader(io.StringIO(written, newline=""), delimiter="," if style == "csv" else "\t"))
    assert len(found) == count + 1
    assert {len(cells) for cells in found} == {2 + len(OURS)}


@given(mixed, st.sampled_from(["utf-8", "utf-16", "utf-16-be", "cp1252", "shift_jis", "gb18030", "utf-7"]))
@settings(max_examples=200, deadline=None)
def test_a_good_line_is_found_after_whatever_line(data: bytes, encoding: str) -> None:
    start = data if len(data) % 2 == 0 else data + b" "
    assert read(start + "\ncough".encode(encoding).removeprefix(b"\xff\xfe"), encoding)[-1].text == "cough"
