"""Say whether a denying word answers a question or what was said before it, and where that stands.

"Cough? No"; "Nurse: any cough? Caller: no, none"; "watch for a rash. I don't have that."
"""

from __future__ import annotations

from mbc_cli.sentence import MAX_SCOPE, Sentence
from mbc_cli.walk import Hit

MAX_EXPECTED = 5
"""Small words between a mention and what tells that it was only expected: "I'd get a very bad rash"."""


def is_answer(trigger: Hit, sentence: Sentence) -> bool:
    """Say whether this is the "no" of "cough? no sir", "cough: no", "cough no, rash yes", "cough, no" or "but no"."""
    words, last = sentence.words, sentence.last
    at = trigger.used[0]
    if len(trigger.used) != 1 or at == 0 or not sentence.says(at, "answers"):
        return False
    if words[at - 1].folded == "," and at - 2 in last:
        return at + 1 == len(words) or words[at + 1].hard
    ends = at + 1
    if not sentence.stops(ends) and sentence.says(ends, "addressed"):
        ends += 1
    if "?" in words[start(at, sentence)].folded:
        return sentence.stops(ends) or _asks(ends, sentence)
    named = words[at - 1].folded in (":", "=", "-", "(") or start(at, sentence) - 1 in last
    return named and sentence.stops(ends)


def start(at: int, sentence: Sentence) -> int:
    """Return the token where an answer begins: its question mark, or the "but" of "I feared jaundice, but no".

    Args:
        at: the first token that denies.
        sentence: its text.

    Returns:
        The token after that which is denied, were it denied; ``at`` where neither stands there.
    """
    words = sentence.words
    if at > 0 and sentence.says(at, "answers") and sentence.says(at - 1, "back_over") and sentence.stops(at + 1):
        return at - 2 if at > 1 and words[at - 2].folded == "," else at - 1
    speaker = at > 2 and words[at - 1].folded == ":" and not words[at - 2].boundary  # "any cough? Caller: no"
    mark = at - 3 if speaker else at - 1
    return mark if mark > 0 and "?" in words[mark].folded else at


def is_interjected(trigger: Hit, sentence: Sentence) -> bool:
    """Say whether a "no" only sets something right, and denies nothing that follows: "no, mum, I do have a cough"."""
    if len(trigger.used) != 1 or not sentence.says(trigger.used[0], "interjections"):
        return False
    i = trigger.used[0] + 1
    while i < len(sentence.words) and sentence.says(i, "addressed"):
        i += 1
    return i < len(sentence.words) and any(sentence.says(i, name) for name in ("pronouns", "owners", "stand_ins"))


def asked(end: int, sentence: Sentence) -> list[Hit]:
    """Return what a question asks about, by the token before its mark: "do you get breathless lying flat? No"."""
    found: list[Hit] = []
    for i in range(end, max(-1, end - MAX_SCOPE), -1):
        if sentence.words[i].hard:
            break
        found += sentence.last.get(i, ())
    return found


def _asks(start: int, sentence: Sentence) -> bool:
    """Say whether what stands from a token on is the next question: "SOB? no swelling? yes"."""
    end = next((i for i in range(start, len(sentence.words)) if sentence.words[i].hard), None)
    return end is not None and "?" in sentence.words[end].folded


def is_reply(trigger: Hit, sentence: Sentence) -> bool:
    """Say whether a trigger is a sentence of its own that denies the one before: "sick with each dose. Not now."."""
    at, end = trigger.used[0], trigger.used[-1]
    if len(trigger.used) == 1 or not sentence.stops(end + 1):
        return False
    return sentence.says(end, "referring") or sentence.says(end, "any_more") or sentence.says(at, "neither")


def replies(stop: int, trigger: Hit, sentence: Sentence) -> bool:
    """Say whether a trigger denies what the sentence before it names: "watch for a rash. I don't have that."."""
    at, end = trigger.used[0], trigger.used[-1]
    closes = sentence.stops(end + 1) or sentence.says(end + 1, "then") or end + 1 in sentence.ends
    if stop - 1 not in sentence.last or not closes:
        return False
    return stop + 1 < at or len(trigger.used) > 1


def is_expected(mentions: list[Hit], sentence: Sentence) -> bool:
    """Say whether a mention was only expected: "they said I'd get a rash", not "I wanted to ask about the rash"."""
    first = min(hit.used[0] for hit in mentions)
    for i in range(first - 1, max(-1, first - 1 - MAX_EXPECTED), -1):
        if sentence.says(i, "expected"):
            return True
        if not sentence.words[i].skip:
            return False
    return False
