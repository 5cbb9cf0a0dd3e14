"""Given this text, this answer: the tables in tests/tables, and the traps of a single fuzzy score."""

from __future__ import annotations

import unicodedata
from typing import Literal

import pytest

from mbc_cli.match import Matcher, load
from mbc_cli.model import RUNGS, How
from tests.conftest import table

MATCHER = load()


def found(text: str, matcher: Matcher = MATCHER) -> set[str]:
    return {match.symptom for match in matcher.lookup(text).matches}


def ids(cell: str) -> set[str]:
    return set(cell.split(",")) - {"NONE", ""}


@pytest.mark.parametrize(("phrase", "symptom"), table("issue.tsv"))
def test_every_way_of_saying_it_that_an_issue_names(phrase: str, symptom: str) -> None:
    assert found(phrase) == {symptom}


@pytest.mark.parametrize("symptom", list(MATCHER.reference.symptoms))
def test_people_say_a_symptom_in_many_ways(symptom: str) -> None:
    phrases = [row[0] for row in table("symptoms.tsv") if row[1] == symptom]
    assert len(phrases) >= 25
    assert [phrase for phrase in phrases if found(phrase) != {symptom}] == []


NAMES = {
    "fracture": "broken hip", "bone-pain": "bone pain", "swelling": "swollen ankles", "behavior-change": "aggression",
    "memory": "memory loss", "nausea-vomiting": "nausea", "headache": "headache", "seizure": "seizures",
    "speech-vision": "blurred vision", "abdominal-pain": "stomach pain", "jaundice": "jaundice", "rash-itch": "rash",
    "liver-enzymes": "raised liver enzymes", "chest-pain": "chest pain", "cough": "cough",
    "breathlessness": "breathlessness",
}  # fmt: skip


@pytest.mark.parametrize(("frame", "present", "denied"), table("frames.tsv"), ids=lambda cell: cell)
def test_what_people_put_around_a_symptom(frame: str, present: str, denied: str) -> None:
    """Every symptom is put in every frame, beside two others: {A}, {B} and {C}."""
    keys = list(NAMES)
    wrong = []
    for i in range(len(keys)):
        symptoms = {letter: keys[(i + 5 * step) % len(keys)] for step, letter in enumerate("ABC")}
        text = frame.format(**{letter: NAMES[symptom] for letter, symptom in symptoms.items()})
        result = MATCHER.lookup(text)
        wanted = [{symptoms[letter] for letter in letters.split(",") if letter} for letters in (present, denied)]
        got = [{match.symptom for match in result.matches}, {mention.symptom for mention in result.denied}]
        if not (wanted[0] <= got[0] and wanted[1] <= got[1] - got[0]):
            wrong.append((text, got))
    assert wrong == []


@pytest.mark.parametrize("frame", ["suffering from {}", "troubled by {}"])
def test_a_symptom_is_found_in_a_frame_as_well_as_by_itself(frame: str) -> None:
    rows = table("symptoms.tsv")
    lost = [row[0] for row in rows if not found(frame.format(row[0])) >= found(row[0])]
    # Some phrases are whole clauses ("dad has fits"); in a frame those are no English, and may be read otherwise.
    assert len(lost) <= len(rows) // 100, lost


def test_other_complaints_and_everyday_phrases_match_nothing() -> None:
    phrases = [row[0] for row in table("nothing.tsv")]
    assert len(phrases) >= 300
    assert [(phrase, found(phrase)) for phrase in phrases if found(phrase)] == []


@pytest.mark.parametrize("text", [row[0] for row in table("quiet.tsv")])
def test_ordinary_text_is_not_asked_about(text: str) -> None:
    assert MATCHER.lookup(text).status == "not_in_list"


def test_slips_of_spelling_are_mended() -> None:
    rows = table("misspellings.tsv")
    assert [(typed, found(typed)) for typed, symptom in rows if found(typed) != {symptom}] == []


