"""Say how far a denial reaches: ahead to the end of its clause, or back over the list that it closes."""

from __future__ import annotations

from collections.abc import Mapping

from mbc_cli.walk import Hit
from mbc_cli.words import Word

Lists = Mapping[str, frozenset[str]]
"""Single words by the name of their list under ``denial`` in data/language.yaml."""

MAX_SCOPE = 40
"""Tokens that one denial can reach."""


def ahead(
    trigger: Hit,
    words: list[Word],
    ends: set[int],
    first: Mapping[int, list[Hit]],
    last_of: Mapping[int, list[Hit]],
    lists: Lists,
) -> int:
    """Return the last token that a denial reaches.

    Args:
        trigger: the denying words.
        words: of the text.
        ends: tokens at which a denial ends ("but").
        first: the mentions, by their first token.
        last_of: the mentions, by their last token.
        lists: the words that the rules ask for.
    """
    at = trigger.used[-1]
    stop = min(len(words), at + 1 + MAX_SCOPE)
    clause = next((i for i in range(at + 1, stop) if words[i].hard or i in ends), stop)
    if words[at].folded in lists["without"]:
        clause = next((i for i in range(at + 2, clause) if words[i].folded in lists["pronouns"]), clause)
    if words[at].folded in lists["impossible"]:  # "could not get through a day without vomiting"
        clause = next((i for i in range(at + 1, clause) if words[i].folded in lists["without"]), clause)
    verb = _denied_verb(at, clause, words, first, lists)
    if verb is not None:
        return verb
    listed = any(words[i].folded in lists["alternatives"] for i in range(at + 1, clause))
    lacked = False
    for i in range(at + 1, clause):
        word = words[i]
        if word.folded in lists["affirmed"]:
            if i + 1 < len(words) and not words[i + 1].boundary:
                return i - 1
            before = i - 1 if not words[i - 1].boundary else i - 2
            return min((hit.used[0] for hit in last_of.get(before, ())), default=i) - 1
        if word.folded in lists["lacked"] and i not in last_of:
            lacked = True
            if i + 1 in first:  # "no appetite nausea and itching"
                return i
        comma = word.soft and word.folded != "/"
        if not comma and word.folded not in lists["list_words"]:
            continue
        following = i + 1
        while following < clause and words[following].folded in lists["and_then"]:
            following += 1
        if following < clause and words[following].folded in lists["subjects"]:
            return i
        if not listed and _is_set_apart(i, at, words, last_of, lists):
            return i
        if lacked and (not listed or word.folded == "and"):
            return i
        if comma and _stands(i + 1, words, last_of, lists):
            return i
        if word.folded in (":", "(", ")", "-", "\u2013", "\u2014"):
            return i
    return clause - 1


def _denied_verb(at: int, clause: int, words: list[Word], first: Mapping[int, list[Hit]], lists: Lists) -> int | None:
    """Return the verb that is denied in place of the mention after it ("didn't explain the swelling")."""
    if words[at].folded not in lists["of_verbs"]:
        return None
    verb = at + 1
    while verb < clause and verb not in first and not (_has_weight(words[verb]) or _ends(words[verb], lists)):
        verb += 1
    if verb == clause or verb in first or _ends(words[verb], lists):
        return None
    following = verb + 1
    if words[at].folded in lists["of_states"] and following < clause and words[following].soft:
        return None
    mention = next((i for i in range(following, clause) if i in first), clause)
    listed = any(words[i].folded in lists["alternatives"] for i in range(following, mention))
    return None if listed else verb


def _has_weight(word: Word) -> bool:
    """Say whether a word may be the verb: no small word, nor one like "currently"."""
    return not (word.skip or word.folded.endswith("ly"))


def _ends(word: Word, lists: Lists) -> bool:
    """Say whether the search for a verb ends at a word, and the denial goes on to the mention."""
    return word.boundary or word.folded in lists["passing_on"] or word.folded in lists["list_words"]


def _is_set_apart(comma: int, at: int, words: list[Word], last_of: Mapping[int, list[Hit]], lists: Lists) -> bool:
    """Say whether a time or place is told of what is denied, so that the list ends: "no rash in May, itching now"."""
    for i in range(comma - 1, at, -1):
        if i in last_of:
            return False
        if words[i].folded in lists["sets_apart"]:
            return any(k in last_of for k in range(at + 1, i))
    return False


def _stands(start: int, words: list[Word], last_of: Mapping[int, list[Hit]], lists: Lists) -> bool:
    """Say whether the part of a list from a token on says of its mention that it is there ("cough persists")."""
    mentioned = False
    for i in range(start, min(len(words), start + MAX_SCOPE)):
        if words[i].boundary or words[i].joiner:
            return False
        if words[i].folded in lists["stands" if mentioned else "stands_before"]:
            return True
        mentioned = mentioned or i in last_of
    return False


def behind(
    trigger: Hit, words: list[Word], last_of: Mapping[int, list[Hit]], spared: set[int], lists: Lists
) -> list[Hit]:
    """Return the mention right before a trigger, and the list that it closes ("cough, rash: none").

    Args:
        trigger: the denying words.
        words: of the text.
        last_of: the mentions, by their last token.
        spared: tokens that take what follows them out of a denial ("except").
        lists: the words that the rules ask for.
    """
    found: list[Hit] = []
    at = trigger.used[0]
    answered = any(words[i].folded in lists["said"] for i in trigger.used)
    answer = at > 0 and words[at - 1].boundary
    following = words[trigger.used[-1] + 1] if trigger.used[-1] + 1 < len(words) else None
    if answer and words[at - 1].folded == ",":
        # "migraines, not any more", "seizures, none for years", but "sick, never had any headache"
        ended = following is None or following.boundary
        whole = words[at].folded in lists["answers"] and (
            len(trigger.used) == 1 or words[trigger.used[-1]].folded in lists["referring"]
        )
        lasting = len(trigger.used) > 1 and words[at].folded in lists["referring"]
        if not (answered or lasting or (whole and ended)):
            return found
    referring = words[trigger.used[-1]].folded in lists["referring"]
    plural = words[at].folded in lists["plural"]
    joined = False
    i = at - 1
    while i >= max(0, at - MAX_SCOPE):
        word = words[i]
        if i in last_of:
            if joined and not (answer or plural):
                break
            first = min(hit.used[0] for hit in last_of[i])
            if _is_spared(first, words, spared):
                break
            found += last_of[i]
            i = first - 1
            continue
        if i == at - 1 and (answered or "?" in word.folded) and (word.boundary or word.joiner):
            i -= 1
            continue
        if word.folded in lists["affirmed"]:
            break
        if word.hard or (word.folded in lists["pronouns"] and not (referring or answered)):
            break
        if word.joiner or word.folded == ",":
            if not (answer or answered or found):
                break
            joined = True
        elif not (
            word.skip
            or word.boundary
            or (referring and not found and word.folded in lists["back_over"])
            or (found and (answer or plural) and _is_item(i, words))
        ):
            break
        i -= 1
    return found


def _is_item(i: int, words: list[Word]) -> bool:
    """Say whether a word is all of one item of a list ("cough, fever, rash: none")."""
    sides = (words[i - 1] if i else None, words[i + 1])
    return all(side is None or side.boundary or side.joiner for side in sides)


def _is_spared(first: int, words: list[Word], spared: set[int]) -> bool:
    """Say whether a mention is the exception of a sentence ("all gone except the cough")."""
    i = first - 1
    while i >= 0 and words[i].skip and i not in spared:
        i -= 1
    return i in spared
