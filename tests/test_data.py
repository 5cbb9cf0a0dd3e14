"""A mapping file is read strictly: each fault is one clear error with file, line and column."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path

import pytest

from mbc_cli.data import read_sources
from mbc_cli.errors import DataError
from mbc_cli.groups import Groups
from mbc_cli.match import load, lookup
from tests.conftest import Installed, Mbc

GOOD = """\
format: 1
article:
  title: Small list
  publisher: A press
  author: A. Writer
  medical_reviewer: A. Doctor
contact: Contact your clinic about this.
groups:
  sting: stings, stung, burns
sites:
  knee:
    name: knee
    symptoms: [clicking, ache]
  elbow:
    name: elbow
    symptoms: [ache]
symptoms:
  clicking:
    article: Clicking joint
    phrases: |
      clicks, joint + clicks
  ache:
    article: Dull ache
    phrases: |
      dull + {sting}
    near: niggle
"""


@pytest.fixture
def mapping(tmp_path: Path) -> Path:
    path = tmp_path / "other.yaml"
    path.write_text(GOOD, encoding="utf-8")
    return path


def test_another_mapping_has_its_own_sites_symptoms_and_groups(mapping: Path) -> None:
    matcher = load(mapping)
    assert lookup("my joint clicks", matcher).sites == ("knee",)
    assert lookup("it burns after the match, the light is dull", matcher).matches == ()
    assert lookup("it is dull and it really burns", matcher).matches == ()
    assert lookup("it burns dull", matcher).sites == ("knee", "elbow")
    assert lookup("dul stungg", matcher).matches == (), "words of three letters are not mended"
    assert lookup("a niggle", matcher).suggestions[0].symptom == "ache"
    assert lookup("yellow eyes", matcher).status == "not_in_list"
    assert lookup("chest pain", matcher).advice == "Contact your clinic about this."


def test_option_and_environment_name_it(mbc: Mbc, mapping: Path) -> None:
    for args, env in ((["--data", str(mapping)], {}), ([], {"MBC_DATA": str(mapping)})):
        done = mbc("lookup", "clicks", "--format", "json", *args, env=env)
        assert done.returncode == 0
        assert json.loads(done.stdout)["article"]["title"] == "Small list"


@pytest.mark.parametrize(
    ("old", "new", "place", "says"),
    [
        ("    name: knee\n", "    name: knee\n    colour: red\n", "13:13", 'unknown key "colour"'),
        ("    name: knee\n", "    name: knee\n    name: knees\n", "13:5", '"name" stands here twice'),
        ("publisher: A press", "publisher: no", "4:14", "not read as text"),
        ("publisher: A press", "publisher: 12:30", "4:14", "not read as text"),
        ("publisher: A press", "publisher: 2024-01-01", "4:14", "not read as text"),
        ("publisher: A press", "publisher: [a]", "4:14", "must be a text"),
        ("[clicking, ache]", "[ache]", "19:5", 'no site lists the symptom "clicking"'),
        ("[clicking, ache]", "[clicking, ache, rust]", "13:32", '"rust" is not under "symptoms"'),
        ("[clicking, ache]", "[clicking, ache, ache]", "13:32", "twice"),
        ("[clicking, ache]", "clicking", "13:15", "must be a list"),
        ("contact: Contact your clinic about this.", 'contact: ""', "7:10", "empty"),
        ("Contact your clinic about this.", '"Contact\\nyour clinic"', "7:10", "a line end or a control"),
        ("Contact your clinic about this.", '"Contact\\e[2Jyour clinic"', "7:10", "a line end or a control"),
        ("article: Dull ache", 'article: "Dull \\u202eache"', "23:14", "a line end or a control"),
        ("contact: Contact your clinic about this.\n", "", "1:1", '"contact" is missing'),
        ("dull + {sting}", "dull + {itching}", "25:1", 'no word group "{itching}"'),
        ("format: 1", "format: 9", "1:9", "format is not known"),
        ("sting: stings, stung, burns", "sting: stings, {itching}", "9:1", 'no word group "{itching}"'),
        ("sting: stings, stung, burns", "sting: a\n  broken: |\n    b\n    {broken}", "12:1", "contains itself"),
        # Our {eyes} holds {whites}: the error names the file that closed the circle.
        ("sting: stings, stung, burns", "whites: '{eyes}'", "9:1", "contains itself"),
        ("sting: stings, stung, burns", "stabbing: '{pain}'", "9:1", "contains itself"),
        ("sting: stings, stung, burns", "sting: stings, {pain} bad", "9:1", "whole groups"),
        ("dull + {sting}", "dull + {sting", "25:1", "has no partner"),
        ("dull + {sting}", "dull + {}", "25:1", "has no partner"),
        ("near: niggle", "topics: '{itching}'", "26:1", 'no word group "{itching}"'),
        ("near: niggle", "topics: sore spot", "26:1", "not one word"),
        ("near: niggle", "hints: sore spot", "26:1", "not one word"),
        ("dull + {sting}", "dull +", "25:1", "has no word"),
        ("dull + {sting}", "+", "25:1", "has no word"),
        ("dull + {sting}", "--", "25:1", "has no word"),
        ("title: Small list", "title: *name", "3:10", ""),
        ("title: Small list", "title: !!python/name:os.system x", "3:10", "not read as text"),
        ("title: Small list", "title: " + "[" * 500 + "]" * 500, "3:", "too deeply"),
        ("title: Small list", "title: 'open", "", ""),
    ],
)
def test_a_fault_is_named_with_its_place(mapping: Path, mbc: Mbc, old: str, new: str, place: str, says: str) -> None:
    assert old in GOOD
    mapping.write_text(GOOD.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(DataError) as caught:
        load(mapping)
    assert f"{mapping}:{place}" in caught.value.message
    assert says in caught.value.message
    done = mbc("lookup", "clicks", "--data", str(mapping))
    assert done.returncode == 3
    assert [line.split(":")[0] for line in done.stderr.splitlines()] == ["error", "hint"]
    assert done.stdout == ""


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00", b"- a\n- b\n", b"a: &x [1]\nb: *x\n", b"\x00", b"{" * 5000])
def test_files_that_are_no_mapping(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "bad.yaml"
    path.write_bytes(content)
    with pytest.raises(DataError, match=r"bad\.yaml:"):
        load(path)


WORDS_ONLY = "Write single words here, with commas between."
ONE_WORD = "Name one word, or one {group}."
NO_GROUP = 'Name a group that is under "groups".'


@pytest.mark.parametrize(
    ("old", "new", "problem", "hint"),
    [
        ("  until: until, till, til\n", "  until: until, up to\n", '"up to" is not one word', WORDS_ONLY),
        ("  until: until, till, til\n", "  until: until, {bad}\n", '"{bad}" is not one word', WORDS_ONLY),
        ("  breathe, broken,", "  breathe in, broken,", '"breathe in" is not one word', WORDS_ONLY),
        (
            "  {pain}, {cramp}, {problem},",
            "  {pain}, {cramps}, {problem},",
            'there is no word group "{cramps}"',
            NO_GROUP,
        ),
        ("  {body part}, {body function}\n", "  {body part} or so\n", '"{body part} or so" is not one word', ONE_WORD),
        ("  {meal}, {phlegm},", "  {meals}, {phlegm},", 'there is no word group "{meals}"', NO_GROUP),
    ],
)
def test_a_list_of_single_words_holds_nothing_else(
    installed: Installed, old: str, new: str, problem: str, hint: str
) -> None:
    path = installed.folder / "data" / "language.yaml"
    before, found, after = path.read_text(encoding="utf-8").partition(old)
    assert found
    path.write_text(before + new + after, encoding="utf-8")
    with installed.start() as process:
        out, err = process.communicate(timeout=60)
    row = before.count("\n") + 1
    assert (process.returncode, out) == (3, b"")
    assert err.decode().splitlines() == [
        f"error: {path}:{row}:1: {problem}",
        f"hint: {hint}",
    ]


def test_whether_a_card_is_printed_is_yes_or_no(installed: Installed) -> None:
    path = installed.folder / "data" / "urgent.yaml"
    text = path.read_text(encoding="utf-8")
    assert "printed: no\n" in text
    path.write_text(text.replace("printed: no\n", "printed: maybe\n"), encoding="utf-8")
    with installed.start() as process:
        out, err = process.communicate(timeout=60)
    assert (process.returncode, out) == (3, b"")
    assert "this is not yes or no" in err.decode()


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "none.yaml"):
        with pytest.raises(DataError):
            load(path)


def listed() -> dict[str, list[str]]:
    """Return the lists of mbc's own data, by name."""
    sources = read_sources()
    lists = {
        "not_symptoms": sources.not_symptoms,
        **{f"{key}.{kind}": words for key, kinds in sources.vocabulary.items() for kind, words in kinds.items()},
        **{f"{level}.{kind}": words for level, kinds in sources.triggers.items() for kind, words in kinds.items()},
        **{f"denial.{kind}": words for kind, words in sources.language.denial.items()},
    }
    return {name: [line.text for line in words.lines] for name, words in lists.items()}


