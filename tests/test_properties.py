"""Whatever is typed: no traceback, offsets that hold, and the same answer however it is written."""

from __future__ import annotations

import json
import os
import string
import subprocess
import sys
import time
import unicodedata
from itertools import cycle
from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mbc_cli.export import encode, jsonl, record
from mbc_cli.match import FLOORS, SCORES, load
from mbc_cli.model import RUNGS, How
from mbc_cli.render import Layout, human, plain
from mbc_cli.streams import records as read_records
from mbc_cli.tables import Rows, rows
from mbc_cli.terminal import is_hidden
from mbc_cli.why import explain
from tests.conftest import ROOT, table

MATCHER = load()
PHRASES = [row[0] for name in ("symptoms.tsv", "nothing.tsv", "misspellings.tsv") for row in table(name)]
WORDS = sorted({word for phrase in PHRASES for word in phrase.split()})
NEGATIONS = (
    "no not never without denies denied absent none hasn't didn't explain before until but and or n , . ? : ; "
    "/ + - (-) (\u2212) +ve can't is gone except"
).split()

anything = st.text(max_size=200)
wordy = st.lists(st.sampled_from(WORDS + NEGATIONS), max_size=25).map(" ".join)
marks = st.lists(
    st.sampled_from([" ", ". ", "; ", ", ", ": ", "... ", "\n", " - ", "? ", " / "]), min_size=9, max_size=9
)


def parted(words: list[str], between: list[str]) -> str:
    """Return words with other marks between them than they were written with."""
    return "".join(word + mark for word, mark in zip(words, cycle(between), strict=False))


rows_parted = st.builds(
    parted, st.sampled_from([each.article.split() for each in MATCHER.reference.symptoms.values()]), marks
)
phrases_parted = st.builds(parted, st.sampled_from([phrase.split() for phrase in PHRASES]), marks)
texts = st.one_of(
    wordy, anything, st.sampled_from(PHRASES), st.tuples(wordy, anything).map(" ".join), rows_parted, phrases_parted
)


def symptoms(text: str) -> tuple[set[str], set[str]]:
    result = MATCHER.lookup(text)
    return {match.symptom for match in result.matches}, {mention.symptom for mention in result.denied}


@given(texts, st.sampled_from(RUNGS))
@settings(max_examples=400, deadline=None)
def test_an_answer_holds_together(text: str, accept: How) -> None:
    result = MATCHER.lookup(text, accept=accept)
    places = [(each.start, each.end, each.words) for each in result.matches]
    places += [(each.start, each.end, each.words) for each in result.denied]
    places += [(each.start, each.end, each.words) for each in result.urgent]
    for start, end, words in places:
        assert text[start:end] == words != ""
    for match in result.matches:
        assert FLOORS[match.how] <= match.score <= SCORES[match.how]
        assert RUNGS.index(match.how) <= RUNGS.index(accept)
        assert (match.correction is not None) == (match.how == "spelling")
    found = [match.symptom for match in result.matches]
    assert len(found) == len(set(found))
    assert not set(found) & {mention.symptom for mention in result.denied}
    assert not set(found) & {each.symptom for each in result.suggestions}
    assert len(result.suggestions) <= 3
    assert all(each.score < min(FLOORS.values()) for each in result.suggestions)
    assert (result.status == "in_list") == bool(found)
    assert result.advice == MATCHER.reference.contact


@given(texts)
@settings(max_examples=150, deadline=None)
def test_every_format_can_carry_every_answer(text: str) -> None:
    result = MATCHER.lookup(text)
    assert jsonl(result) == encode(record(result)) + "\n"
    assert not any(map(is_hidden, jsonl(result)[:-1]))
    document = json.loads(jsonl(result))
    assert document["status"] == result.status
    assert plain(result, MATCHER.reference).rstrip().endswith(result.advice)
    for width in (20, 40, 80):
        shown = human(result, MATCHER.reference, Layout(width))
        assert " ".join(shown.split()).endswith(result.advice)
    lines = Rows(",")
    assert all(lines.line(row).endswith(f"{result.advice}\n") for row in rows(result))
    assert explain(text, MATCHER).result == result


@given(st.one_of(wordy, st.sampled_from(PHRASES)), st.sampled_from(["  ", "\t", " \u00a0", "\u3000"]))
@settings(max_examples=300, deadline=None)
def test_case_and_spacing_change_nothing(text: str, space: str) -> None:
    assert symptoms(text.upper()) == symptoms(text) == symptoms(text.replace(" ", space))


@given(
    st.text(alphabet=string.ascii_letters + " '\u00e9\u00ef\u00fc\ufb01\uff41\uff42", max_size=40),
    st.sampled_from(PHRASES),
)
@settings(max_examples=200, deadline=None)
def test_unicode_form_changes_nothing(noise: str, phrase: str) -> None:
    forms: tuple[Literal["NFC", "NFD"], ...] = ("NFC", "NFD")
    text = f"{phrase} {noise}"
    assert len({str(symptoms(unicodedata.normalize(form, text))) for form in forms}) == 1


@given(st.binary(max_size=400), st.sampled_from([b"\n", b"\0"]))
@settings(max_examples=200, deadline=None)
def test_all_bytes_can_be_read(data: bytes, separator: bytes) -> None:
    reading, writing = os.pipe()
    os.write(writing, data)
    os.close(writing)
    with open(reading, "rb", buffering=0) as stream:
        found = list(read_records(stream, "a pipe", separator=separator))
    if not data.startswith((b"\xff\xfe", b"\xfe\xff", b"\0\0\xfe\xff")):
        body = data.removeprefix(b"\xef\xbb\xbf")
        assert len(found) == len(body.split(separator)) - body.endswith(separator) - (not body)


def test_the_same_input_gives_the_same_bytes_whatever_the_hash_seed() -> None:
    stdin = "\n".join(PHRASES[::25]).encode()
    command = [sys.executable, "-m", "mbc_cli", "lookup", "--format", "jsonl"]
    outputs = {
        subprocess.run(
            command, input=stdin, capture_output=True, cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": seed}, check=True
        ).stdout
        for seed in ("0", "1", "4242")
    }
    assert len(outputs) == 1


BAITS = {
    "one word": "pain ",
    "small words": "no my ",
    "two halves": "chest pain ",
    "lists": "arm, leg and ",
    "denials": "no cough or ",
    "marks": "a" + "\u0301" * 30 + " ",
    "joined": "painchest",
    "typos": "vommting ",
    "apostrophes": "a'",
    "dots": "a.",
    "hyphens": "-",
    "addresses": "itch.io ",
    "other matters": "spewed budget ",
    "groups": "can not get words out ",
    "alone": "fits ",
    "new words": " ".join(f"{first}{second}lomtif" for first in "bcdfgkl" for second in "aeiou") + " ",
}


@pytest.mark.parametrize("bait", BAITS.values(), ids=BAITS)
def test_the_time_of_a_character_does_not_grow_with_the_text(bait: str) -> None:
    def seconds(length: int) -> float:
        text = (bait * (length // len(bait) + 1))[:length]
        began = time.perf_counter()
        MATCHER.lookup(text)
        return time.perf_counter() - began

    seconds(1000)
    short, long = min(seconds(2000) for _ in range(3)), min(seconds(20000) for _ in range(3))
    # Ten times the text: ten times the time for linear work, a hundred for quadratic.
    assert long < max(45 * short, 0.05)
