"""Say how far a denial reaches: ahead to the end of its clause, or back over the list that it closes."""

from __future__ import annotations

from mbc_cli.forms import is_adverb
from mbc_cli.sentence import Sentence
from mbc_cli.subject import stood_for, told_of, where_it_left
from mbc_cli.walk import Hit
from mbc_cli.words import Word

MAX_SCOPE = 40
"""Tokens that one denial can reach."""

MAX_MOMENT = 5
"""Tokens after an ending that tell how long it took: "after a few minutes"."""

COLONS = (":", "-", "\u2013", "\u2014")
"""Marks after a heading, and before an answer."""


def ahead(trigger: Hit, sentence: Sentence) -> int:
    """Return the last token that a denial reaches."""
    at = trigger.used[-1]
    clause = _clause_end(at, sentence)
    verb = _denied_verb(at, clause, sentence)
    return verb if verb is not None else _list_end(at, clause, sentence, headed=heads(trigger, sentence)) - 1


def heads(trigger: Hit, sentence: Sentence) -> bool:
    """Say whether a denial is the heading of a list: "Denies: cough, rash", "Negative - cough"."""
    start, end = trigger.used[0], trigger.used[-1]
    opening = start == 0 or sentence.words[start - 1].hard
    return opening and end + 1 < len(sentence.words) and sentence.words[end + 1].folded in COLONS


def _clause_end(at: int, sentence: Sentence) -> int:
    """Return the token before which the clause of a denial ends."""
    stop = min(len(sentence.words), at + 1 + MAX_SCOPE)
    clause = next((i for i in range(at + 1, stop) if sentence.words[i].hard or i in sentence.ends), stop)
    if sentence.says(at, "without"):
        if at + 1 < clause and sentence.says(at + 1, "objects"):  # "without them my feet swell"
            return at + 1
        clause = sentence.find("pronouns", at + 2, clause)
    if sentence.says(at, "impossible"):  # "could not get through a day without vomiting"
        clause = sentence.find("without", at + 1, clause)
    return clause


def _list_end(at: int, clause: int, sentence: Sentence, *, headed: bool) -> int:
    """Return the token before which the list of what is denied ends."""
    words = sentence.words
    listed = sentence.find("alternatives", at + 1, clause) < clause
    lacked = False
    # "Denies: cough, rash" is a heading, and goes on like "denies cough, rash".
    for i in range(at + 1 + headed, clause):
        word = words[i]
        if sentence.says(i, "affirmed"):
            if not sentence.stops(i + 1):
                return i
            before = i - 1 if not words[i - 1].boundary else i - 2
            return min((hit.used[0] for hit in sentence.last.get(before, ())), default=i)
        if sentence.says(i, "lacked") and i not in sentence.last:
            lacked = True
            if i + 1 in sentence.first:  # "no appetite nausea and itching"
                return i + 1
        comma = word.soft and word.folded != "/"
        if not comma and not sentence.says(i, "list_words"):
            continue
        following = i + 1
        while following < clause and sentence.says(following, "and_then"):
            following += 1
        if (
            (following < clause and sentence.says(following, "subjects"))
            or (following < clause and not (comma or listed) and _begins(following, i, at, sentence))
            or (not listed and _is_set_apart(i, at, sentence))
            or (lacked and (not listed or word.folded == "and"))
            or (comma and _stands(i + 1, at, clause, sentence))
            or word.folded in ("(", ")", *COLONS)
        ):
            return i + 1
    return clause


def _begins(following: int, joint: int, at: int, sentence: Sentence) -> bool:
    """Say whether an article begins what is there: "no fever and a cough" has a cough, "not a fever and a cough" no."""
    return sentence.says(following, "articles") and sentence.find("articles", at + 1, joint) == joint


