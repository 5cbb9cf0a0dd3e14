"""Find what an ending denies: the mention right before it, and the list that it closes ("cough, rash: none")."""

from __future__ import annotations

from mbc_cli.answers import asked, is_expected, is_reply, replies, start
from mbc_cli.sentence import MAX_SCOPE, Sentence
from mbc_cli.subject import stood_for, told_of, where_it_left
from mbc_cli.walk import Hit
from mbc_cli.words import Kind, Word

MAX_MOMENT = 5
"""Tokens after an ending that tell how long it took: "after a few minutes"."""


def behind(trigger: Hit, sentence: Sentence) -> list[Hit]:
    """Return the mention right before a trigger, and the list that it closes ("cough, rash: none")."""
    words = sentence.words
    at, end = trigger.used[0], trigger.used[-1]
    if at == 0:
        return []
    if words[at - 1].hard and is_reply(trigger, sentence):
        return asked(at - 2, sentence)
    left = where_it_left(trigger, sentence)
    if left is not None:
        return left
    said = any(sentence.says(i, "said") for i in trigger.used)
    if not said and words[at - 1].folded == "," and not _is_aside(trigger, sentence):
        return told_of(at - 1, trigger, sentence)
    opening = start(at, sentence)
    if opening < at and "?" in words[opening].folded:
        return asked(opening - 1, sentence)
    unmet = sentence.says(at, "pronouns") and sentence.says(end, "of_verbs")  # "they said I'd get a rash. I didn't."
    # "I feared a rash. It never came.", but not "I had a fit. It never came back."
    never = sentence.says(at, "of_verbs") and sentence.says(at - 1, "stand_ins") and not sentence.says(end, "returning")
    referring = unmet or never or sentence.says(end, "referring") or sentence.says(at, "neither")
    found, near = _listed(opening - 1, trigger, sentence, said=said, referring=referring)
    found = [hit for hit in found if not _is_spared(hit.used[0], sentence)]
    if unmet and found and not is_expected(found, sentence):
        return []
    return found or stood_for(trigger, sentence) or near


def _listed(i: int, trigger: Hit, sentence: Sentence, *, said: bool, referring: bool) -> tuple[list[Hit], list[Hit]]:
    """Walk back over the list that a trigger closes.

    Args:
        i: the token to begin at.
        trigger: the ending.
        sentence: its text.
        said: it gives an answer to a question.
        referring: it speaks of what was named before.

    Returns:
        The mentions; and what is only near a symptom and stands in between ("the itch that drove me crazy has gone").
    """
    words, at = sentence.words, trigger.used[0]
    closing = words[at - 1].boundary
    several = closing or any(sentence.says(k, "plural") for k in (at - 1, *trigger.used))
    found: list[Hit] = []
    near: list[Hit] = []
    joined = False
    opening = at
    while i >= max(0, at - MAX_SCOPE):
        word = words[i]
        if i in sentence.last:
            hits = sentence.last[i]
            first = min(hit.used[0] for hit in hits)
            if not found and all(hit.entry.kind == Kind.NEAR for hit in hits):
                near = near or hits
                i = first - 1
                continue
            joint = bool(found) and words[i + 1].joiner and all(word.skip for word in words[i + 2 : opening])
            # "Nausea and vomiting" are one.
            same = joint and i + 2 == opening and any(hit.entry.target == found[-1].entry.target for hit in hits)
            both = joint and _begins_clause(i, sentence)
            if joined and not (several or same or both or (said and not found)):
                break
            found += hits
            opening = first
            i = first - 1
            continue
        if not (said and i == at - 1 and (word.boundary or word.joiner)):
            crosses = word.hard and referring and not found and replies(i, trigger, sentence)
            if (word.hard and not crosses) or sentence.says(i, "affirmed"):
                break
            if sentence.says(i, "in_turn") and sentence.says(i + 1, "stand_ins"):  # "threw up twice, then it settled"
                break
            spoken = sentence.says(i, "pronouns") and not (referring or said)
            if word.joiner or word.folded == ",":
                if not (closing or said or found or near or referring):
                    break
                joined = True
            elif (
                spoken
                or (not found and sentence.says(i, "times"))
                or not (
                    word.skip
                    or word.boundary
                    or (referring and not found and sentence.says(i, "back_over"))
                    or (found and several and _is_item(i, words))
                )
            ):
                found = found or told_of(i, trigger, sentence)
                break
        i -= 1
    return found, near


def _begins_clause(at: int, sentence: Sentence) -> bool:
    """Say whether a mention, by its last token, begins what is told: "the cough and the rash went".

    In "I have a cough and the rash went" it does not.
    """
    words, hits = sentence.words, sentence.last[at]
    if any(hit.entry.kind == Kind.ABSENT for hit in hits):
        return False
    i = min(hit.used[0] for hit in hits) - 1
    while i >= 0 and words[i].skip and i not in sentence.ends:
        if sentence.says(i, "pronouns") or sentence.says(i, "had"):
            return False
        i -= 1
    return i < 0 or words[i].hard or i in sentence.ends


def goes_with(trigger: Hit, sentence: Sentence) -> bool:
    """Say whether an ending goes with a mention that follows it, and ends nothing: "doesn't have any itching"."""
    i = trigger.used[-1] + 1
    if trigger.entry.kind != Kind.AFTER or not sentence.says(i - 1, "plain"):
        return False
    while i < len(sentence.words) and i not in sentence.first and sentence.words[i].skip:
        i += 1
    return i in sentence.first


def is_passing(end: int, sentence: Sentence) -> bool:
    """Say whether an ending, by its last token, tells only how short an attack was: "went away in 5 minutes"."""
    after = range(end + 1, min(len(sentence.words), end + 1 + MAX_MOMENT))
    if not after or not sentence.says(after.start, "lasting"):
        return False
    unit = sentence.find("moments", after.start, after.stop)
    return unit < after.stop and (sentence.stops(unit + 1) or sentence.says(unit + 1, "times"))


def _is_aside(trigger: Hit, sentence: Sentence) -> bool:
    """Say whether an ending after a comma speaks of what stands before it.

    It does in "migraines, not any more", "seizures, none for years" and "abdominal pain, now settled", but not in
    "sick, never had any headache".
    """
    at, end = trigger.used[0], trigger.used[-1]
    if len(trigger.used) > 1 and sentence.says(at, "referring"):
        return True
    whole = sentence.says(at, "answers") and (len(trigger.used) == 1 or sentence.says(end, "referring"))
    closes = sentence.stops(end + 1) or (whole and sentence.says(end + 1, "then"))
    return closes and (whole or sentence.says(at, "lastly"))


def _is_item(i: int, words: list[Word]) -> bool:
    """Say whether a word is all of one item of a list ("cough, fever, rash: none")."""
    sides = (words[i - 1] if i else None, words[i + 1])
    return all(side is None or side.boundary or side.joiner for side in sides)


def _is_spared(first: int, sentence: Sentence) -> bool:
    """Say whether a mention is the exception of a sentence ("all gone except the cough")."""
    i = first - 1
    while i >= 0 and sentence.words[i].skip and i not in sentence.spared:
        i -= 1
    return i in sentence.spared
