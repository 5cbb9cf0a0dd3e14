"""Write results for machines: json and jsonl.

The JSON contract is in README.md ("JSON"): fields may be added, none is ever taken away.
"""

from __future__ import annotations

import json
from functools import lru_cache
from json.encoder import encode_basestring
from typing import Any

from mbc_cli.data import Reference
from mbc_cli.model import Denied, Match, Result, Suggestion, Urgent
from mbc_cli.terminal import is_hidden

SCHEMA = "mbc.lookup/1"

_dump = json.JSONEncoder(ensure_ascii=False, separators=(", ", ": ")).encode


def encode(value: Any) -> str:
    """Return a value as JSON on one line, without a character that a terminal would act on."""
    return visible(_dump(value))


def visible(text: str) -> str:
    """Return JSON text with the characters that a terminal would act on written as JSON escapes."""
    if text.isprintable():
        return text
    # JSON escapes ESC and its like by itself; invisible and bidirectional characters it lets through.
    return "".join(_escape(character) if is_hidden(character) else character for character in text)


def _escape(character: str) -> str:
    return json.dumps(character)[1:-1]


def record(result: Result) -> dict[str, Any]:
    """Return a result as the record of the JSON contract."""
    return {
        "input": clean(result.input),
        "line": result.line,
        "status": result.status,
        "matches": [_fields(match) for match in result.matches],
        "denied": [_fields(mention) for mention in result.denied],
        "suggestions": [_fields(suggestion) for suggestion in result.suggestions],
        "sites": list(result.sites),
        "urgent": [_fields(card) for card in result.urgent],
        "advice": result.advice,
        "cut": result.cut,
    }


def _fields(value: Any) -> dict[str, Any]:
    fields: dict[str, Any] = value._asdict()
    for name in ("words", "by"):
        if name in fields:
            fields[name] = clean(fields[name])
    return fields


def clean(text: str) -> str:
    """Return text without lone surrogates, which no encoding can carry."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")


def _text(text: str) -> str:
    return visible(encode_basestring(clean(text)))


def line(result: Result) -> str:
    """Return ``encode(record(result))``, several times as fast: what repeats is kept as JSON.

    A batch writes millions of records; most of each is the article's wording.
    """
    found = NOTHING
    if result.matches or result.denied or result.suggestions or result.urgent:
        found = (
            f'"matches": [{", ".join(map(_match, result.matches))}], '
            f'"denied": [{", ".join(map(_denied, result.denied))}], '
            f'"suggestions": [{", ".join(map(_suggestion, result.suggestions))}], '
            f'"sites": {_kept(result.sites)}, "urgent": [{", ".join(map(_card, result.urgent))}]'
        )
    return (
        f'{{"input": {_text(result.input)}, "line": {result.line}, "status": "{result.status}", {found}, '
        f'"advice": {_kept(result.advice)}, "cut": {"true" if result.cut else "false"}}}'
    )


NOTHING = '"matches": [], "denied": [], "suggestions": [], "sites": [], "urgent": []'


@lru_cache(maxsize=4096)
def _kept(value: Any) -> str:
    return encode(value)


@lru_cache(maxsize=4096)
def _symptom(symptom: str, article: str, sites: tuple[str, ...]) -> str:
    """Return what is the same each time, as an object that is not closed."""
    return encode({"symptom": symptom, "article": article, "sites": sites})[:-1]


@lru_cache(maxsize=64)
def _level(level: str, heading: str, lines: tuple[str, ...], sources: tuple[str, ...]) -> str:
    return encode({"level": level, "heading": heading, "lines": lines, "sources": sources})[:-1]


def _place(value: Match | Denied | Urgent) -> str:
    return f'"words": {_text(value.words)}, "start": {value.start}, "end": {value.end}'


def _match(match: Match) -> str:
    correction = "null" if match.correction is None else encode(match.correction)
    read = f'"how": "{match.how}", "correction": {correction}, "score": {match.score}'
    return f"{_symptom(*match[:3])}, {_place(match)}, {read}}}"


def _denied(mention: Denied) -> str:
    return f'{_symptom(*mention[:3])}, {_place(mention)}, "by": {_text(mention.by)}}}'


def _suggestion(suggestion: Suggestion) -> str:
    return f'{_symptom(*suggestion[:3])}, "score": {suggestion.score}}}'


def _card(card: Urgent) -> str:
    return f"{_level(*card[:4])}, {_place(card)}}}"


def jsonl(result: Result) -> str:
    """Return a result as one line of JSON."""
    return line(result) + "\n"


def article(reference: Reference) -> dict[str, Any]:
    """Return what the JSON document says of the article."""
    return reference.article._asdict()


def document_head(reference: Reference) -> str:
    """Return the JSON document up to its first record; it is streamed, never held."""
    head = encode({"schema": SCHEMA, "article": article(reference), "results": []})
    return head[:-2]


def document_record(result: Result, *, first: bool) -> str:
    """Return one record of the JSON document."""
    return ("\n" if first else ",\n") + line(result)


def document_tail(reference: Reference) -> str:
    """Return the end of the JSON document."""
    return f'\n], "advice": {encode(reference.contact)}}}\n'
