"""The HTML pages: semantic, on one printed page, and without a finding of axe in a real browser."""

from __future__ import annotations

import html
import itertools
import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from mbc_cli import chart, handout, pages, tour
from mbc_cli.answer import Card
from mbc_cli.document import Document
from mbc_cli.hypertext import html as page_of
from mbc_cli.markdown import page as markdown
from mbc_cli.match import load
from mbc_cli.pagetext import human, plain
from mbc_cli.render import Layout
from mbc_cli.render import human as answer_human
from mbc_cli.sheet import svg
from mbc_cli.why import explain
from tests.conftest import Mbc

MATCHER = load()
REFERENCE = MATCHER.reference
TEXTS = ("short of breth and yellow eyes <b>", "toe ache", "no cough", "back pain")

PAGES: dict[str, Document] = {
    "chart": chart.chart(REFERENCE),
    "lookup": pages.results([MATCHER.lookup(TEXTS[0])], REFERENCE),
    "lookup several": pages.results([MATCHER.lookup(text) for text in TEXTS], REFERENCE),
    "lookup chart": pages.results([MATCHER.lookup("yellow eyes")], REFERENCE, with_chart=True),
    "urgent chart": pages.results([MATCHER.lookup("back pain and chest pain")], REFERENCE, with_chart=True),
    "why": pages.story(explain("no headache, but I can't see well", MATCHER), REFERENCE),
    "sites": pages.sites(REFERENCE, REFERENCE.sites),
    "handout": handout.handout(REFERENCE),
    "note": handout.note([MATCHER.lookup("I throw up and can't breathe")], REFERENCE),
    "tour": tour.whole(MATCHER),
}
BROWSER = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
AXE = Path(os.environ.get("MBC_AXE", "/nowhere"))


def browse(*options: str) -> str:
    """Run the headless browser and return what it writes."""
    assert BROWSER
    command = [BROWSER, "--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=20000", *options]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=60).stdout


@pytest.mark.parametrize("name", PAGES)
def test_each_page_ends_with_the_contact_prompt_in_every_form(name: str) -> None:
    page = PAGES[name]
    for text in (
        plain(page, REFERENCE),
        markdown(page, REFERENCE).replace("*", ""),
        human(page, REFERENCE, Layout(80)),
    ):
        assert text.rstrip().endswith(REFERENCE.contact)
    assert re.sub(r"<[^>]+>", "", page_of(page, REFERENCE)).rstrip().endswith(REFERENCE.contact)


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("width", [120, 60, 40, 20])
def test_each_page_fits_a_terminal(name: str, width: int) -> None:
    text = human(PAGES[name], REFERENCE, Layout(width, unicode=False))
    assert max(map(len, text.splitlines())) <= width


@pytest.mark.parametrize("name", PAGES)
def test_headings_go_down_one_step_at_a_time(name: str) -> None:
    text = page_of(PAGES[name], REFERENCE)
    levels = [int(each) for each in re.findall(r"<h(\d)>", text)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))
    assert '<html lang="en">' in text
    assert "<title>" in text


def test_the_table_has_headers() -> None:
    text = page_of(PAGES["chart"], REFERENCE)
    assert text.count('<th scope="row">') == len(REFERENCE.symptoms)
    assert text.count('<th scope="col">') == len(REFERENCE.sites) + 1


def test_the_note_holds_the_words_and_no_site() -> None:
    text = plain(PAGES["note"], REFERENCE)
    assert "your words: I throw up and can't breathe" in text
    assert "mentioned, in the article's words: Nausea or vomiting" in text
    assert not re.search(r"\b(brain|liver|lung|bone)\b", text)
    assert "urgent: " in text
    assert text.count("to fill in: ") == 6


@pytest.mark.parametrize(
    ("site", "tests"),
    [
        ("bone", "Biopsy, Computed Tomography (CT) Scan, Bone Scan"),
        ("brain", ""),
        ("liver", "Biopsy, Computed Tomography (CT) Scan, Serum Chemistry Blood Tests"),
        ("lung", "Biopsy, Computed Tomography (CT) Scan, X-Ray"),
    ],
)
def test_the_handout_names_the_tests_as_mentioned(site: str, tests: str) -> None:
    assert ", ".join(REFERENCE.sites[site].tests) == tests
    text = plain(PAGES["handout"], REFERENCE)
    assert (f"{REFERENCE.wording['tests']} {tests}." if tests else REFERENCE.wording["no_tests"]) in text


@pytest.mark.parametrize("name", PAGES)
def test_each_page_tells_when_to_call_for_help(name: str) -> None:
    page = PAGES[name]
    emergency = any(isinstance(block, Card) and block.leads for block in page.blocks)
    told = REFERENCE.wording["close_urgent"]
    for text in (plain(page, REFERENCE), markdown(page, REFERENCE), page_of(page, REFERENCE)):
        assert (told in text) is not emergency
        assert "911, 999 or 112" in text


