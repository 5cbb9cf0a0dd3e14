"""Every form of an answer says the same sentences in the same order, and nothing else."""

from __future__ import annotations

import html
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable

import pytest

from mbc_cli.batch import invalid
from mbc_cli.document import Document
from mbc_cli.hypertext import html as page_html
from mbc_cli.markdown import literal, section
from mbc_cli.markdown import page as page_markdown
from mbc_cli.match import load
from mbc_cli.model import Result
from mbc_cli.pages import results
from mbc_cli.pagetext import human as page_human
from mbc_cli.pagetext import plain as page_plain
from mbc_cli.render import Layout, human, plain
from mbc_cli.sheet import svg
from mbc_cli.why import explain

MATCHER = load()
REFERENCE = MATCHER.reference
SAY = REFERENCE.wording

HEADACHE = 'The article lists "Persistent headaches" under brain.'
NAUSEA = 'The article lists "Nausea or vomiting" under brain and liver.'
CHEST = 'The article lists "Pain in the chest" under lung.'
NO_COUGH = 'You wrote that "cough" is not there. The article\'s words are "Persistent cough".'
NO_CHEST = 'You wrote that "chest pain" is not there. The article\'s words are "Pain in the chest".'
NOT_HERE = ("is not in this list.", "The list is short: 17 entries from one article.", SAY["not_serious"])
CARD, CRISIS, TODAY = CARDS = ("the emergency card", "the crisis card", "the card of the same day")
CARD_SOURCES = dict(
    zip(
        CARDS,
        (
            "This part is from: NHS; American Heart Association; Epilepsy Foundation.",
            "This part is from: 988 Suicide & Crisis Lifeline; Samaritans; NHS.",
            "This part is from: Macmillan Cancer Support; NHS; NICE guideline NG234.",
        ),
        strict=True,
    )
)
ABOUT = "About metastatic breast cancer, from one article."
SOURCE = (
    "Source: What Is Metastatic Breast Cancer? Symptoms, Causes, Treatments, and More, Everyday Health.",
    SAY["not_the_cause"],
)

CASES: dict[str, tuple[str, tuple[str, ...]]] = {
    "match": ("headache", (HEADACHE,)),
    "match with repair": ("hedache", (HEADACHE, 'We read it as "headache".')),
    "two matches on one site": (
        "headache, throwing up",
        (HEADACHE, NAUSEA, "The article lists 2 of these under brain.", SAY["grouped_note"]),
    ),
    "denied only": ("no cough", (NO_COUGH,)),
    "absent": ("vision normal", ('You wrote "vision normal". This was read as no "Speech or vision issues".',)),
    "denied and suggestion": ("no cough but stiff neck", (NO_COUGH, SAY["suggested"], HEADACHE)),
    "match and suggestion": ("throwing up, stiff neck", (NAUSEA, SAY["suggested"], HEADACHE)),
    "suggestion only": ("stiff neck", ('"stiff neck"', *NOT_HERE, SAY["suggested"], HEADACHE)),
    "nothing": ("toe ache", ('"toe ache"', *NOT_HERE)),
    "markup": ("*a* <b> [c] _d_", ('"*a* <b> [c] _d_"', *NOT_HERE)),
    "empty": ("", (SAY["empty"],)),
    "invalid": ("\\xff", (SAY["invalid"],)),
    "cut": ("headache", (SAY["cut"], HEADACHE)),
    "urgent only": ("my face is drooping", (CARD, '"my face is drooping"', *NOT_HERE)),
    "urgent and match": ("chest pain", (CARD, CHEST)),
    "urgent and denied": ("no chest pain", (CARD, NO_CHEST)),
    "today only": ("my legs are numb", ('"my legs are numb"', *NOT_HERE, TODAY)),
    "urgent, match and today": ("chest pain and numb legs", (CARD, CHEST, TODAY)),
    "crisis only": ("i want to die", (CRISIS,)),
    "crisis and match": ("headache, i want to die", (CRISIS, HEADACHE)),
    "urgent and crisis": ("took too many pills", (CARD, CRISIS)),
}
"""What is typed, and what must be said of it before the closing lines, in order."""


def result_of(case: str) -> Result:
    """Return the result of a case."""
    text, _ = CASES[case]
    found = invalid(text, 1, MATCHER) if case == "invalid" else MATCHER.lookup(text)
    return found._replace(cut=case == "cut")


def expected(case: str, *, page: bool = False) -> list[str]:
    """Return all that must be said, in order.

    A page names what it is about and its source, whatever was found; an answer names the
    source where it speaks of the list.  Each says when to call for help where no card does.
    """
    told = CASES[case][1]
    typed = CASES[case][0] or SAY["typed_nothing"]
    said = [SAY["results_title"], ABOUT, f"{SAY['page_typed']}: {typed}"] if page else [typed]
    for sentence in told:
        if sentence in CARDS:
            level = REFERENCE.urgent[CARDS.index(sentence)]
            said += [level.label, level.heading, *level.lines, CARD_SOURCES[sentence]]
        else:
            said.append(sentence)
    of_no_list = case in ("empty", "invalid") or set(told) <= set(CARDS)
    said += SOURCE[1:] if of_no_list and not page else SOURCE
    said += [SAY["close_urgent"]] if not {CARD, CRISIS} & set(told) else []
    return [*said, REFERENCE.contact]


