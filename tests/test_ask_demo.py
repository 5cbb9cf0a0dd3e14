"""A live room: ``mbc ask`` and ``mbc demo``, over a pipe and at a real terminal."""

from __future__ import annotations

import os
import re
import select
import signal
import sys
from pathlib import Path

import pytest

from mbc_cli import pagetext, tour
from mbc_cli.match import load
from mbc_cli.render import Layout
from tests.conftest import ROOT, Mbc
from tests.test_wording import BANNED, grade

CONTACT = load().reference.contact


def test_ask_over_a_pipe(mbc: Mbc) -> None:
    done = mbc("ask", stdin="yellow eyes\nhelp\nwhy\nchart\n\nnever read\n")
    assert done.returncode == 0
    assert done.stderr == ""
    assert "listed: The article lists" in done.stdout
    assert "you wrote about, Jaundice" in done.stdout
    assert "never read" not in done.stdout
    assert done.stdout.rstrip().splitlines()[-1] == f"contact: {CONTACT}"


@pytest.mark.parametrize("stdin", [b"", b"\n", b"why\n", b"\xff\xfe\n", b"\xef\xbb\xbfbone pain\r\n"])
def test_ask_ends_politely_whatever_comes(mbc: Mbc, stdin: bytes) -> None:
    done = mbc("ask", "--format", "human", stdin=stdin)
    assert done.returncode == 0
    assert done.stdout.rstrip().endswith(CONTACT)


@pytest.mark.parametrize("word", ["quit", "exit", "q", " Quit "])
def test_ask_is_left_with_a_word(mbc: Mbc, word: str) -> None:
    done = mbc("ask", stdin=f"yellow eyes\n{word}\nnever read\n")
    assert done.returncode == 0
    assert word.strip().lower() not in done.stdout.lower().split()
    assert "never read" not in done.stdout
    assert done.stdout.rstrip().splitlines()[-1] == f"contact: {CONTACT}"


def test_the_help_of_ask_has_a_plain_example_and_says_how_to_leave(mbc: Mbc) -> None:
    told = mbc("ask", stdin="help\n").stdout
    assert "Type quit, exit or q to leave." in told
    assert "such as: Swelling." in told


def test_a_narrow_page_of_the_demo_has_one_style() -> None:
    step = tour.steps()[7]
    page = pagetext.human(tour.page(step, 8, 9, load()), load().reference, Layout(40))
    assert "urgent:" not in page
    assert "  - If there is a seizure" in page
    assert max(map(len, page.splitlines())) <= 40


def test_ask_refuses_machine_formats(mbc: Mbc) -> None:
    assert mbc("ask", "--format", "json").returncode == 2


def test_demo_in_a_pipe_runs_without_waiting(mbc: Mbc) -> None:
    done = mbc("demo")
    assert done.returncode == 0
    assert done.stdout.count("page: Step") == len(tour.steps())
    assert done.stdout.rstrip().endswith(CONTACT)


def test_demo_saves_the_whole_tour_as_one_page(mbc: Mbc, tmp_path: Path) -> None:
    assert mbc("demo", "--save", str(tmp_path / "tour.html")).returncode == 0
    text = (tmp_path / "tour.html").read_text(encoding="utf-8")
    assert all(step.notice.split("'")[0] in text for step in tour.steps())


def test_the_tour_shows_what_it_says() -> None:
    matcher = load()
    found = [matcher.lookup(step.text) for step in tour.steps()]
    assert found[0].matches[0].how == "exact"
    assert found[1].matches[0].how == "phrase"
    assert found[2].matches[0].how == "spelling"
    assert len(found[3].matches) == 2
    assert found[4].denied
    assert len(found[5].matches[0].sites) == 2
    assert found[6].status == "not_in_list"
    assert found[7].denied
    assert found[7].urgent
    assert tour.steps()[8].verb == "why"