def test_no_list_holds_a_phrase_twice() -> None:
    twice = {name: [text for text, n in Counter(texts).items() if n > 1] for name, texts in listed().items()}
    assert {name: texts for name, texts in twice.items() if texts} == {}


def test_no_list_holds_a_phrase_short_and_in_full() -> None:
    language = read_sources().language
    in_full = Groups(language.groups, language.contractions, language.source).in_full

    def both(texts: list[str]) -> set[str]:
        return set(texts) & {" ".join(path) for text in texts for path in list(in_full(tuple(text.split())))[1:]}

    assert {name: texts for name, lines in listed().items() if (texts := both(lines))} == {}


def test_what_is_vague_is_not_also_listed_as_firm() -> None:
    for key, kinds in read_sources().vocabulary.items():
        phrases, vague = (
            {line.text for line in kinds[kind].lines} if kind in kinds else set() for kind in ("phrases", "vague")
        )
        assert phrases.isdisjoint(vague), f"{key}: {phrases & vague}"


def test_a_word_tells_one_thing_of_its_text() -> None:
    language = read_sources().language
    told = Counter(
        line.text
        for words in (
            language.health_words,
            language.unwell,
            language.speakers,
            language.plain_words,
            language.other_matters,
        )
        for line in words.lines
    )
    assert [word for word, count in told.items() if count > 1] == []