def check(text: str, said: list[str]) -> None:
    """Fail unless a text says these sentences in this order, and has no other word."""
    boxes = r"[\u2500-\u257f]|^[|#] | [|#]$"
    flat = " ".join(re.sub(boxes, " ", text, flags=re.MULTILINE).split())
    rest, at = "", 0
    for sentence in said:
        found = flat.find(sentence, at)
        assert found >= 0, f"missing or out of order: {sentence}"
        rest += flat[at:found]
        at = found + len(sentence)
    assert not re.findall(r"\w+", rest + flat[at:])


def of_plain(text: str) -> str:
    """Return facts as the sentences that they stand for."""
    for pattern, sentence in (
        (r"your words: .*\n", ""),
        (r"you typed: $", SAY["typed_nothing"]),
        (r"read as: (.*)", r'We read it as "\1".'),
        (r"source: ", "Source: "),
        (r"(you typed|page|part|listed|together|denied|note|urgent|contact): ", ""),
    ):
        text = re.sub(f"^{pattern}", sentence, text, flags=re.MULTILINE)
    question = "" if SAY["suggested"] in text else SAY["suggested"]
    text = text.replace("did you mean: ", f"{question} ", 1)
    return text.replace("did you mean: ", "")


def of_markdown(text: str) -> str:
    """Return Markdown as it is shown."""
    return re.sub(r"\\(.)", r"\1", re.sub(r"^> ?|\*\*(?=\S)|(?<=\S)\*\*$", "", text, flags=re.MULTILINE))


def of_html(page: Document) -> str:
    """Return the words of an HTML page."""
    body = page_html(page, REFERENCE).partition("<body>")[2]
    return html.unescape(re.sub(r"<[^>]+>", " ", body))


def of_svg(page: Document) -> str:
    """Return the words drawn in a picture."""
    texts = ET.fromstring(svg(page)).iter("{http://www.w3.org/2000/svg}text")  # noqa: S314 - ours
    return " ".join("".join(each.itertext()) for each in texts)


FORMS: dict[str, Callable[[Result], str]] = {
    "human": lambda result: human(result, REFERENCE, Layout(120)),
    "human, ASCII": lambda result: human(result, REFERENCE, Layout(60, unicode=False)),
    "plain": lambda result: of_plain(plain(result, REFERENCE)),
    "markdown": lambda result: of_markdown(section(result, REFERENCE)),
}

PAGES: dict[str, Callable[[Document], str]] = {
    "human": lambda page: page_human(page, REFERENCE, Layout(120)),
    "plain": lambda page: of_plain(page_plain(page, REFERENCE)),
    "markdown": lambda page: of_markdown(page_markdown(page, REFERENCE)),
    "html": of_html,
    "picture": of_svg,
}


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("form", FORMS)
def test_each_form_says_the_same(form: str, case: str) -> None:
    check(FORMS[form](result_of(case)), expected(case))


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("form", PAGES)
def test_each_page_says_the_same(form: str, case: str) -> None:
    check(PAGES[form](results([result_of(case)], REFERENCE)), expected(case, page=True))


@pytest.mark.parametrize("case", CASES)
def test_a_narrow_terminal_shows_the_facts_of_plain(case: str) -> None:
    result = result_of(case)
    assert human(result, REFERENCE, Layout(40)).split() == plain(result, REFERENCE).split()


@pytest.mark.parametrize("case", [case for case in CASES if case not in ("invalid", "cut")])
def test_why_ends_with_the_answer(case: str) -> None:
    result = result_of(case)
    told = explain(result.input, MATCHER).steps[-1].lines
    check("\n".join(told), expected(case)[1:])


@pytest.mark.parametrize("case", CASES)
def test_plain_has_a_label_on_each_line_and_ends_with_contact(case: str) -> None:
    labels = [line.partition(": ")[0] for line in plain(result_of(case), REFERENCE).splitlines()]
    assert labels[0] == "you typed"
    assert labels[-1] == "contact"
    assert set(labels[1:-1]) <= {
        "listed", "your words", "read as", "together", "denied", "did you mean", "note", "urgent", "source",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("*a* _b_ `c`", r"\*a\* \_b\_ \`c\`"),
        ("<script>", r"\<script\>"),
        ("a | b ~~c~~", r"a \| b \~\~c\~\~"),
        ("![x](y)", r"!\[x\](y)"),
        ("http://x.org www.x.org a@b.org", r"http\://x.org www\.x.org a\@b.org"),
        ("1. first", r"1\. first"),
        ("- first", r"\- first"),
        ("since 3. May - or so", "since 3. May - or so"),
        ("Jaundice (yellowing of the skin)", "Jaundice (yellowing of the skin)"),
        ("a\nb\x1b[31m", r"a\\nb\\x1b\[31m"),
    ],
)
def test_text_in_markdown_stays_text(text: str, written: str) -> None:
    assert literal(text) == written
