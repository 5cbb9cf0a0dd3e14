"""Every fixed sentence that a user sees: easy to read, and never calming, blaming or naming a cause."""

from __future__ import annotations

import re

import pytest

from mbc_cli.match import load
from tests.program_words import error_texts, help_texts

REFERENCE = load().reference
FILL = {
    "symptom": "that", "sites": "brain", "site": "brain", "count": "2", "text": "That", "words": "That", "by": "no",
    "correction": "that", "word": "That", "other": "this", "phrase": "this", "title": "this", "publisher": "this",
}  # fmt: skip
BANNED = re.compile(
    r"\b(fine|safe|normal|unlikely|probably|only (?!a doctor)|just|don't worry|do not worry|negative|risk|diagnos\w*|"
    r"you may have|you might have|no need|harmless|benign|your result|your fault|should have|wait and see)\b",
    re.IGNORECASE,
)


def sentences() -> list[str]:
    """Return every fixed sentence, blanks filled in."""
    texts = [*REFERENCE.wording.values(), REFERENCE.contact]
    for level in REFERENCE.urgent:
        texts += [level.label, level.heading, *level.lines]
    filled = (re.sub(r"\{(\w+)\}", lambda blank: FILL.get(blank[1], "that"), text) for text in texts)
    return [part for text in filled for part in re.split(r"(?<=[.?!])\s+", text) if part]


def syllables(word: str) -> int:
    """Return about how many syllables a word has (groups of vowels; a silent e is not counted)."""
    word = re.sub(r"(?<=[^aeiouyl])e$|(?<=[^aeiouytd])ed$|(?<=[^aeiouysxzcg])es$", "", word.lower())
    return max(1, len(re.findall(r"[aeiouy]+", word)))


def grade(text: str) -> float:
    """Return the reading grade of a text (Kincaid et al., 1975).

    "Emergency" counts as a word of two syllables: cards must say "your local emergency
    number", and everyone knows it.
    """
    text = text.replace("emergency", "urgent")
    words = re.findall(r"[A-Za-z']+", text)
    ends = max(1, len(re.findall(r"[.?!](?:\s|$)", text)))
    return 0.39 * len(words) / ends + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


@pytest.mark.parametrize("sentence", sorted({*sentences(), *help_texts(), *error_texts()}))
def test_a_sentence_is_short_and_uses_no_banned_word(sentence: str) -> None:
    assert len(re.findall(r"[\w']+", sentence)) <= 20
    assert not BANNED.search(sentence)


def test_the_wording_reads_at_grade_six_or_below() -> None:
    said = (*sentences(), *help_texts(), *error_texts())
    hard = [(sentence, round(grade(sentence), 1)) for sentence in said if grade(sentence) > 6]
    # Very short lines with one long word ("Source: ...") swing the formula; they are judged together below.
    assert [pair for pair in hard if len(pair[0].split()) >= 8] == []
    assert grade(" ".join(text if text[-1] in ".?!" else f"{text}." for text in sentences())) <= 6


def test_help_errors_and_hints_are_among_the_sentences() -> None:
    assert {"Nothing that you type is sent or stored.", "Go on by itself.", "A fault in mbc."} <= set(help_texts())
    assert {"this is not JSON", "Name a file that you can write to.", "Mend the YAML at that place."} <= {
        *error_texts()
    }
    assert len(help_texts()) > 60
    assert len(error_texts()) > 80


def test_the_contact_prompt_is_an_order() -> None:
    assert REFERENCE.contact.startswith("Contact your doctor")


def test_a_card_has_at_most_five_short_lines_worded_with_if() -> None:
    for level in REFERENCE.urgent:
        assert len(level.lines) <= 5
        assert all(line.startswith("If ") for line in level.lines)
        assert " if " in level.heading or not level.printed
        assert level.sources


def test_the_emergency_card_names_numbers_as_examples() -> None:
    heading = REFERENCE.urgent[0].heading
    assert "your local emergency number" in heading
    assert all(number in heading for number in ("911", "999", "112"))


def test_the_card_that_no_page_has_names_a_number_to_call_in_danger() -> None:
    [level] = [each for each in REFERENCE.urgent if not each.printed]
    said = " ".join(level.lines)
    assert "your local emergency number, such as 911, 999 or 112" in said
    assert "988" in said
    assert "116 123" in said
