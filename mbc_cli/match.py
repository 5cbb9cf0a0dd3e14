"""The ladder: from the phrases found in a text to what counts, what is denied, what is offered.

Exact article wording, then a listed phrase as written, then other forms and word order,
then mended spelling; below that, suggestions only.  Everything here is a pure function
of the text and the reference.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from mbc_cli.cache import load_compiled
from mbc_cli.data import Reference
from mbc_cli.denial import deny, settle_absent
from mbc_cli.lexicon import LITERAL, SPELLING, Compiled, Kind, Lexicon
from mbc_cli.model import RUNGS, Denied, How, Match, Result, Status, Suggestion, Urgent
from mbc_cli.reading import MENTIONS, Hit, Reading
from mbc_cli.suggest import NEAR, suggest

MAX_TEXT = 20_000
"""Characters of one text that are read; what follows is cut, so the work stays bounded."""

MAX_SCENE = 40
"""Tokens that "aggravated by" can reach."""

MAX_GAP = 1
"""Small words that may stand within an everyday phrase."""

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
            settle_absent(reading)
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
        offered = suggest(reading, self.lexicon, below, quiet=bool(matches or denied))
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
            self._urgent(reading),
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
        first: dict[str, Hit] = {}
        for hit in reading.hits:
            if hit.entry.kind == Kind.URGENT:
                first.setdefault(hit.entry.target, hit)
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


def is_decoy(hit: Hit) -> bool:
    """Say whether this is an everyday phrase, and stands together: "headaches since I took the pill" is no pill."""
    gap = hit.used[-1] - hit.used[0] + 1 - len(hit.used)
    return hit.entry.kind == Kind.DECOY and (gap <= MAX_GAP or "+" in hit.entry.phrase)


def choose(reading: Reading, lexicon: Lexicon, mentions: list[Hit]) -> None:
    """Settle overlaps: note on each hit that does not count why it does not.

    An everyday phrase hides the mentions that share a word with it, unless they say more.
    A mention within a longer one gives way.  An ``alone`` phrase needs the text to itself.
    An everyday word followed at once by an unknown one is not a symptom.
    """
    whole = lexicon.compiled.exact.get(tuple([word.folded for word in reading.words if not word.boundary]))
    if whole is not None:
        for hit in mentions:
            if hit.entry.target != whole:
                hit.fate = "within"
        everything = tuple(i for i, word in enumerate(reading.words) if not word.boundary)
        for hit in mentions:
            if hit.entry.article and hit.entry.target == whole:
                return
        entry = next(hit.entry for hit in mentions if hit.entry.target == whole)._replace(article=True, turned=False)
        reading.hits.append(Hit(entry._replace(kind=Kind.SYMPTOM), everything, LITERAL))
        return
    hidden = _by_token(frozenset(hit.used) for hit in reading.hits if is_decoy(hit))
    content: frozenset[int] | None = None
    for hit in mentions:
        if content is None and hit.entry.kind == Kind.ALONE:
            content = frozenset(reading.content())
        if hidden and any(not decoy < set(hit.used) for i in hit.used for decoy in hidden.get(i, ())):
            hit.fate = "everyday"
        elif content is not None and hit.entry.kind == Kind.ALONE and not content <= set(hit.used):
            hit.fate = "not alone"
        elif len(hit.used) == 1 and _is_everyday(reading, hit, lexicon):
            hit.fate = "everyday"
    standing = [hit for hit in mentions if not hit.fate]
    if len(standing) > 1:
        _set_within(standing)
        _free_denials(reading, standing)
    _set_the_scene(reading)


def _set_within(standing: list[Hit]) -> None:
    """Set aside mentions that lie within a longer one."""
    standing.sort(key=lambda hit: (hit.entry.kind == Kind.NEAR, -len(hit.used), hit.used[-1] - hit.used[0], hit.how))
    # Only what shares its first token can hold a mention, so each is compared with few others.
    kept: dict[int, list[tuple[frozenset[int], str]]] = {}
    for hit in standing:
        used, target = frozenset(hit.used), hit.entry.target
        if any(used < other or (used == other and target == known) for other, known in kept.get(hit.used[0], ())):
            hit.fate = "within"
        else:
            for i in used:
                kept.setdefault(i, []).append((used, target))


def _free_denials(reading: Reading, standing: list[Hit]) -> None:
    """Set aside the "no vision" of "no vision loss": its "no" denies the longer reading."""
    denying = {hit.used[0] for hit in reading.of(Kind.BEFORE) if len(hit.used) == 1}
    for hit in standing:
        if hit.fate or hit.used[0] not in denying:
            continue
        first, last, target = hit.used[0], hit.used[-1], hit.entry.target
        if any(
            first < other.used[0] <= last and len(other.used) > 1 and other.entry.target == target
            for other in standing
            if not other.fate
        ):
            hit.fate = "within"


def _by_token(sets: Iterable[frozenset[int]]) -> dict[int, list[frozenset[int]]]:
    found: dict[int, list[frozenset[int]]] = {}
    for each in sets:
        for i in each:
            found.setdefault(i, []).append(each)
    return found


def _is_everyday(reading: Reading, hit: Hit, lexicon: Lexicon) -> bool:
    at = hit.used[0]
    words = reading.words
    if words[at].folded not in lexicon.compiled.everyday or at + 1 >= len(words):
        return False
    following = words[at + 1]
    return not (following.boundary or following.known or following.skip or following.joiner)


def _set_the_scene(reading: Reading) -> None:
    """Set aside mentions that only say what makes another one worse ("aggravated by coughing")."""
    scenes = reading.of(Kind.CIRCUMSTANCE)
    if not scenes:
        return
    first: dict[int, list[Hit]] = {}
    for hit in reading.of(*MENTIONS):
        first.setdefault(hit.used[0], []).append(hit)
    for scene in scenes:
        at = scene.used[-1]
        if at - scene.used[0] >= len(scene.used) + 1:
            continue
        for i in range(at + 1, min(len(reading.words), at + MAX_SCENE)):
            if reading.words[i].boundary:
                break
            for hit in first.get(i, ()):
                hit.fate = "scene"


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
