"""The ladder: from the phrases found in a text to what counts, what is denied, what is offered.

Exact article wording, then a listed phrase as written, then other forms and word order,
then mended spelling; below that, suggestions only.  Everything here is a pure function
of the text and the reference.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from mbc_cli.absent import settle_absent
from mbc_cli.cache import load_compiled
from mbc_cli.choice import choose
from mbc_cli.data import Reference
from mbc_cli.denial import deny
from mbc_cli.lexicon import Lexicon
from mbc_cli.model import RUNGS, Denied, How, Match, Result, Status, Suggestion, Urgent
from mbc_cli.reading import Reading
from mbc_cli.suggest import NEAR, suggest
from mbc_cli.urgency import called
from mbc_cli.walk import MENTIONS, Hit
from mbc_cli.words import LITERAL, SPELLING, Compiled, Kind

MAX_TEXT = 20_000
"""Characters of one text that are read; what follows is cut, so the work stays bounded."""

SCORES = {"exact": 100, "phrase": 95, "form": 90, "spelling": 80}
"""Highest score of each rung; a skipped word takes one off, down to the rung's floor."""

FLOORS = {"exact": 100, "phrase": 91, "form": 81, "spelling": 70}
"""Lowest score of each rung.  No match scores below 70, no suggestion above 60."""


class Matcher:
    """A reference, compiled and ready to look texts up.

    Args:
        reference: the checked data.
        compiled: its word lists, compiled.
    """

    def __init__(self, reference: Reference, compiled: Compiled) -> None:
        self.reference = reference
        self.lexicon = Lexicon(compiled)
        self._order = {key: i for i, key in enumerate(reference.symptoms)}
        self._levels = {level.id: (i, level) for i, level in enumerate(reference.urgent)}

    def lookup(self, text: str, line: int = 1, accept: How = "spelling") -> Result:
        """Say which symptoms of the article a text mentions.

        Args:
            text: what the person wrote; at most MAX_TEXT characters are read.
            line: its number in the input, from 1; handed through.
            accept: the last rung that counts as a match.

        Returns:
            The result, with at most one match for a symptom: the first of the best rung.
        """
        if not text or text.isspace():
            return Result(text, line, "empty", (), (), (), (), (), self.reference.contact)
        return self.conclude(self.read(text), line, accept)

    def read(self, text: str) -> Reading:
        """Find, choose and deny: every phrase in the text, with what became of it."""
        reading = Reading(text if len(text) <= MAX_TEXT else text[:MAX_TEXT], self.lexicon)
        reading.cut = len(text) > MAX_TEXT
        mentions = reading.of(*MENTIONS) if reading.hits else ()
        if mentions:
            choose(reading, self.lexicon, mentions)
            deny(reading, self.lexicon, reading.of(*MENTIONS))
            settle_absent(reading, self.lexicon)
        return reading

    def conclude(self, reading: Reading, line: int, accept: How) -> Result:
        """Turn a reading into the result that is shown."""
        last = RUNGS.index(accept)
        symptom_kinds = (Kind.SYMPTOM, Kind.ALONE, Kind.ABSENT)
        matches: dict[str, Match] = {}
        denied: dict[str, Denied] = {}
        below: dict[str, int] = {}
        for hit in reading.hits:
            if hit.entry.kind not in symptom_kinds:
                continue
            if hit.fate == "denied":
                denied.setdefault(hit.entry.target, self._denied(reading, hit))
            elif not hit.fate:
                match = self._match(reading, hit)
                if RUNGS.index(match.how) > last:
                    below[match.symptom] = NEAR
                    continue
                known = matches.get(match.symptom)
                if known is None or match.score > known.score:
                    matches[match.symptom] = match
        for key in matches:
            denied.pop(key, None)
        urgent = self._urgent(reading)
        private = self.reference.is_private(urgent)
        offered = {} if private else suggest(reading, self.lexicon, below, quiet=bool(matches or denied))
        for key in (*matches, *denied) if offered else ():
            offered.pop(key, None)
        order = self._order
        found = tuple(matches.values())
        if len(found) > 1:
            found = tuple(sorted(found, key=lambda match: (match.start, order[match.symptom])))
        suggestions = self._suggestions(offered) if offered else ()
        return Result(
            reading.text,
            line,
            _status(reading, found, denied, suggestions),
            found,
            tuple(denied.values()),
            suggestions,
            self._sites(found),
            urgent,
            self.reference.contact,
            reading.cut,
        )

    def _suggestions(self, offered: dict[str, int]) -> tuple[Suggestion, ...]:
        best = sorted(offered.items(), key=lambda pair: (-pair[1], self._order[pair[0]]))[:3]
        symptoms = self.reference.symptoms
        return tuple(Suggestion(key, symptoms[key].article, symptoms[key].sites, score) for key, score in best)

    def _match(self, reading: Reading, hit: Hit) -> Match:
        symptom = self.reference.symptoms[hit.entry.target]
        start, end = reading.slice(hit.used)
        how = rung(hit)
        skipped = hit.used[-1] - hit.used[0] + 1 - len(hit.used)
        correction = None
        if hit.how == SPELLING:
            correction = " ".join(
                reading.words[i].fixed or reading.words[i].folded
                for i in range(hit.used[0], hit.used[-1] + 1)
                if not reading.words[i].boundary
            )
        score = max(FLOORS[how], SCORES[how] - skipped - hit.entry.turned)
        return Match(
            symptom.id, symptom.article, symptom.sites, reading.text[start:end], start, end, how, correction, score
        )

    def _denied(self, reading: Reading, hit: Hit) -> Denied:
        symptom = self.reference.symptoms[hit.entry.target]
        start, end = reading.slice(hit.used)
        first, last = reading.slice(hit.by)
        return Denied(
            symptom.id, symptom.article, symptom.sites, reading.text[start:end], start, end, reading.text[first:last]
        )

    def _sites(self, matches: tuple[Match, ...]) -> tuple[str, ...]:
        if not matches:
            return ()
        if len(matches) == 1:
            return matches[0].sites
        named = {site for match in matches for site in match.sites}
        return tuple(site for site in self.reference.sites if site in named)

    def _urgent(self, reading: Reading) -> tuple[Urgent, ...]:
        first = called(reading)
        if not first:
            return ()
        cards = []
        for _, level in sorted(self._levels[key] for key in first):
            start, end = reading.slice(first[level.id].used)
            cards.append(
                Urgent(level.id, level.heading, level.lines, level.sources, reading.text[start:end], start, end)
            )
        return tuple(cards)


