"""Offer what is near when nothing counts: never more than a question, at most three.

Seven sources, best first: phrases listed as ``near`` a symptom; mentions that were not
alone, or only told when or why; the two halves of a phrase too far apart to count, or one
of them misspelt beyond repair; words one edit beyond repair; several words that stand
mostly in phrases of one symptom; a topic of a symptom ("vision") in one text with a sign
that something is wrong; and somebody's ``own`` ("my tummy").
"""

from __future__ import annotations

from collections.abc import Mapping

from mbc_cli.lexicon import Lexicon
from mbc_cli.reading import Reading
from mbc_cli.words import Kind, Word

NEAR, APART, LOOSE, LEANING, TOPIC = 60, 55, 50, 45, 40
"""Scores of the sources, ``APART`` also of words that were not alone; all stay below the lowest match."""

MAX_LOOSE = 6
"""Words of the longest text in which single unknown words are guessed at."""

REACH = 8
"""Tokens to either side of a word in which its neighbours are looked at."""

MAX_APART = 14
"""Words of the longest text in which the halves of a phrase are looked for."""

MAX_LEANING = 4
"""Words of weight of the longest text in which leanings are added up: in longer ones some words meet by chance."""

ENOUGH, ENOUGH_BESIDE_SIGN = 100, 70
"""Percent that the leanings of a text's words to one symptom must reach together.
Less will do where a word speaks of somebody, or of being unwell."""


def suggest(reading: Reading, lexicon: Lexicon, below: Mapping[str, int], *, quiet: bool) -> dict[str, int]:
    """Return symptom ids to offer, with their scores.

    Args:
        reading: the text, chosen and denied.
        lexicon: for topics and the spelling repair.
        below: symptoms found on a rung that the user does not accept.
        quiet: something counts already, so only listed near phrases are offered.

    Returns:
        Scores by symptom id, unordered.
    """
    found = dict(below)
    near = reading.of(Kind.NEAR)
    beside = [] if quiet else [hit for hit in reading.hits if hit.fate in ("not alone", "scene")]
    askable = _Askable(reading, lexicon) if near or beside else ()
    several = len({hit.used for hit in near}) > 1
    for hit in near:
        if several or len(hit.used) > 1 or hit.used[0] in askable:
            found[hit.entry.target] = max(NEAR, found.get(hit.entry.target, 0))
    if quiet or found:
        return found
    for hit in beside:
        if hit.fate == "scene" or hit.used[0] in askable:
            found[hit.entry.target] = APART
    decoys = [hit for hit in reading.hits if hit.entry.kind == Kind.DECOY]
    hidden = {i for hit in decoys for i in hit.used} if decoys else ()
    symbols: set[str] = set()
    words = []
    unknown = []
    count = 0
    for i, word in enumerate(reading.words):
        if word.boundary or i in hidden:
            continue
        count += 1
        if not word.skip:
            words.append(word)
        symbols.update(word.symbols)
        symbols.add(word.folded)
        if not word.known:
            unknown.append(word)
    for word in unknown if count <= MAX_LOOSE else ():
        near_by = lexicon.near(word)
        if near_by is None:
            continue
        meant, is_enough = near_by
        if is_enough:
            for key, topics in lexicon.compiled.topics.items():
                if meant in topics:
                    found[key] = LOOSE
            for key in lexicon.owners(meant):
                found[key] = LOOSE
        if len(unknown) == 1:
            words.append(lexicon.word(meant))
            symbols.update(words[-1].symbols)
    if count <= MAX_APART:
        for key in _apart(symbols, lexicon):
            found[key] = max(found.get(key, 0), APART)
    if len(words) <= MAX_LEANING:
        enough = ENOUGH if symbols.isdisjoint(lexicon.cues) else ENOUGH_BESIDE_SIGN
        for key in _leaning(words, lexicon, enough):
            found.setdefault(key, LEANING)
    compiled = lexicon.compiled
    if count <= MAX_APART and not symbols.isdisjoint(compiled.unwell):
        _add_topics(found, symbols, compiled.topics)
    if not found and not hidden and count <= MAX_APART and not symbols.isdisjoint(lexicon.cues):
        _add_topics(found, symbols, compiled.own)
    return found


def _add_topics(found: dict[str, int], symbols: set[str], topics: Mapping[str, frozenset[str]]) -> None:
    for key, words in topics.items():
        shared = len(symbols & words)
        if shared:
            found[key] = max(found.get(key, 0), min(TOPIC + shared, LEANING - 1))


class _Askable:
    """Says which single words are worth a question: alone in a text, or with a sign that somebody is unwell.

    A word that we do not know right beside it makes it a thing: "chest pass in netball".
    """

    def __init__(self, reading: Reading, lexicon: Lexicon) -> None:
        self._words = reading.words
        self._content = reading.content()
        cues = lexicon.cues
        self._cues = {
            i for i, word in enumerate(self._words) if word.folded in cues or not cues.isdisjoint(word.symbols)
        }

    def __contains__(self, at: int) -> bool:
        if self._content == [at]:
            return True
        return len(self._cues) > (at in self._cues) and not (self._is_unknown(at, -1) or self._is_unknown(at, 1))

    def _is_unknown(self, at: int, step: int) -> bool:
        """Say whether the next word of weight on one side is in none of our lists."""
        words = self._words
        for i in range(at + step, max(-1, at - REACH) if step < 0 else min(len(words), at + REACH), step):
            if not words[i].skip:
                return not (words[i].known or words[i].boundary)
        return False


def _apart(symbols: set[str], lexicon: Lexicon) -> set[str]:
    """Return the symptoms with a phrase of two parts in either order that the text has both words of."""
    found: set[str] = set()
    for symbol in symbols:
        pairs = lexicon.pairs(symbol)
        if pairs:
            found.update(*(pairs[other] for other in symbols if other in pairs))
    return found


def _leaning(words: list[Word], lexicon: Lexicon, enough: int) -> list[str]:
    """Return the symptoms that words of a text lean to.

    One word does only where it leans to a symptom in full; several, where they reach ``enough`` together.
    """
    found: dict[str, list[int]] = {}
    for word in words:
        for key, percent in lexicon.leanings(word).items():
            found.setdefault(key, []).append(percent)
    return [key for key, shares in found.items() if sum(shares) >= (enough if len(shares) > 1 else ENOUGH)]
