"""Find the mention that an ending speaks of where more than small words stand in between.

"The cough I had on the old pill has gone"; "I feared a rash, but it never came"; "the
swelling is gone from my legs".
"""

from __future__ import annotations

from mbc_cli.sentence import Sentence
from mbc_cli.walk import Hit
from mbc_cli.words import Kind

MAX_MODIFIER = 16
"""Tokens between a mention and its ending that tell more of it."""

MAX_PLACE = 5
"""Tokens of such a part that tells only where: "of the left arm"."""

MAX_LEAD = 4
"""Tokens that may stand before a mention with which a sentence begins: "that awful dry cough"."""


def told_of(i: int, trigger: Hit, sentence: Sentence) -> list[Hit]:
    """Return the mentions that the words before an ending tell more of.

    They tell where it was ("swelling of the left arm"), that somebody had it ("the cough I had on the old pill"),
    or stand between commas ("vomiting, which had kept her up, settled").  An ending after "when" or "since" is
    of what stands there: "a cough that began when my fever stopped".

    Args:
        i: the last token of those words.
        trigger: the ending.
        sentence: its text.

    Returns:
        The mentions, none where the words tell of something else.
    """
    words = sentence.words
    aside = words[i].folded == ","
    start = trigger.used[0]
    timed = False
    for at in range(i - aside, max(-1, i - MAX_MODIFIER), -1):
        if at in sentence.last:
            tells = _aside_tells(at, trigger, sentence) if aside else _tells(at, start, sentence)
            tells = tells or _was_once(at, trigger, sentence)
            return list(sentence.last[at]) if tells and not (timed and not _was_had(at + 1, start, sentence)) else []
        if words[at].hard or (not aside and (words[at].boundary or words[at].joiner or sentence.says(at, "and_then"))):
            return []
        timed = timed or (not aside and sentence.says(at, "times") and sentence.find("had", at, start) == start)
    return []


def _tells(at: int, start: int, sentence: Sentence) -> bool:
    """Say whether the words between a mention and an ending tell more of the mention, no comma before the ending."""
    opening = at + 1
    if sentence.says(opening, "places"):
        return start - opening <= MAX_PLACE
    if sentence.says(opening, "owners"):
        return _was_had(opening, start, sentence)
    return sentence.says(opening, "that") or (sentence.says(opening, "pronouns") and opening + 1 < start)


def _was_once(at: int, trigger: Hit, sentence: Sentence) -> bool:
    """Say whether somebody used to have a mention, and an ending says "not any more"."""
    first = min(hit.used[0] for hit in sentence.last[at])
    before = max(0, first - MAX_LEAD)
    return sentence.says(trigger.used[-1], "any_more") and sentence.find("formerly", before, first) < first


def _was_had(opening: int, start: int, sentence: Sentence) -> bool:
    """Say whether somebody had what stands before a token: "the cough my son had last week has gone"."""
    whose = sentence.says(opening, "owners") or sentence.says(opening, "pronouns")
    soon = min(opening + 3, start)
    return whose and sentence.find("had", opening, soon) < soon


def _aside_tells(at: int, trigger: Hit, sentence: Sentence) -> bool:
    """Say whether what stands between commas tells more of the mention before it: "vomiting, which woke her, settled".

    It does where it begins like one, or where the mention begins the sentence and the ending ends a part of it.
    """
    words = sentence.words
    if words[at + 1].folded == "," and sentence.says(at + 2, "asides"):
        return True
    end = trigger.used[-1]
    if not (sentence.stops(end + 1) or sentence.says(end + 1, "then")):
        return False
    first = min(hit.used[0] for hit in sentence.last[at])
    lead = range(first - 1, max(-1, first - 1 - MAX_LEAD), -1)
    return all(not (sentence.says(i, "pronouns") or words[i].boundary) for i in lead) and (
        first <= MAX_LEAD or words[first - 1 - MAX_LEAD].hard
    )


def stood_for(trigger: Hit, sentence: Sentence) -> list[Hit]:
    """Return the mentions that an "it" right before an ending stands for: "I feared a rash, but it never came".

    Args:
        trigger: the ending.
        sentence: its text.

    Returns:
        The mentions, none where no such word stands there, or it may stand for another illness.
    """
    at = trigger.used[0]
    if at == 0 or not sentence.says(at - 1, "stand_ins") or sentence.says(trigger.used[-1], "all_well"):
        return []
    for i in range(at - 2, max(-1, at - 2 - MAX_MODIFIER), -1):
        if i in sentence.last:
            return list(sentence.last[i])
        # "I was sick, then it passed", "sick until it passed".
        apart = sentence.words[i].hard or sentence.says(i, "in_turn") or sentence.says(i, "times")
        if apart or sentence.words[i].folded in sentence.unwell:
            return []
    return []


def where_it_left(trigger: Hit, sentence: Sentence) -> list[Hit] | None:
    """Return the mentions that an ending with "from" stands within: "the swelling is gone from my legs".

    Args:
        trigger: the ending.
        sentence: its text.

    Returns:
        The mentions; none where it went elsewhere ("from my hip to my knee"); None where no such mention is there.
    """
    at, end = trigger.used[0], trigger.used[-1]
    if end + 1 >= len(sentence.words) or not sentence.says(end + 1, "from"):
        return None
    after = range(end + 2, min(len(sentence.words), end + 2 + MAX_PLACE))
    if sentence.find("to", after.start, after.stop) < after.stop:
        return []
    return [
        hit for i in after for hit in sentence.last.get(i, ()) if hit.used[0] < at and hit.entry.kind != Kind.ABSENT
    ] or None
