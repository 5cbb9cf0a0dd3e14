"""Find, read and check the data files: the article's mapping, how people speak, urgent cards, wording."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from mbc_cli.errors import DataError
from mbc_cli.model import Article, Site, Symptom, Urgent, UrgentLevel
from mbc_cli.strict import Line, Value, read

PHRASE_KINDS = ("phrases", "vague", "alone", "near", "topics", "hints", "own", "absent")
URGENT_KINDS = ("phrases", "alone", "signs", "during")
DENIAL_PHRASES = ("before", "after", "ends", "not_denial", "exceptions", "turned_by", "wishes")
"""The lists of ``denial`` whose phrases are found in a text."""

DENIAL_WORDS = (
    "answers", "affirmed", "first_time", "lacked", "stands", "stands_before", "impossible", "subjects", "pronouns",
    "plain", "openers", "plural", "referring", "neither", "back_over", "until", "without", "alternatives", "list_words",
    "all_denied", "and_then", "said", "unfinished", "of_verbs", "of_states", "passing_on", "sets_apart",
    "places", "that", "owners", "had", "asides", "times", "stand_ins", "in_turn", "all_well",
    "from", "to", "lastly", "articles", "then", "lasting", "moments", "objects",
    "addressed", "expected", "takers", "returning", "formerly", "any_more", "interjections", "elided",
)  # fmt: skip
"""The lists of ``denial`` that hold single words, which the rules of denial ask for."""


class WordList(NamedTuple):
    """A list of phrases and the place it was read from, for errors."""

    lines: list[Line]
    source: Value


class Language(NamedTuple):
    """Words that the phrases share, and how people deny things.

    ``source`` is data/language.yaml; a mapping may bring ``groups`` of its own.
    """

    source: Value
    groups: Mapping[str, WordList]
    small_words: WordList
    joiners: WordList
    not_adverbs: WordList
    listed_together: WordList
    everyday_words: WordList
    health_words: WordList
    health_endings: WordList
    plain_words: WordList
    other_matters: WordList
    no_sign: WordList
    denial: Mapping[str, WordList]
    misspelt_most: WordList
    only_as_listed: WordList
    circumstance: WordList
    slips: Mapping[str, WordList]
    contractions: Mapping[str, WordList]
    unwell: WordList
    speakers: WordList
    comparisons: WordList


class Reference(NamedTuple):
    """What mbc knows and shows, checked, in the files' own order."""

    article: Article
    contact: str
    sites: Mapping[str, Site]
    symptoms: Mapping[str, Symptom]
    urgent: tuple[UrgentLevel, ...]
    wording: Mapping[str, str]

    @property
    def entries(self) -> int:
        """How many rows the article lists, counting a symptom under two sites twice."""
        return sum(len(site.symptoms) for site in self.sites.values())

    def is_private(self, called: Iterable[Urgent]) -> bool:
        """Say whether a card that a text called for is for no page: beside it the list is out of place."""
        return any(level.id == card.level and not level.printed for card in called for level in self.urgent)


class Sources(NamedTuple):
    """All that the data files hold: what is shown, and the word lists to be compiled.

    ``vocabulary`` holds, for each symptom id, its word lists by kind (``phrases``,
    ``vague``, ``alone``, ``near``, ``topics``, ``hints``, ``own``, ``absent``); ``triggers`` those of the
    urgent levels by id (``phrases``, ``alone``, ``signs``, ``during``).
    """

    reference: Reference
    vocabulary: Mapping[str, Mapping[str, WordList]]
    not_symptoms: WordList
    triggers: Mapping[str, Mapping[str, WordList]]
    language: Language


def folder() -> Path:
    """Return the folder of the data files: inside an installed package, beside it in a checkout."""
    package = Path(__file__).resolve().parent
    inside = package / "data"
    return inside if inside.is_dir() else package.parent / "data"


def files(path: str | Path | None = None) -> tuple[Path, ...]:
    """Return the data files that are read: the mapping first; raises DataError where its name is empty."""
    if path == "":
        raise DataError("the name of the mapping file is empty", "Name a file, or leave --data out.")
    home = folder()
    chosen = path if path is not None else os.environ.get("MBC_DATA") or home / "symptoms.yaml"
    return (Path(chosen), home / "language.yaml", home / "urgent.yaml", home / "wording.yaml")


