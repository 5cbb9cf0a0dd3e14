"""Find which mentions a text denies, and by which words.

After NegEx (Chapman et al., 2001) and ConText (Harkema et al., 2009): a trigger denies
what lies in its scope, which ends with the clause; phrases that only look like a
denial ("can't stop", "not only") are taken out first.  All words are data.
"""

from __future__ import annotations

from mbc_cli.lexicon import Kind, Lexicon, Word
from mbc_cli.reading import Hit, Reading

SUBJECTS = frozenset(
    "i im ive ill my he she we they it its his her hes shes now today then have has had am still just there this the".split()
)
"""Words that begin a clause of its own after a comma or "and"."""

MAX_SCOPE = 40
"""Tokens that one denial can reach."""


def deny(reading: Reading, lexicon: Lexicon, mentions: list[Hit]) -> None:
    """Mark the mentions that the text denies: their fate becomes "denied", ``by`` names the tokens.

    Args:
        reading: the text; ``mentions`` are those of its hits that would count.
        lexicon: for the word lists.
        mentions: the hits to judge.
    """
    triggers = _triggers(reading, lexicon, mentions)
    if not triggers or not mentions:
        return
    ends = {hit.used[0] for hit in reading.of(Kind.ENDS)}
    words = reading.words
    for trigger in triggers:
        if trigger.entry.kind is Kind.AFTER:
            _deny_back(trigger, words, mentions, lexicon)
            continue
        if _is_answer(trigger, words, lexicon):
            _deny_back(trigger, words, mentions, lexicon)
            continue
        last = _scope_end(trigger.used[-1], words, ends, lexicon, mentions)
        for mention in mentions:
            first = mention.used[0]
            inside = mention.used[0] < trigger.used[0] < mention.used[-1]
            if (trigger.used[-1] < first <= last) or inside:
                mention.fate, mention.by = "denied", trigger.used


def _triggers(reading: Reading, lexicon: Lexicon, mentions: list[Hit]) -> list[Hit]:
    """Return the denying words that are not part of a mention or of a phrase that denies nothing."""
    found = reading.of(Kind.BEFORE, Kind.AFTER)
    if not found:
        return []
    taken = {i for hit in reading.of(Kind.NOT_DENIAL) for i in hit.used if _close(hit, reading.words)}
    taken.update(i for hit in mentions for i in hit.used)
    standing = []
    for hit in sorted(found, key=lambda hit: -len(hit.used)):
        if not taken.intersection(hit.used) and _close(hit, reading.words):
            standing.append(hit)
            if len(hit.used) > 1:
                taken.update(hit.used)
    return standing


def _close(hit: Hit, words: list[Word]) -> bool:
    """Say whether a phrase of denial stands together, at most two small words in between."""
    return hit.used[-1] - hit.used[0] <= len(hit.used) + 1


def _is_answer(trigger: Hit, words: list[Word], lexicon: Lexicon) -> bool:
    """Say whether this is the "no" of "cough? no" or "cough: no"."""
    at = trigger.used[0]
    if len(trigger.used) != 1 or words[at].folded not in lexicon.answers or at == 0:
        return False
    before, after = words[at - 1], words[at + 1] if at + 1 < len(words) else None
    asked = before.folded in (":", "=", "-", "(") or "?" in before.folded
    return asked and (after is None or after.boundary)


def _scope_end(at: int, words: list[Word], ends: set[int], lexicon: Lexicon, mentions: list[Hit]) -> int:
    """Return the last token that a denial at ``at`` reaches."""
    stop = min(len(words), at + 1 + MAX_SCOPE)
    clause = next((i for i in range(at + 1, stop) if words[i].hard or i in ends), stop)
    listed = any(words[i].folded in ("or", "nor") for i in range(at + 1, clause))
    lacked = False
    for i in range(at + 1, clause):
        word = words[i]
        if word.folded in lexicon.lacked:
            lacked = True
        comma = word.soft and word.folded != "/"
        if not comma and word.folded not in ("and", "plus"):
            continue
        following = i + 1
        while following < clause and words[following].folded in ("and", "also", "then", "but"):
            following += 1
        if following < clause and words[following].folded in SUBJECTS:
            return i
        if lacked and (not listed or word.folded == "and"):
            return i
        if word.folded in (":", "(", ")", "-", "\u2013", "\u2014"):
            return i
    return clause - 1


def _deny_back(trigger: Hit, words: list[Word], mentions: list[Hit], lexicon: Lexicon) -> None:
    """Deny the mention right before a trigger, and the list that it closes ("cough, rash: none")."""
    at = trigger.used[0]
    answer = at > 0 and words[at - 1].boundary
    last = {hit.used[-1]: hit for hit in mentions}
    joined = False
    i = at - 1
    while i >= 0:
        word = words[i]
        if i in last:
            if joined and not answer:
                return
            hits = [hit for hit in mentions if hit.used[-1] == i]
            for hit in hits:
                hit.fate, hit.by = "denied", trigger.used
            i = min(hit.used[0] for hit in hits) - 1
            continue
        if word.hard and not (i == at - 1 and "?" in word.folded):
            return
        if word.joiner or word.folded == ",":
            if not answer and not any(hit.fate == "denied" and hit.by == trigger.used for hit in mentions):
                return
            joined = True
        elif not (word.skip or word.boundary):
            return
        i -= 1