def rung(hit: Hit) -> How:
    """Return the rung of the ladder that a mention was found on."""
    return "exact" if hit.entry.article and hit.how == LITERAL else RUNGS[hit.how + 1]


def _status(
    reading: Reading, matches: tuple[Match, ...], denied: dict[str, Denied], suggestions: tuple[Suggestion, ...]
) -> Status:
    if matches:
        return "in_list"
    if denied:
        return "denied"
    if suggestions:
        return "suggested"
    return "not_in_list" if reading.text.strip() else "empty"


def load(path: str | Path | None = None) -> Matcher:
    """Read a mapping and make it ready to look texts up.

    Args:
        path: a mapping file; None means ``MBC_DATA`` where that is set, else mbc's own.

    Returns:
        A Matcher; ``Matcher.lookup(text)`` answers.

    Raises:
        DataError: the mapping cannot be used; the message names file, line and column.
    """
    return Matcher(*load_compiled(path))


@lru_cache(maxsize=1)
def _own() -> Matcher:
    return load()


def lookup(text: str, matcher: Matcher | None = None, accept: How = "spelling") -> Result:
    """Say which symptoms of the article a text mentions.

    Args:
        text: what the person wrote.
        matcher: from ``load``; None means mbc's own mapping, read once.
        accept: the last rung that counts: ``exact``, ``phrase``, ``form`` or ``spelling``.

    Returns:
        The result.
    """
    return (matcher or _own()).lookup(text, accept=accept)
