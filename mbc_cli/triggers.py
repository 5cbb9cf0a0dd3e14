"""Find the words of a text that deny, and leave out those that only look like it ("can't stop", "not only")."""

from __future__ import annotations

from mbc_cli.reading import Reading
from mbc_cli.sentence import Lists
from mbc_cli.walk import Hit
from mbc_cli.words import LITERAL, Entry, Kind, Word

ANSWER = Entry(Kind.BEFORE, "", "", turned=False, article=False)
"""Stands for a word that denies as an answer only: the "N" of "cough: N"."""


def triggers_of(reading: Reading, mentions: list[Hit], lists: Lists) -> list[Hit]:
    """Return the denying words that are not part of a mention or of a phrase that denies nothing."""
    found = [hit for hit in reading.of(Kind.BEFORE, Kind.AFTER) if not _goes_on(hit, reading.words, lists)]
    if ":" in reading.text:
        starts = {hit.used[0] for hit in found}
        for i, word in enumerate(reading.words[1:], 1):
            if word.folded in lists["answers"] and i not in starts and reading.words[i - 1].folded == ":":
                found.append(Hit(ANSWER, (i,), LITERAL))
    if not found:
        return []
    taken = {i for hit in mentions if hit.entry.kind != Kind.ABSENT for i in hit.used}
    # The "no change in" of "no change in vision" denies a change of vision.
    harmless = [
        hit
        for hit in reading.of(Kind.NOT_DENIAL)
        if is_close(hit) and taken.isdisjoint(hit.used[1:]) and not any(_outweighs(each, hit) for each in found)
    ]
    taken.update(i for hit in harmless for i in hit.used)
    standing: list[Hit] = []
    longer: dict[int, list[set[int]]] = {}
    for hit in sorted(found, key=lambda hit: -len(hit.used)):
        if not taken.intersection(hit.used) and is_close(hit):
            standing.append(hit)
            if len(hit.used) > 1 and not takes_away(hit, reading.words, lists):
                for i in hit.used:
                    longer.setdefault(i, []).append(set(hit.used))
    return [hit for hit in standing if not any(set(hit.used) < other for other in longer.get(hit.used[0], ()))]


def _outweighs(denial: Hit, harmless: Hit) -> bool:
    """Say whether a denial holds a phrase that denies nothing, or stands closer: "not any more since then"."""
    closer = denial.together and not harmless.together and len(denial.used) > len(harmless.used)
    return set(harmless.used) < set(denial.used) or (closer and denial.used[0] == harmless.used[0])


def _goes_on(hit: Hit, words: list[Word], lists: Lists) -> bool:
    """Say whether an ending does not end there: "a cough that never leaves", "but they aren't swollen"."""
    last = hit.used[-1]
    if hit.entry.kind != Kind.AFTER or last + 1 == len(words):
        return False
    ending = words[last].folded
    unfinished = ending in lists["unfinished"] or ending in lists["of_verbs"]
    if not unfinished and all(words[i].folded not in lists["said"] for i in hit.used):  # "they said no heart attack"
        return False
    following = words[last + 1]
    return not (following.boundary or following.folded in lists["then"] or following.joiner)


def is_close(hit: Hit) -> bool:
    """Say whether a phrase of denial stands together, at most two small words in between."""
    return hit.used[-1] - hit.used[0] <= len(hit.used) + 1


def takes_away(hit: Hit, words: list[Word], lists: Lists) -> bool:
    """Say whether a phrase takes away only what follows it at once: "it stopped my rages", "I stopped vomiting"."""
    return hit.entry.kind == Kind.BEFORE and any(words[i].folded in lists["takers"] for i in hit.used)


def is_whole(hit: Hit, words: list[Word], lists: Lists) -> bool:
    """Say whether nothing is wanting after a turn: the "but she does" of "I don't cough but she does"."""
    last = hit.used[-1]
    return words[last].folded not in lists["elided"] or last + 1 == len(words) or words[last + 1].boundary