@pytest.mark.parametrize("step", tour.steps(), ids=lambda step: step.text)
def test_what_to_notice_is_easy_to_read(step: tour.Step) -> None:
    assert len(step.notice.split()) <= 20
    assert step.notice.count(".") == 1
    assert grade(step.notice) <= 6
    assert not BANNED.search(step.notice)


START, QUIET, HANG = 4.0, 0.4, 30.0
"""Seconds until a program must have said its first word, has said all where it is quiet, and hangs."""


def output(master: int, first: float) -> bytes:
    """Return what a terminal shows until it is quiet: a key pressed too early would be lost."""
    seen = b""
    while select.select([master], [], [], QUIET if seen else first)[0]:
        try:
            chunk = os.read(master, 65536)
        except OSError:
            if seen:
                return seen
            raise
        if not chunk:
            return seen
        seen += chunk
    return seen


def at_terminal(*args: str, keys: list[bytes], home: Path) -> tuple[str, int]:
    """Run mbc on a pseudo-terminal, press keys, and return the screen's text and the exit code."""
    pty = pytest.importorskip("pty", reason="no pseudo-terminals here")
    child, master = pty.fork()
    if child == 0:
        os.chdir(ROOT)
        os.environ.update(
            {"TERM": "xterm", "COLUMNS": "80", "NO_COLOR": "1", "HOME": str(home), "PYTHONPATH": str(ROOT)}
        )
        os.execv(sys.executable, [sys.executable, "-m", "mbc_cli", *args])  # noqa: S606
    seen = b""
    try:
        for key in keys:
            seen += output(master, START)
            os.write(master, key)
        while chunk := output(master, HANG):
            seen += chunk
    except OSError:  # the terminal is closed: the program has ended
        pass
    else:
        os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    screen = re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", seen.decode("utf-8", "replace")).replace("\r\n", "\n")
    return screen, os.waitstatus_to_exitcode(status)


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # forking a test runner that may hold threads
def test_ask_at_a_terminal_completes_and_stores_nothing(tmp_path: Path) -> None:
    seen, code = at_terminal("ask", keys=[b"Persistent h\t\n", b"\x04"], home=tmp_path)
    assert 'The article lists "Persistent headaches" under brain.' in seen
    assert seen.rstrip().endswith(CONTACT)
    assert list(tmp_path.iterdir()) == []
    assert code == 0


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_demo_at_a_terminal_goes_on_with_enter_and_stops_with_q(tmp_path: Path) -> None:
    seen, _ = at_terminal("demo", keys=[b"\n", b"q\n"], home=tmp_path)
    assert "Step 2 of 9" in seen
    assert "Step 3 of 9" not in seen
    assert seen.rstrip().endswith(CONTACT)


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.parametrize(
    ("args", "keys", "code", "last"),
    [
        (["ask"], [b"yellow eyes\n", b"\x03"], 130, CONTACT),
        (["ask"], [b"yellow eyes\n", b"half a li", b"\x03"], 130, CONTACT),
        (["ask"], [b"half a li", b"\x03"], 130, "In your words: half a li"),
        (["ask"], [b"yellow eyes\n", b"\x04"], 0, CONTACT),
        (["ask"], [b"\x04"], 0, CONTACT),
        (["lookup", "-"], [b"yellow eyes\n", b"\x03"], 130, ""),
        (["demo"], [b"\x03"], 130, "Press Enter to go on, or type q to stop."),
    ],
)
def test_the_shell_gets_a_fresh_line_however_it_ends(
    tmp_path: Path, args: list[str], keys: list[bytes], code: int, last: str
) -> None:
    seen, ended = at_terminal(*args, keys=keys, home=tmp_path)
    assert ended == code
    assert seen.endswith("\n")
    assert seen.rstrip().splitlines()[-1].removesuffix("^C").rstrip() == last
    assert "Traceback" not in seen


def test_ask_reads_a_rehearsal_as_lookup_reads_a_file(mbc: Mbc) -> None:
    assert "listed: " in mbc("ask", stdin="yellow eyes\n".encode("utf-16")).stdout
