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

NUMBER = "local emergency number"
"""A card with these words tells whom to call."""

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
    ``leads``: it names the emergency number, so it is said before all else, and no line at
    the end says that number again.
    """

    label: str
    heading: str
    lines: tuple[str, ...]
    sources: str
    strongest: bool
    leads: bool

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
    """All that an answer says; the fields, and what is in ``body``, are in the order in which they are said."""

    heading: str
    body: list[Part | Card]
    closing: list[Part]
    contact: str

    @property
    def texts(self) -> list[str]:
        """All that it says, a line each."""
        body = [text for each in self.body for text in (each.texts if isinstance(each, Card) else (each.text,))]
        return [*body, *(part.text for part in self.closing), self.contact]


def answer(result: Result, reference: Reference) -> Answer:
    """Return what an answer says.

    A card that names the emergency number comes first: it cannot wait until the rest is
    read.  The others come after what was found.

    Args:
        result: what was found.
        reference: for names and wording.
    """
    found = findings(result, reference)
    called = cards(result.urgent, reference)
    first = [card for card in called if card.leads]
    later = [card for card in called if not card.leads]
    return Answer(
        heading(result, reference),
        [*first, *found, *later],
        closing(result, reference, named=bool(first), about_list=bool(found)),
        result.advice,
    )


def facts(result: Result, reference: Reference) -> list[Fact]:
    """Return an answer as facts, the contact prompt last."""
    said = answer(result, reference)
    told = (fact for part in (*said.body, *said.closing) for fact in part.facts)
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
    if not result.matches and not result.denied and not reference.is_private(result.urgent):
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
        sources = level.sources if in_full else dict.fromkeys(each.partition(",")[0] for each in level.sources)
        told = reference.wording["card_sources"].format(sources="; ".join(sources))
        leads = any(NUMBER in text for text in (level.heading, *level.lines))
        made.append(Card(level.label, level.heading, level.lines, told, strongest=not rank, leads=leads))
    return made


def fixed_cards(reference: Reference) -> list[Card]:
    """Return the cards that stand on fixed pages, whoever reads them, with their sources in full."""
    every = zip(reference.urgent, every_card(reference, in_full=True), strict=True)
    return [card for level, card in every if level.printed]


def closing(result: Result, reference: Reference, *, named: bool, about_list: bool) -> list[Part]:
    """Return what ends an answer, before the contact prompt.

    Args:
        result: what was found.
        reference: for the wording.
        named: whether a card has named the emergency number.
        about_list: whether the answer speaks of the list, whose source it then names.
    """
    source, cause = ending(reference)
    speaks = about_list and result.status not in ("empty", "invalid")
    return [*([source] if speaks else []), cause, *emergency(reference, named=named)]


def emergency(reference: Reference, *, named: bool) -> list[Part]:
    """Return when to call for help, unless a card has named the emergency number; every answer and page says it."""
    return [] if named else [note(reference.wording["close_urgent"])]


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
