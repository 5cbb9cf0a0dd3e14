"""``mbc why``: the story agrees with the answer, and says what became of all that was seen."""

from __future__ import annotations

import json

import pytest

from mbc_cli.match import load
from mbc_cli.why import explain
from tests.conftest import Mbc

MATCHER = load()


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (
            "persistent headaches",
            'Step 1: the article\'s own words: "persistent headaches" says "Persistent headaches"',
        ),
        ("throwing up", 'Step 2: phrases we list: "throwing up" says "Nausea or vomiting"'),
        ("vommiting", 'read as "vomiting"'),
        ("no headache", '"headache" is denied by "no"'),
        ("vision normal", '"vision normal" says this by itself. It was read as no "Speech or vision issues".'),
        ("sei zures", 'read as "seizures"'),
        ("rash decision", '"rash" is part of an everyday phrase: "rash decision"'),
        ("stiff neck", '"stiff neck" is near "Persistent headaches"'),
        ("we gave midazolam", 'People who mean "Seizures" often use these words: "midazolam".'),
        ("chest pain", '"chest pain" calls for the card'),
        ("mychest hurts", '"mychest": read as two words, "my chest"'),
        ("mychest hurts", "A word in { } stands for a group of words."),
        ("no headache", 'Step 2: phrases we list: "headache" says "Persistent headaches"'),
        ("the printer spewed paper", '"printer": a word about other things'),
        ("the printer spewed paper", 'Here it stands with words about other things: "printer".'),
    ],
)
def test_each_step_tells_what_happened(mbc: Mbc, text: str, says: str) -> None:
    done = mbc("why", text)
    assert says in done.stdout
    assert done.stdout.rstrip().endswith("Contact your doctor or cancer team about this.")


@pytest.mark.parametrize("text", ["yellow eyes", "no fever or cough", "chest of drawers", "", "hedaches and a rash"])
def test_the_story_and_the_answer_are_one(text: str) -> None:
    assert explain(text, MATCHER).result == MATCHER.lookup(text)


def test_what_is_part_of_something_found_is_not_told_as_dropped(mbc: Mbc) -> None:
    assert "typed by itself" not in mbc("why", "I had a fit when I saw the bill").stdout


def test_a_step_that_is_not_accepted_says_so(mbc: Mbc) -> None:
    done = mbc("why", "vommiting", "--accept", "form", "--format", "json")
    document = json.loads(done.stdout)
    assert done.returncode == 1
    assert document["schema"] == "mbc.why/1"
    assert {
        "title": "Step 4: spelling mended, one word at a time",
        "lines": ["You told mbc not to count this step."],
    } in (document["steps"])
