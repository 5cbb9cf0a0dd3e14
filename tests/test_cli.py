"""The command as people call it: README examples, help, hints, exit codes, completion."""

from __future__ import annotations

import json
import re
import shlex

import pytest

import mbc_cli
from mbc_cli.cli.main import VERBS
from mbc_cli.match import load
from tests.conftest import ROOT, Mbc

README = (ROOT / "README.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```console\n\$ (.+?)\n(.*?)```", README, re.DOTALL)
CONTACT = "Contact your doctor or cancer team about this."


@pytest.mark.parametrize(("command", "output"), EXAMPLES, ids=[command for command, _ in EXAMPLES])
def test_the_readme_shows_what_mbc_answers(mbc: Mbc, command: str, output: str) -> None:
    before, _, after = command.rpartition("| ")
    stdin = shlex.split(before)[1].replace("\\n", "\n") if before else ""
    args = shlex.split(after)
    assert args[0] == "mbc"
    assert mbc(*args[1:], stdin=stdin).stdout == output


def test_the_readme_names_each_code_and_id_and_the_least_mapping_loads(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    from mbc_cli.errors import Exit

    for code in Exit:
        assert f"| {int(code)} |" in README
    matcher = load()
    for key in (*matcher.reference.sites, *matcher.reference.symptoms):
        assert f"`{key}`" in README
    path = tmp_path_factory.mktemp("readme") / "knees.yaml"
    path.write_text(re.findall(r"```yaml\n(.*?)```", README, re.DOTALL)[0], encoding="utf-8")
    assert load(path).lookup("my knee joint makes a noise").sites == ("knee",)
    assert load(path).lookup("it clicks").sites == ("knee",)


def test_the_python_interface_is_as_the_readme_says() -> None:
    assert mbc_cli.lookup("yellow eyes").sites == ("liver",)
    assert mbc_cli.lookup("no cough").denied[0].by == "no"
    assert mbc_cli.lookup("hedache", accept="form").matches == ()


def test_version(mbc: Mbc) -> None:
    assert mbc("--version").stdout == f"mbc {mbc_cli.__version__}\n"


@pytest.mark.parametrize("args", [[], ["-h"], ["--help"]])
def test_help_shows_examples_first_and_the_exit_codes(mbc: Mbc, args: list[str]) -> None:
    done = mbc(*args)
    assert done.returncode == 0
    assert done.stdout.index("mbc lookup yellow eyes") < done.stdout.index("Options:")
    assert all(f"\n    {code} " in done.stdout for code in (0, 1, 2, 3, 4, 5, 101, 130, 141))
    assert "Nothing that you type is sent or stored." in " ".join(done.stdout.split())


@pytest.mark.parametrize("verb", VERBS)
def test_each_verb_has_help_with_an_example(mbc: Mbc, verb: str) -> None:
    done = mbc(verb, "-h")
    assert done.returncode == 0
    assert f"mbc {verb}" in done.stdout.split("Options:")[0]


@pytest.mark.parametrize(
    ("args", "hint"),
    [
        (["hedache"], "mbc lookup hedache"),
        (["yellow", "eyes"], "mbc lookup yellow eyes"),
        (["lokup", "yellow", "eyes"], "mbc lookup yellow eyes"),
        (["symptom"], "mbc symptoms"),
        (["lookup", "--fromat", "json", "x"], "mbc lookup --help"),
        (["lookup", "x", "--format", "xml"], "mbc lookup --help"),
        (["sites", "kidney"], "bone, brain, liver, lung"),
        (["lookup", "--encoding", "utf-99", "--file", "README.md"], "utf-8"),
        (["why", "x", "--format", "csv"], "mbc why --help"),
        (["lookup", "x", "--data"], "mbc lookup --help"),
        (["demo", "--auto", "nan"], "--auto 12"),
        (["why"], "mbc why --help"),
        (["note"], "mbc note --help"),
        (["lookup", "x", "--accept"], "mbc lookup --help"),
    ],
)
def test_a_slip_on_the_command_line_is_answered_in_two_lines(mbc: Mbc, args: list[str], hint: str) -> None:
    done = mbc(*args)
    assert done.returncode == 2
    assert done.stdout == ""
    first, second = done.stderr.splitlines()
    assert first.startswith("error: ")
    assert second.startswith("hint: ")
    assert hint in second
    assert len(first) > len("error: ")


@pytest.mark.parametrize(
    ("text", "code", "status"),
    [
        ("yellow eyes", 0, "in_list"),
        ("toe ache", 1, "not_in_list"),
        ("stiff neck", 1, "suggested"),
        ("no cough", 1, "denied"),
        ("", 1, "empty"),
    ],
)
def test_exit_code_and_status(mbc: Mbc, text: str, code: int, status: str) -> None:
    done = mbc("lookup", text, "--format", "jsonl")
    assert done.returncode == code
    assert json.loads(done.stdout)["status"] == status


def test_words_are_one_text_and_quoted_texts_are_several(mbc: Mbc) -> None:
    def inputs(*args: str) -> list[str]:
        document = json.loads(mbc("lookup", "--format", "json", *args).stdout)
        return [record["input"] for record in document["results"]]

    assert inputs("yellow", "eyes") == ["yellow eyes"]
    assert inputs("bone pain", "cough") == ["bone pain", "cough"]
    assert inputs("bone pain") == ["bone pain"]


@pytest.mark.parametrize("style", ["human", "plain"])
@pytest.mark.parametrize(
    "text", ["yellow eyes", "toe ache", "no cough", "stiff neck", "chest pain", "headache and vomiting", ""]
)
@pytest.mark.parametrize("columns", ["120", "80", "60", "40", "20", "1"])
def test_the_contact_prompt_is_the_last_thing_said_at_every_width(
    mbc: Mbc, style: str, text: str, columns: str
) -> None:
    done = mbc("lookup", text, "--format", style, env={"COLUMNS": columns})
    assert " ".join(done.stdout.split()).endswith(CONTACT)
    if style == "human":
        assert max(map(len, done.stdout.splitlines())) <= max(20, int(columns))


def test_a_one_symptom_answer_fits_in_twelve_lines(mbc: Mbc) -> None:
    assert len(mbc("lookup", "yellow eyes", "--format", "human").stdout.splitlines()) <= 12


def test_an_ascii_stream_gets_ascii_boxes(mbc: Mbc) -> None:
    ascii_only = {"PYTHONIOENCODING": "ascii"}
    assert mbc("lookup", "chest pain", "--format", "human", env=ascii_only).stdout.isascii()


def test_colour_never_carries_meaning(mbc: Mbc) -> None:
    plain = mbc("lookup", "chest pain", "--format", "human").stdout
    colored = mbc("lookup", "chest pain", "--format", "human", "--color", "always").stdout
    assert "\x1b[" in colored
    assert re.sub(r"\x1b\[[0-9;]*m", "", colored) == plain
    assert mbc("lookup", "x", "--format", "human", env={"FORCE_COLOR": "0"}).stdout.count("\x1b") == 0
    assert mbc("lookup", "x", "--format", "human", env={"FORCE_COLOR": "1", "NO_COLOR": "1"}).stdout.count("\x1b") == 0


def test_markup_and_escapes_in_a_text_stay_text(mbc: Mbc) -> None:
    done = mbc("lookup", "[bold]cough[/b] \x1b[31m [left side] :smile:", "--format", "human")
    assert "[bold]cough[/b] \\x1b[31m [left side] :smile:" in done.stdout


def test_completion_offers_verbs_sites_and_the_articles_wording(mbc: Mbc) -> None:
    def offers(words: str, verb_at: str) -> str:
        return mbc(env={"_MBC_COMPLETE": "complete_bash", "COMP_WORDS": words, "COMP_CWORD": verb_at}).stdout

    assert "lookup" in offers("mbc lo", "1").split()
    assert offers("mbc sites b", "2").split() == ["bone", "brain"]
    assert "Persistent cough" in offers("mbc lookup Persis", "2").splitlines()


@pytest.mark.parametrize("words", ["mbc lookup Persis", "mbc sites b"])
def test_completion_never_writes_errors_over_the_command_line(mbc: Mbc, words: str) -> None:
    asked = {"_MBC_COMPLETE": "complete_bash", "COMP_WORDS": words, "COMP_CWORD": "2", "MBC_DATA": "no-such.yaml"}
    done = mbc(env=asked)
    assert (done.stdout, done.stderr) == ("", "")


@pytest.mark.parametrize("style", ["json", "jsonl", "csv", "tsv", "markdown", "plain", "human"])
@pytest.mark.parametrize("verb", ["sites", "symptoms"])
def test_the_lists_come_in_every_format_with_the_contact_prompt(mbc: Mbc, verb: str, style: str) -> None:
    done = mbc(verb, "--format", style)
    assert done.returncode == 0
    assert CONTACT in done.stdout
    assert "Jaundice (yellowing of the skin or whites of the eyes)" in done.stdout


def test_one_site_names_the_tests_that_the_article_mentions(mbc: Mbc) -> None:
    done = mbc("site", "bone")
    assert done.stdout == mbc("sites", "bone").stdout
    assert "test the article mentions, bone: Bone Scan" in done.stdout
    assert "test" not in mbc("sites", "brain").stdout


@pytest.mark.parametrize("typed", ["Lung", "lungs", "Lungs", " LUNG "])
def test_a_site_is_named_in_capitals_and_the_plural_too(mbc: Mbc, typed: str) -> None:
    assert mbc("sites", typed).stdout == mbc("sites", "lung").stdout != ""
