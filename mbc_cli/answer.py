"""What an answer says, and in which order: the one place that every form of an answer is made from.

A part is one thing that is said.  Human, plain, narrow, Markdown, pages and pictures only
lay the parts out; none adds a sentence, drops one or moves one.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, NamedTuple

from mbc_cli.data import Reference
from mbc_cli.model import Match, Result, Suggestion, Urgent
from mbc_cli.phrases import Phrases
from mbc_cli.terminal import shown

QUOTED = 400
"""Characters of a long text that are shown back; plain shows PLAIN_QUOTED."""

PLAIN_QUOTED = 2000

Kind = Literal["cut", "listed", "read_as", "together", "denied", "missing", "question", "offered", "source", "note"]

Fact = tuple[str, str]
"""How plain says a part: a label and a value, one fact a line."""


class Part(NamedTuple):
    """One thing that an answer says: its kind, its words, and the same as facts.

    ``bold`` quotes what of the words may be set off, in the order it stands there.  A
    ``question`` has no fact: the label of what is offered asks it on each line.
    """

    kind: Kind
    text: str
    facts: tuple[Fact, ...]
    bold: tuple[str, ...] = ()


class Card(NamedTuple):
    """An urgent card, which is set apart from the rest.

    ``strongest`` is the card of an emergency: its border is heavier than that of any other.
    """

    label: str
    heading: str
    lines: tuple[str, ...]
    sources: str
    strongest: bool

    @property
    def texts(self) -> tuple[str, ...]:
        """All that it says, a line each."""
        return (self.label, self.heading, *self.lines, self.sources)

    @property
    def facts(self) -> tuple[Fact, ...]:
        """The card as facts."""
        _, _, *rest = self.texts
        return tuple(("urgent", text) for text in (f"{self.label} {self.heading}", *rest))


class Answer(NamedTuple):
    """All that an answer says; the fields are in the order in which they are said."""

    heading: str
    findings: list[Part]
    cards: list[Card]
    closing: list[Part]
    contact: str

    @property
    def texts(self) -> list[str]:
        """All that it says, a line each."""
        cards = [text for card in self.cards for text in card.texts]
        return [*(part.text for part in self.findings), *cards, *(part.text for part in self.closing), self.contact]


def answer(result: Result, reference: Reference) -> Answer:
    """Return what an answer says.

    Args:
        result: what was found.
        reference: for names and wording.
    """
    return Answer(
        heading(result, reference),
        findings(result, reference),
        cards(result.urgent, reference),
        closing(result, reference),
        result.advice,
    )


def facts(result: Result, reference: Reference) -> list[Fact]:
    """Return an answer as facts, the contact prompt last."""
    said = answer(result, reference)
    parts: list[Part | Card] = [*said.findings, *said.cards, *said.closing]
    told = (fact for part in parts for fact in part.facts)
    return [("you typed", shown(result.input, PLAIN_QUOTED)), *told, ("contact", said.contact)]


def heading(result: Result, reference: Reference) -> str:
    """Return what the person typed, on one line, as it may be shown over an answer."""
    return shown(" ".join(result.input.split()), QUOTED) or reference.wording["typed_nothing"]


def findings(result: Result, reference: Reference) -> list[Part]:
    """Return what was found, denied, offered or not found."""
    say = Phrases(reference)
    parts = [_part("cut", "note", say.cut)] if result.cut else []
    for match in result.matches:
        parts.append(_listed("listed", "listed", match, say))
        if match.correction is not None:
            parts.append(Part("read_as", say.read_as(match.correction), (("read as", shown(match.correction)),)))
    if groups := say.grouped(result):  # the counts and what they do not mean are one paragraph
        counts = [say.group(site, count) for site, count in groups]
        told = (*(("together", count) for count in counts), ("note", say.grouped_note))
        parts.append(Part("together", " ".join((*counts, say.grouped_note)), told))
    parts += [_part("denied", "denied", say.denied(mention)) for mention in result.denied]
    if not result.matches and not result.denied:
        parts += [_part("missing", "note", text) for text in say.missing(result)]
    if result.suggestions:
        parts.append(Part("question", say.suggested, ()))
        parts += [_listed("offered", "did you mean", each, say) for each in result.suggestions]
    return parts


def cards(urgent: Iterable[Urgent], reference: Reference) -> list[Card]:
    """Return the urgent cards that a text called for, the most urgent first."""
    called = {card.level for card in urgent}
    return [card for level, card in zip(reference.urgent, every_card(reference), strict=True) if level.id in called]


def every_card(reference: Reference, *, in_full: bool = False) -> list[Card]:
    """Return all the urgent cards there are.

    Args:
        reference: the checked data.
        in_full: also give the titles of the sources.  An answer gives only who wrote them:
            some of the titles name an illness, and no answer may.
    """
    made = []
    for rank, level in enumerate(reference.urgent):
        sources = level.sources if in_full else [source.partition(",")[0] for source in level.sources]
        told = reference.wording["card_sources"].format(sources="; ".join(sources))
        made.append(Card(level.label, level.heading, level.lines, told, strongest=not rank))
    return made


def closing(result: Result, reference: Reference) -> list[Part]:
    """Return what ends an answer: its source where it speaks of the article, and that it names no cause."""
    source, cause = ending(reference)
    return [cause] if result.status in ("empty", "invalid") else [source, cause]


def ending(reference: Reference) -> tuple[Part, Part]:
    """Return the source, and that the cause is not told.

    In this order: what is not known and what to do (the contact prompt) are one breath.
    """
    say = Phrases(reference)
    return Part("source", say.labelled_source, (("source", say.source),)), note(say.not_the_cause)


def note(text: str) -> Part:
    """Return a sentence that is said beside the findings."""
    return _part("note", "note", text)


def _part(kind: Kind, label: str, text: str) -> Part:
    return Part(kind, text, ((label, text),))


def _listed(kind: Kind, label: str, found: Match | Suggestion, say: Phrases) -> Part:
    """Return where the article lists a symptom; a match also tells which words say so."""
    text = say.listed(found.article, found.sites)
    words = (("your words", shown(found.words)),) if isinstance(found, Match) else ()
    return Part(kind, text, ((label, text), *words), (f'"{found.article}"', say.names(found.sites)))