def read_sources(path: str | Path | None = None) -> Sources:
    """Read the mapping and all that goes with it.

    Args:
        path: another mapping file.  None means ``MBC_DATA`` where that is set, else mbc's own.

    Returns:
        Everything the files hold, checked.

    Raises:
        DataError: a file cannot be used; the message names file, line and column.
    """
    mapping, language, urgent, wording = (read(each) for each in files(path))
    top = mapping.fields(("format", "article", "contact", "sites", "symptoms"), ("not_symptoms", "groups"))
    _check_format(top["format"])
    article = top["article"].fields(("title", "publisher", "author", "medical_reviewer"), ("topic",))
    rows = {key: value.fields(("article",), PHRASE_KINDS) for key, value in top["symptoms"].items()}
    sites = _sites(top["sites"], rows)
    for key, value in top["symptoms"].items():
        if not any(key in site.symptoms for site in sites.values()):
            value.fail(f'no site lists the symptom "{key}"', 'Name it in the "symptoms" of a site.')
    card = urgent.fields(("format", "levels"))
    levels = {
        key: value.fields(("label", "heading", "lines", "sources", "phrases"), ("printed", *URGENT_KINDS[1:]))
        for key, value in card["levels"].items()
    }
    return Sources(
        reference=Reference(
            article=Article(**{key: value.text() for key, value in article.items()}),
            contact=top["contact"].text(),
            sites=sites,
            symptoms={
                key: Symptom(key, row["article"].text(), tuple(s.id for s in sites.values() if key in s.symptoms))
                for key, row in rows.items()
            },
            urgent=tuple(
                UrgentLevel(
                    key,
                    level["heading"].text(),
                    level["lines"].texts(),
                    level["sources"].texts(),
                    level["label"].text(),
                    "printed" not in level or _yes(level["printed"]),
                )
                for key, level in levels.items()
            ),
            wording={key: value.text() for key, value in wording.items() if key != "format"},
        ),
        vocabulary={
            key: {kind: _words(row[kind]) for kind in PHRASE_KINDS if kind in row} for key, row in rows.items()
        },
        not_symptoms=_words(top["not_symptoms"]) if "not_symptoms" in top else WordList([], mapping),
        triggers={
            key: {kind: _words(level[kind]) for kind in URGENT_KINDS if kind in level} for key, level in levels.items()
        },
        language=_language(language, top.get("groups")),
    )


def _words(value: Value) -> WordList:
    return WordList(value.lines(), value)


def _yes(value: Value) -> bool:
    if value.node.value not in ("yes", "no"):
        value.fail("this is not yes or no", "Write yes or no.")
    return bool(value.node.value == "yes")


def _check_format(value: Value) -> None:
    if value.node.value != "1":
        value.fail("this format is not known", 'Write "format: 1".')


def _sites(top: Value, rows: Mapping[str, Mapping[str, Value]]) -> dict[str, Site]:
    sites = {}
    for key, value in top.items():
        found = value.fields(("name", "symptoms"), ("tests",))
        listed = found["symptoms"].values()
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


def _language(source: Value, more_groups: Value | None) -> Language:
    lists = (
        "small_words", "joiners", "not_adverbs", "listed_together", "everyday_words", "health_words", "health_endings",
        "plain_words", "other_matters", "no_sign", "circumstance", "only_as_listed", "unwell", "speakers",
        "comparisons",
    )  # fmt: skip
    top = source.fields(("format", "groups", "denial", "misspelt_most", "slips", "contractions", *lists))
    _check_format(top["format"])
    groups = {key: _words(value) for key, value in top["groups"].items()}
    if more_groups is not None:
        groups.update((key, _words(value)) for key, value in more_groups.items())
    return Language(
        source=source,
        groups=groups,
        denial={key: _words(value) for key, value in top["denial"].fields(DENIAL_PHRASES + DENIAL_WORDS).items()},
        misspelt_most=_words(top["misspelt_most"]),
        slips={key: _words(value) for key, value in top["slips"].items()},
        contractions={key: _words(value) for key, value in top["contractions"].items()},
        **{key: _words(top[key]) for key in lists},
    )
