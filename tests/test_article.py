"""The article's rows, word for word, and what mbc says of each."""

from __future__ import annotations

import json
import re

import pytest

from mbc_cli.match import load
from tests.conftest import Mbc

ROWS = {
    "bone": [
        ("fracture", "Bones are easily broken or fractured"),
        ("bone-pain", "Bone pain"),
        ("swelling", "Swelling"),
    ],
    "brain": [
        ("behavior-change", "Changes in behavior"),
        ("memory", "Issues with memory"),
        ("nausea-vomiting", "Nausea or vomiting"),
        ("headache", "Persistent headaches"),
        ("seizure", "Seizures"),
        ("speech-vision", "Speech or vision issues"),
    ],
    "liver": [
        ("abdominal-pain", "Abdominal pain"),
        ("jaundice", "Jaundice (yellowing of the skin or whites of the eyes)"),
        ("nausea-vomiting", "Nausea or vomiting"),
        ("rash-itch", "Rash or itchy skin"),
        ("liver-enzymes", "High liver enzymes in the blood"),
    ],
    "lung": [
        ("chest-pain", "Pain in the chest"),
        ("cough", "Persistent cough"),
        ("breathlessness", "Shortness of breath"),
    ],
}
MATCHER = load()


def test_the_mapping_is_the_articles() -> None:
    reference = MATCHER.reference
    told = {
        key: [(each, reference.symptoms[each].article) for each in site.symptoms]
        for key, site in reference.sites.items()
    }
    assert told == ROWS
    assert reference.entries == 17


@pytest.mark.parametrize("change", [str, str.lower, str.upper, str.title])
@pytest.mark.parametrize("brackets", [True, False])
def test_each_row_is_found_however_it_is_typed(change: type[str], brackets: bool) -> None:
    for site, rows in ROWS.items():
        for symptom, article in rows:
            text = change(article if brackets else re.sub(r"[()]", "", article))
            result = MATCHER.lookup(text)
            assert [match.symptom for match in result.matches] == [symptom], text
            assert result.matches[0].how == "exact"
            assert result.matches[0].words == text.rstrip(")")
            assert site in result.sites


def test_a_symptom_under_two_sites_names_both(mbc: Mbc) -> None:
    done = mbc("lookup", "nausea or vomiting", "--format", "json")
    assert json.loads(done.stdout)["results"][0]["sites"] == ["brain", "liver"]
    assert "under brain and liver." in mbc("lookup", "nausea or vomiting").stdout


def test_several_symptoms_are_grouped_by_site_without_likelihood(mbc: Mbc) -> None:
    done = mbc("lookup", "headaches and throwing up all week")
    assert "The article lists 2 of these under brain." in done.stdout
    assert "does not show how likely" in done.stdout