@pytest.mark.parametrize("row", table("sentences.tsv"), ids=lambda row: row[0])
def test_sentences_with_what_they_deny(row: list[str]) -> None:
    text, affirmed, denied = row
    result = MATCHER.lookup(text)
    assert {match.symptom for match in result.matches} == ids(affirmed)
    assert {mention.symptom for mention in result.denied} == ids(denied)


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("short of breth", {"breathlessness"}),
        ("chest of drawers", set()),
        ("broken heart", set()),
        ("belly pain", {"abdominal-pain"}),
        ("itching", {"rash-itch"}),
        ("no headache", set()),
        ("coughing", {"cough"}),
        ("throwing up", {"nausea-vomiting"}),
        ("can't breathe", {"breathlessness"}),
        ("fits", {"seizure"}),
    ],
)
def test_what_one_fuzzy_score_gets_wrong(typed: str, wanted: set[str]) -> None:
    assert found(typed) == wanted


@pytest.mark.parametrize(
    "word",
    ["couch", "rush", "scissors", "dwelling", "heartache", "mission", "lever", "pale", "wretch", "fright", "tough"],
)
def test_a_real_word_is_never_mended_onto_another(word: str) -> None:
    result = MATCHER.lookup(word)
    assert result.matches == ()


@pytest.mark.parametrize(
    ("text", "how", "correction"),
    [
        ("Persistent headaches", "exact", None),
        ("throwing up", "phrase", None),
        ("vomited", "phrase", None),
        ("pain in my left bones", "form", None),
        ("hedaches", "spelling", "headaches"),
    ],
)
def test_each_rung_of_the_ladder(text: str, how: str, correction: str | None) -> None:
    match = MATCHER.lookup(text).matches[0]
    assert (match.how, match.correction) == (how, correction)


@pytest.mark.parametrize("accept", RUNGS)
def test_nothing_below_the_cut_off_is_a_match(accept: How) -> None:
    for text in ("Bone pain", "throwing up", "bones that really hurt", "hedaches", "jondice"):
        result = MATCHER.lookup(text, accept=accept)
        assert all(RUNGS.index(match.how) <= RUNGS.index(accept) for match in result.matches)
        assert result.matches or result.suggestions, "what misses the cut is offered"


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        ("stiff neck", "headache"),
        ("heartburn", "chest-pain"),
        ("back pain", "bone-pain"),
        ("wheezing", "breathlessness"),
        ("brain fog", "memory"),
        ("abnormal liver", "liver-enzymes"),
        ("yellow", "jaundice"),
        ("my bowels have been dreadful", "abdominal-pain"),
        ("something odd with my chest", "chest-pain"),
        ("her skin is in a state", "rash-itch"),
        ("mum's eyes look odd to me", "speech-vision"),
        ("my liver is playing up", "liver-enzymes"),
        ("treatment for hives", "rash-itch"),
        # Two words that often go with one symptom, in a phrase that is not listed.
        ("her keys turned up in the freezer", "memory"),
        ("her socks dig in and her shoes pinch", "swelling"),
        # Compared to something else.
        ("bones like dry spaghetti", "fracture"),
        ("her memory is like a leaky bucket", "memory"),
        ("acts like another woman", "behavior-change"),
        # A slip too far to be mended, beside a word that speaks for it.
        ("deep bone ach", "bone-pain"),
        ("brethink after the stairs", "breathlessness"),
        # One word that few use outside of medicine.
        ("we gave midazolam", "seizure"),
        ("they think it is my gallbladder", "abdominal-pain"),
        ("put on keppra last spring", "seizure"),
        ("told to use calamine", "rash-itch"),
    ],
)
def test_what_is_near_is_offered_and_not_counted(text: str, offered: str) -> None:
    result = MATCHER.lookup(text)
    assert result.status == "suggested"
    assert offered in {suggestion.symptom for suggestion in result.suggestions}
    assert len(result.suggestions) <= 3


@pytest.mark.parametrize(
    ("text", "offered"),
    [("aching bones and then two more broke", {"fracture"}), ("aching bones after the walk", set())],
)
def test_one_half_within_a_match_and_one_beside_it_is_offered(text: str, offered: set[str]) -> None:
    result = MATCHER.lookup(text)
    assert [match.symptom for match in result.matches] == ["bone-pain"]
    assert {suggestion.symptom for suggestion in result.suggestions} == offered


