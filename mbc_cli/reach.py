"""Say how far a denial reaches ahead: to the end of its clause, or of the list of what is denied."""

from __future__ import annotations

from mbc_cli.forms import is_adverb
from mbc_cli.sentence import MAX_SCOPE, Sentence
from mbc_cli.triggers import takes_away
from mbc_cli.walk import Hit
from mbc_cli.words import Word

COLONS = (":", "-", "\u2013", "\u2014")
"""Marks after a heading, and before an answer."""


def ahead(trigger: Hit, sentence: Sentence) -> int:
    """Return the last token that a denial reaches."""
    at = trigger.used[-1]
    clause = _clause_end(at, sentence)
    if takes_away(trigger, sentence.words, sentence.lists):
        return _taken(at, clause, sentence) if trigger.together else at
    verb = _denied_verb(at, clause, sentence)
    return verb if verb is not None else _list_end(at, clause, sentence, headed=heads(trigger, sentence)) - 1


def _taken(at: int, clause: int, sentence: Sentence) -> int:
    """Return the last token of what is taken away: the mention right after a trigger, and what "and" joins to it."""
    words, last = sentence.words, at
    for i in range(at + 1, clause):
        last = max((hit.used[-1] for hit in sentence.first.get(i, ())), default=last)
        last = max(last, i) if i in sentence.last else last
        joins = words[i].joiner and last > at
        if i > last and (words[i].boundary or sentence.says(i, "times") or not (words[i].skip or joins)):
            break
    return last


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
        if i > at + 1 and _tells_anew(i, at, sentence):
            return i
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


def _tells_anew(i: int, at: int, sentence: Sentence) -> bool:
    """Say whether somebody begins to tell more, no comma before it: "no fever my eyes are yellow".

    It does not in "hasn't changed my mood".
    """
    before = sentence.words[i - 1]
    if before.skip or before.boundary or not (sentence.says(i, "pronouns") or sentence.says(i, "owners")):
        return False
    named = sentence.says(at, "plain") and all(word.skip for word in sentence.words[at + 1 : i - 1])
    return named or i - 1 in sentence.last


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