def _denied_verb(at: int, clause: int, sentence: Sentence) -> int | None:
    """Return the verb that is denied in place of the mention after it ("didn't explain the swelling")."""
    if not sentence.says(at, "of_verbs"):
        return None
    words, first = sentence.words, sentence.first
    verb = at + 1
    while verb < clause and verb not in first and not _has_weight(words[verb]) and not _ends(verb, sentence):
        verb += 1
    if verb == clause or verb in first or _ends(verb, sentence):
        return None
    following = verb + 1
    doing = words[verb].folded.endswith("ing")  # "not washing, talking to himself" denies the washing only
    if sentence.says(at, "of_states") and following < clause and words[following].soft and not doing:
        return None
    mention = next((i for i in range(following, clause) if i in first), clause)
    listed = sentence.find("alternatives", following, mention) < mention
    return None if listed else verb


def _has_weight(word: Word) -> bool:
    """Say whether a word may be the verb: no small word, nor one like "currently"."""
    return not (word.skip or is_adverb(word.folded))


def _ends(i: int, sentence: Sentence) -> bool:
    """Say whether the search for a verb ends at a token, and the denial goes on to the mention."""
    return sentence.stops(i) or sentence.says(i, "passing_on") or sentence.says(i, "list_words")


def _is_set_apart(comma: int, at: int, sentence: Sentence) -> bool:
    """Say whether a time or place is told of what is denied, so that the list ends: "no rash in May, itching now"."""
    for i in range(comma - 1, at, -1):
        if i in sentence.last:
            return False
        if sentence.says(i, "sets_apart"):
            return any(k in sentence.last for k in range(at + 1, i))
    return False


def _stands(start: int, at: int, clause: int, sentence: Sentence) -> bool:
    """Say whether the part of a list from a token on says of its mention that it is there ("cough persists").

    "No fever, severe headache" has a headache; "no fever, severe headache or rash" has none,
    nor has "denies fever, severe headache".
    """
    mentioned = False
    for i in range(start, clause):
        if sentence.words[i].boundary or sentence.words[i].joiner:
            return False
        if not mentioned and sentence.says(i, "stands_before"):
            return sentence.find("alternatives", i, clause) == clause and not sentence.says(at, "all_denied")
        if mentioned and sentence.says(i, "stands"):
            return True
        mentioned = mentioned or i in sentence.last
    return False


def behind(trigger: Hit, sentence: Sentence) -> list[Hit]:
    """Return the mention right before a trigger, and the list that it closes ("cough, rash: none")."""
    words = sentence.words
    at, end = trigger.used[0], trigger.used[-1]
    left = where_it_left(trigger, sentence)
    if left is not None:
        return left
    said = any(sentence.says(i, "said") for i in trigger.used)
    if not said and at > 0 and words[at - 1].folded == "," and not _is_aside(trigger, sentence):
        return told_of(at - 1, trigger, sentence)
    referring = sentence.says(end, "referring") or sentence.says(at, "neither")
    closing = at > 0 and words[at - 1].boundary
    several = closing or any(sentence.says(i, "plural") for i in trigger.used)
    found: list[Hit] = []
    joined = False
    start = at
    i = at - 1
    while i >= max(0, at - MAX_SCOPE):
        word = words[i]
        if i in sentence.last:
            first = min(hit.used[0] for hit in sentence.last[i])
            # "Nausea and vomiting" are one.
            joint = bool(found) and i + 2 == start and words[i + 1].joiner
            same = joint and any(hit.entry.target == found[-1].entry.target for hit in sentence.last[i])
            if (joined and not (several or same or (said and not found))) or _is_spared(first, sentence):
                break
            found += sentence.last[i]
            start = first
            i = first - 1
            continue
        asked = i == at - 1 and (said or "?" in word.folded) and (word.boundary or word.joiner)
        if not asked:
            crosses = word.hard and referring and not found and _answers(i, trigger, sentence)
            if (word.hard and not crosses) or sentence.says(i, "affirmed"):
                break
            spoken = sentence.says(i, "pronouns") and not (referring or said)
            if word.joiner or word.folded == ",":
                if not (closing or said or found or referring):
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
    return found or stood_for(trigger, sentence)


def _answers(i: int, trigger: Hit, sentence: Sentence) -> bool:
    """Say whether what follows a full stop answers what stands before it: "watch for a rash. I don't have that."."""
    return i + 1 < trigger.used[0] and i - 1 in sentence.last and sentence.stops(trigger.used[-1] + 1)


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
    return (whole or sentence.says(at, "lastly")) and sentence.stops(end + 1)


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