def test_beside_words_about_dying_nothing_is_guessed() -> None:
    assert MATCHER.lookup("brain fog").suggestions
    assert not MATCHER.lookup("brain fog, want to die").suggestions


@pytest.mark.parametrize(
    "text",
    [
        "a cup of tea",
        "the train to London",
        "memory card",
        "chest of drawers",
        "rash decision",
        "chest pass in netball",
        "wild goose chase",
        "this key fits the back door",
        "double yellow lines",
        "fog machine for the disco",
        "barking dogs next door",
        "moody lighting in the bar",
        "seize the means of production",
        "blurred number plates",
        "hack the password",
        "a funny turn of phrase",
        "brown leather handbag",
        "a phone and two pairs of glasses",
        "hand on heart",
        # Words that people say about everything.
        "think of a question for your friends",
        "what do people mean by that",
        "quick ways to earn money",
        "which question did they ask",
        "what people think of us",
        "learning to use a saw",
        "a story people tell",
    ],
)
def test_ordinary_text_is_offered_nothing(text: str) -> None:
    assert MATCHER.lookup(text).status == "not_in_list"


def test_offsets_are_those_of_the_text_as_typed() -> None:
    text = "Ｍｙ naïve ﬁnd: I can’t  BREATHE — and “yellow   eyes”"
    for match in MATCHER.lookup(text).matches:
        assert text[match.start : match.end] == match.words
    assert {match.words for match in MATCHER.lookup(text).matches} == {"can’t  BREATHE", "yellow   eyes"}


FORMS: tuple[Literal["NFC", "NFD", "NFKC", "NFKD"], ...] = ("NFC", "NFD", "NFKC", "NFKD")


@pytest.mark.parametrize("form", FORMS)
def test_unicode_form_and_case_change_nothing(form: Literal["NFC", "NFD", "NFKC", "NFKD"]) -> None:
    for text in ("naúseous", "can’t breathe", "ｃｏｕｇｈ"):
        changed = unicodedata.normalize(form, text)
        assert found(changed) == found(text) == found(changed.upper()) != set()


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("she is having a seizure", "emergency"),
        ("no chest pain", "emergency"),
        ("siezure", "emergency"),
        ("the worst headache of my life", "emergency"),
        ("coughing up blood", "emergency"),
        ("he passed out", "emergency"),
        ("sudden blurred vision", "emergency"),
        ("new back pain and my legs are weak", "same_day"),
        ("lost control of my bladder", "same_day"),
        ("a band of pain round my chest", "same_day"),
    ],
)
@pytest.mark.parametrize("accept", ["exact", "spelling"])
def test_urgent_words_always_show_the_card(text: str, level: str, accept: How) -> None:
    assert level in {card.level for card in MATCHER.lookup(text, accept=accept).urgent}


@pytest.mark.parametrize("text", ["a cup of tea", "itchy skin", "yellow eyes", "treasure chest", "seize the day"])
def test_other_words_show_no_card(text: str) -> None:
    assert MATCHER.lookup(text).urgent == ()


def test_the_table_of_urgent_words_has_enough_rows() -> None:
    assert len(table("urgent.tsv")) >= 120


@pytest.mark.parametrize(("text", "level"), table("urgent.tsv"), ids=lambda cell: cell)
def test_people_s_words_call_for_the_card_that_fits(text: str, level: str) -> None:
    called = {card.level for card in MATCHER.lookup(text).urgent}
    assert level in called if level != "NONE" else not called


def test_words_that_want_to_die_call_for_no_other_card_than_the_one_that_fits() -> None:
    assert [card.level for card in MATCHER.lookup("i want to die").urgent] == ["crisis"]
    assert [card.level for card in MATCHER.lookup("took too many pills").urgent] == ["emergency", "crisis"]


def test_a_sign_calls_for_the_card_wherever_the_treatment_stands_in_the_text() -> None:
    assert MATCHER.lookup("Chemo was on Monday. I went home, slept, ate. Now I am shivering!").urgent[0].words == (
        "shivering"
    )
    assert MATCHER.lookup("shivering").urgent == MATCHER.lookup("chemo").urgent == ()
