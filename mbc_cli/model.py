"""The values mbc passes around: what the article says, and what a text was found to say.

Everything here is frozen.  The core makes these values, renderers only read them.
Named tuples and not dataclasses: the ten classes are made 6 ms sooner at start-up, and
a batch makes millions of them.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

How = Literal["exact", "phrase", "form", "spelling"]
"""The rungs of the ladder, from the safest to the least safe."""

RUNGS: tuple[How, ...] = ("exact", "phrase", "form", "spelling")

Status = Literal["in_list", "suggested", "not_in_list", "denied", "empty", "invalid"]


class Article(NamedTuple):
    """Where the mapping comes from, and what illness it is about.  No address and no date: the source names none."""

    title: str
    publisher: str
    author: str
    medical_reviewer: str
    topic: str = ""


class Symptom(NamedTuple):
    """One symptom: its id, the article's own wording, and the ids of the sites that list it."""

    id: str
    article: str
    sites: tuple[str, ...]


class Site(NamedTuple):
    """One site: its id, its plain name, the symptoms listed under it, the tests named for it."""

    id: str
    name: str
    symptoms: tuple[str, ...]
    tests: tuple[str, ...]


class Match(NamedTuple):
    """A mention that counts: which symptom, which words say so, and how we know.

    ``start`` and ``end`` are character offsets into the input, so that
    ``input[start:end] == words``.  ``score`` runs from 0 to 100; it orders
    matches by how directly they were read and is no measure of likelihood.
    """

    symptom: str
    article: str
    sites: tuple[str, ...]
    words: str
    start: int
    end: int
    how: How
    correction: str | None
    score: int


class Denied(NamedTuple):
    """A mention that the text says is not there; ``by`` quotes the words that deny it."""

    symptom: str
    article: str
    sites: tuple[str, ...]
    words: str
    start: int
    end: int
    by: str


class Suggestion(NamedTuple):
    """A symptom offered as "did you mean"; never counted as found.  ``score`` is 0 to 100."""

    symptom: str
    article: str
    sites: tuple[str, ...]
    score: int


class Urgent(NamedTuple):
    """An urgent card that the raw words call for.  It comes from other sources than the article."""

    level: str
    heading: str
    lines: tuple[str, ...]
    sources: tuple[str, ...]
    words: str
    start: int
    end: int


class Result(NamedTuple):
    """All that mbc has to say about one text.  ``line`` counts from 1; ``cut``: only its beginning was read."""

    input: str
    line: int
    status: Status
    matches: tuple[Match, ...]
    denied: tuple[Denied, ...]
    suggestions: tuple[Suggestion, ...]
    sites: tuple[str, ...]
    urgent: tuple[Urgent, ...]
    advice: str
    cut: bool = False


class UrgentLevel(NamedTuple):
    """One urgent card as the data has it: what it says, where that is from, whether fixed pages have it."""

    id: str
    heading: str
    lines: tuple[str, ...]
    sources: tuple[str, ...]
    label: str
    printed: bool = True
