"""Offer what is near when nothing counts: never more than a question, at most three.

Three sources, best first: phrases listed as ``near`` a symptom; words one edit beyond
repair; and a topic of a symptom ("vision") next to a sign that something is wrong.
"""

from __future__ import annotations

from collections.abc import Mapping

from mbc_cli.lexicon import Kind, Lexicon
from mbc_cli.reading import Reading

NEAR, LOOSE, TOPIC = 60, 50, 40
"""Scores of the three sources; all stay below the lowest match."""


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
    for hit in reading.of(Kind.NEAR):
        found[hit.entry.target] = max(NEAR, found.get(hit.entry.target, 0))
    if quiet or found:
        return found
    hidden = {i for hit in reading.hits if hit.entry.kind is Kind.DECOY for i in hit.used}
    words = [(i, word) for i, word in enumerate(reading.words) if i not in hidden and not word.boundary]
    symbols: set[str] = set()
    for _, word in words:
        symbols.update(word.symbols)
        symbols.add(word.folded)
        if not word.known and len(words) <= 6:
            near = lexicon.speller.loose(word.folded)
            if near is not None:
                for key, topics in lexicon.compiled.topics.items():
                    if near in topics:
                        found[key] = LOOSE
                for key in lexicon.owners(near):
                    found[key] = LOOSE
    if symbols & lexicon.compiled.unwell:
        for key, topics in lexicon.compiled.topics.items():
            count = len(symbols & topics)
            if count:
                found[key] = max(found.get(key, 0), min(TOPIC + count, LOOSE - 1))
    return found
