"""Write results for machines and for screen readers: plain, json, jsonl.

The JSON contract is in README.md ("JSON"): fields may be added, none is ever taken away.
"""

from __future__ import annotations

import json
import re
from typing import Any

from mbc_cli.data import Reference
from mbc_cli.model import Match, Result
from mbc_cli.phrases import Phrases
from mbc_cli.terminal import shown

SCHEMA = "mbc.lookup/1"

_dump = json.JSONEncoder(ensure_ascii=False, separators=(", ", ": ")).encode

# JSON escapes ESC and its like; these it lets through, and a terminal would act on them.
_HIDDEN = re.compile("[\x7f-\x9f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]")


def _encode(value: Any) -> str:
    text = _dump(value)
    return text if text.isascii() else _HIDDEN.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


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


def jsonl(result: Result) -> str:
    """Return a result as one line of JSON."""
    return _encode(record(result)) + "\n"


def article(reference: Reference) -> dict[str, Any]:
    """Return what the JSON document says of the article."""
    return reference.article._asdict()


def document_head(reference: Reference) -> str:
    """Return the JSON document up to its first record; it is streamed, never held."""
    head = _encode({"schema": SCHEMA, "article": article(reference), "results": []})
    return head[:-2]


def document_record(result: Result, *, first: bool) -> str:
    """Return one record of the JSON document."""
    return ("\n" if first else ",\n") + _encode(record(result))


def document_tail(reference: Reference) -> str:
    """Return the end of the JSON document."""
    return f'\n], "advice": {_encode(reference.contact)}}}\n'


def plain(result: Result, reference: Reference) -> str:
    """Return a result as lines of ``label: value``, one fact a line, the contact prompt last."""
    say = Phrases(reference)
    rows = [("you typed", shown(result.input, 2000))]
    if result.cut:
        rows.append(("note", say.cut))
    for match in result.matches:
        rows.append(("listed", say.listed(match.article, match.sites)))
        rows.append(("your words", shown(match.words)))
        if match.correction is not None:
            rows.append(("read as", shown(match.correction)))
    rows.extend(("together", say.group(site, count)) for site, count in say.grouped(result))
    if say.grouped(result):
        rows.append(("note", say.grouped_note))
    rows.extend(("denied", say.denied(mention.words, mention.article)) for mention in result.denied)
    if result.suggestions and not result.matches:
        rows.extend(("note", line) for line in say.not_listed(result.input))
    rows.extend(("did you mean", say.listed(each.article, each.sites)) for each in result.suggestions)
    if not (result.matches or result.suggestions):
        rows.extend(("note", line) for line in say.nothing(result))
    for card in result.urgent:
        rows.append(("urgent", f"{reference.urgent_label} {card.heading}"))
        rows.extend(("urgent", line) for line in card.lines)
    if result.matches:
        rows.append(("source", say.source.removeprefix("Source: ")))
    rows.append(("note", say.not_the_cause))
    rows.append(("contact", result.advice))
    return "".join(f"{label}: {value}\n" for label, value in rows)


def how_read(match: Match) -> str:
    """Return in plain words which rung a match came from."""
    return {
        "exact": "the article's own words",
        "phrase": "a phrase we list",
        "form": "other forms or order of a phrase we list",
        "spelling": "spelling mended",
    }[match.how]