def test_what_counts_is_not_also_offered() -> None:
    for key, kinds in read_sources().vocabulary.items():
        phrases, near = ({line.text for line in kinds[kind].lines} for kind in ("phrases", "near"))
        assert phrases.isdisjoint(near), f"{key}: {phrases & near}"


def test_each_listed_phrase_says_its_symptom() -> None:
    sources = read_sources()
    groups = {
        "other word": "zorblax",
        "large number": "450",
        "small number": "22",
        **{name: next(line.text for line in words.lines) for name, words in sources.language.groups.items()},
    }

    def spoken(phrase: str) -> str:
        """Return a phrase with the first member of each group in its place; a sign of notes is never first."""
        while "{" in phrase:
            phrase = re.sub(r"\{([^{}]+)\}", lambda group: groups[group[1]], phrase)
        return phrase.replace("+", " ") if phrase[0] != "#" else f"the {phrase}"

    matcher = load()

    def says(phrase: str, symptom: str) -> bool:
        found = matcher.lookup(spoken(phrase))
        return symptom in {each.symptom for each in found.matches} | {each.symptom for each in found.denied}

    silent = [
        line.text
        for key, kinds in sources.vocabulary.items()
        for kind in ("phrases", "alone")
        for line in (kinds[kind].lines if kind in kinds else ())
        if not says(line.text, key)
    ]
    assert silent == []


def test_what_nothing_is_mended_onto_is_a_word_of_ours() -> None:
    compiled = load().lexicon.compiled
    assert compiled.unmended
    assert compiled.unmended <= compiled.vocabulary