@pytest.mark.parametrize("name", [name for name in PAGES if name != "crisis"])
def test_no_page_has_the_crisis_card_unless_typed_words_call_for_it(name: str) -> None:
    for text in (plain(PAGES[name], REFERENCE), markdown(PAGES[name], REFERENCE), page_of(PAGES[name], REFERENCE)):
        assert "Samaritans" not in text
        assert "988" not in text


def test_a_note_of_such_words_has_the_crisis_card() -> None:
    assert "call or text 988" in plain(handout.note([MATCHER.lookup("i want to die")], REFERENCE), REFERENCE)


def test_a_card_that_can_wait_some_hours_does_not_stand_for_the_emergency_line() -> None:
    assert REFERENCE.wording["close_urgent"] in plain(
        pages.results([MATCHER.lookup("back pain")], REFERENCE), REFERENCE
    )


def test_the_two_urgent_cards_differ_in_words_and_border() -> None:
    page = pages.results([MATCHER.lookup("back pain and chest pain")], REFERENCE)
    strong, other = (block for block in page.blocks if isinstance(block, Card))
    assert (strong.strongest, other.strongest) == (True, False)
    assert strong.label != other.label
    assert re.findall(r'<section class="(card.*?)"', page_of(page, REFERENCE)) == ["card strongest", "card"]
    frames = re.findall(r'stroke="#8f1d14" stroke-width="(\d+)"( stroke-dasharray)?', svg(page))
    assert frames == [("6", ""), ("3", " stroke-dasharray")]
    for unicode, borders in ((True, "\u2550\u2500"), (False, "#-")):
        lines = answer_human(MATCHER.lookup("back pain and chest pain"), REFERENCE, Layout(80, unicode=unicode))
        ends = [line.rstrip()[-2] for line in lines.splitlines() if strong.label in line or other.label in line]
        assert "".join(ends) == borders


@pytest.mark.parametrize("name", PAGES)
def test_each_page_but_the_note_names_the_illness_it_is_about(name: str) -> None:
    said = "About metastatic breast cancer, from one article."
    for text in (plain(PAGES[name], REFERENCE), page_of(PAGES[name], REFERENCE), svg(PAGES[name])):
        assert (said in text) is (name != "note")
    if name == "note":
        assert "metasta" not in plain(PAGES[name], REFERENCE).lower().replace("what is metastatic", "")


def test_the_commands(mbc: Mbc, tmp_path: Path) -> None:
    assert mbc("handout", "--format", "html").stdout.startswith("<!DOCTYPE html>")
    assert mbc("handout", "--format", "markdown").stdout.startswith("# ")
    done = mbc("note", "I", "itch", "all", "over", "--save", str(tmp_path / "note.md"))
    assert (done.returncode, done.stdout) == (0, "")
    assert "I itch all over" in (tmp_path / "note.md").read_text(encoding="utf-8")
    assert mbc("note", " ").returncode == 2


@pytest.mark.skipif(not BROWSER, reason="no Chromium on this machine")
@pytest.mark.parametrize("name", ["chart", "lookup chart", "urgent chart", "handout", "note"])
def test_a_page_prints_on_one_sheet(tmp_path: Path, name: str) -> None:
    (tmp_path / "page.html").write_text(page_of(PAGES[name], REFERENCE), encoding="utf-8")
    pdf = tmp_path / "page.pdf"
    browse("--no-pdf-header-footer", f"--print-to-pdf={pdf}", (tmp_path / "page.html").as_uri())
    assert re.findall(rb"/Count (\d+)", pdf.read_bytes()) == [b"1"]


@pytest.mark.skipif(not BROWSER, reason="no Chromium on this machine")
@pytest.mark.skipif(not AXE.is_file(), reason="MBC_AXE does not name axe.min.js of axe-core")
def test_axe_finds_nothing(tmp_path: Path) -> None:
    # Each page stands in a frame of one page, so that the browser starts once.
    tell = (
        "axe.run(document, {resultTypes: ['violations']}).then(found => parent.postMessage("
        "found.violations.map(each => [each.id, each.nodes.map(node => node.html)]), '*'))"
    )
    script = f"<script src='{AXE.resolve().as_uri()}'></script><script>{tell}</script></body>"
    for number, page in enumerate(PAGES.values()):
        text = page_of(page, REFERENCE).replace("</body>", script)
        (tmp_path / f"{number}.html").write_text(text, encoding="utf-8")
    listen = (
        "const said = {}; addEventListener('message', event => {"
        " for (const frame of document.querySelectorAll('iframe'))"
        " if (frame.contentWindow === event.source) said[frame.title] = event.data;"
        " document.querySelector('pre').textContent = JSON.stringify(said) })"
    )
    frames = "".join(
        f"<iframe title='{n}' src='{i}.html' width=1000 height=1600></iframe>" for i, n in enumerate(PAGES)
    )
    (tmp_path / "all.html").write_text(f"<pre id=said></pre><script>{listen}</script>{frames}", encoding="utf-8")
    told = re.search(r'<pre id="said">(.*?)</pre>', browse("--dump-dom", (tmp_path / "all.html").as_uri()), re.DOTALL)
    assert told
    assert json.loads(html.unescape(told[1])) == {name: [] for name in PAGES}
