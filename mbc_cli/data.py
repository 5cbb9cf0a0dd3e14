"""Find, read and check the data files: the article's mapping, how people speak, urgent cards, wording."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from mbc_cli.model import Article, Site, Symptom
from mbc_cli.strict import Line, Value, read

PHRASE_KINDS = ("phrases", "alone", "near", "topics")
DENIAL_KINDS = ("before", "after", "answers", "ends", "lacked", "not_denial")


@dataclass(frozen=True, slots=True)
class Language:
    """Words that the phrases share, and how people deny things (data/language.yaml)."""

    source: Value
    groups: Mapping[str, list[Line]]
    small_words: list[Line]
    joiners: list[Line]
    listed_together: list[Line]
    everyday_words: list[Line]
    denial: Mapping[str, list[Line]]
    circumstance: list[Line]
    unwell: list[Line]


@dataclass(frozen=True, slots=True)
class UrgentLevel:
    """One urgent card (data/urgent.yaml): what it says, where that is from, and its triggers."""

    id: str
    heading: str
    lines: tuple[str, ...]
    sources: tuple[str, ...]
    source: Value
    phrases: list[Line]


@dataclass(frozen=True, slots=True)
class Reference:
    """Everything that mbc knows, read and checked, in the files' own order.

    ``vocabulary`` holds, for each symptom id, its word lists by kind
    (``phrases``, ``alone``, ``near``, ``topics``).
    """

    article: Article
    contact: str
    sites: Mapping[str, Site]
    symptoms: Mapping[str, Symptom]
    vocabulary: Mapping[str, Mapping[str, list[Line]]]
    not_symptoms: list[Line]
    source: Value
    language: Language
    urgent_label: str
    urgent: tuple[UrgentLevel, ...]
    wording: Mapping[str, str]

    @property
    def entries(self) -> int:
        """How many rows the article lists, counting a symptom under two sites twice."""
        return sum(len(site.symptoms) for site in self.sites.values())


def folder() -> Path:
    """Return the folder of the data files: inside an installed package, beside it in a checkout."""
    package = Path(__file__).resolve().parent
    inside = package / "data"
    return inside if inside.is_dir() else package.parent / "data"


def load_reference(path: str | Path | None = None) -> Reference:
    """Read the mapping and all that goes with it.

    Args:
        path: another mapping file.  None means ``MBC_DATA`` where that is set, else mbc's own.

    Returns:
        The checked reference.

    Raises:
        DataError: a file cannot be used; the message names file, line and column.
    """
    home = folder()
    chosen = path if path is not None else os.environ.get("MBC_DATA") or home / "symptoms.yaml"
    source = read(Path(chosen))
    top = source.fields(
        ("format", "article", "contact", "sites", "symptoms"), ("not_symptoms", "groups")
    )
    _check_format(top["format"])
    article = {key: value.text() for key, value in top["article"].fields(("title", "publisher", "author", "medical_reviewer")).items()}
    rows = {key: value.fields(("article",), PHRASE_KINDS) for key, value in top["symptoms"].items()}
    sites = _sites(top["sites"], rows)
    for key, value in top["symptoms"].items():
        if not any(key in site.symptoms for site in sites.values()):
            value.fail(f'no site lists the symptom "{key}"', 'Name it in the "symptoms" of a site.')
    urgent = read(home / "urgent.yaml").fields(("format", "label", "levels"))
    return Reference(
        article=Article(**article),
        contact=top["contact"].text(),
        sites=sites,
        symptoms={
            key: Symptom(key, row["article"].text(), tuple(s.id for s in sites.values() if key in s.symptoms))
            for key, row in rows.items()
        },
        vocabulary={
            key: {kind: row[kind].lines() for kind in PHRASE_KINDS if kind in row} for key, row in rows.items()
        },
        not_symptoms=top["not_symptoms"].lines() if "not_symptoms" in top else [],
        source=source,
        language=_language(read(home / "language.yaml"), top.get("groups")),
        urgent_label=urgent["label"].text(),
        urgent=tuple(_urgent_level(key, value) for key, value in urgent["levels"].items()),
        wording={key: value.text() for key, value in read(home / "wording.yaml").items() if key != "format"},
    )


def _check_format(value: Value) -> None:
    if value.node.value != "1":
        value.fail("this format is not known", 'Write "format: 1".')


def _sites(top: Value, rows: Mapping[str, Mapping[str, Value]]) -> dict[str, Site]:
    sites = {}
    for key, value in top.items():
        found = value.fields(("name", "symptoms"), ("tests",))
        listed = found["symptoms"].list()
        for entry in listed:
            if entry.text() not in rows:
                entry.fail(f'"{entry.text()}" is not under "symptoms"', "Describe it there, or mend the spelling here.")
        tests = found["tests"].texts() if "tests" in found else ()
        names = tuple(entry.text() for entry in listed)
        for i, entry in enumerate(listed):
            if names[i] in names[:i]:
                entry.fail(f'the site lists "{names[i]}" twice', "Keep one of the two.")
        sites[key] = Site(key, found["name"].text(), names, tests)
    return sites


def _urgent_level(key: str, value: Value) -> UrgentLevel:
    found = value.fields(("heading", "lines", "sources", "phrases"))
    return UrgentLevel(
        key, found["heading"].text(), found["lines"].texts(), found["sources"].texts(), found["phrases"], found["phrases"].lines()
    )


def _language(source: Value, more_groups: Value | None) -> Language:
    lists = ("small_words", "joiners", "listed_together", "everyday_words", "circumstance", "unwell")
    top = source.fields(("format", "groups", "denial", *lists))
    _check_format(top["format"])
    groups = {key: value.lines() for key, value in top["groups"].items()}
    if more_groups is not None:
        groups.update((key, value.lines()) for key, value in more_groups.items())
    denial = {key: value.lines() for key, value in top["denial"].fields(DENIAL_KINDS).items()}
    return Language(source=source, groups=groups, denial=denial, **{key: top[key].lines() for key in lists})
