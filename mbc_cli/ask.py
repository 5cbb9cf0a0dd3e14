"""``mbc ask``: a prompt for a live room.  Type, see the answer, again; nothing is kept after it ends."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from mbc_cli import export
from mbc_cli.errors import Exit
from mbc_cli.match import Matcher
from mbc_cli.model import Result
from mbc_cli.streams import open_input, records
from mbc_cli.terminal import shown

if TYPE_CHECKING:
    from mbc_cli.cli.app import Screen

LEAVE = ("quit", "exit", "q")


class Session:
    """One sitting: the words typed so far are known to it alone, and go when it ends.

    Args:
        matcher: the reference, compiled.
        screen: where answers go, and how they look.
    """

    def __init__(self, matcher: Matcher, screen: Screen) -> None:
        self._matcher = matcher
        self._screen = screen
        self._wording = matcher.reference.wording
        self._last = ""

    def run(self, lines: Iterator[str]) -> Exit:
        """Answer line after line until an empty one, ``quit``, the end, or Ctrl-C.

        Returns:
            The exit code: how it ended.
        """
        try:
            self._say(self._wording["ask_start"])
            self._answer_all(lines)
        except KeyboardInterrupt:
            # The terminal shows ^C: what follows, if only the shell's prompt, gets a line of its own.
            self._screen.out.write("\n" if self._screen.out.is_terminal else "")
            if self._last:
                self._end()
            return Exit.INTERRUPTED
        self._end()
        return Exit.IN_LIST

    def _answer_all(self, lines: Iterator[str]) -> None:
        commands: dict[str, Callable[[], None]] = {"help": self._help, "why": self._why, "chart": self._chart}
        for line in lines:
            typed = line.strip()
            if not typed or typed.lower() in LEAVE:
                break
            command = commands.get(typed.lower())
            if command is not None:
                command()
            else:
                self._last = typed
                self._write(self._answer(self._matcher.lookup(typed)))

    def _end(self) -> None:
        self._say(self._wording["ask_end"], self._matcher.reference.contact)

    def _answer(self, result: Result) -> str:
        reference = self._matcher.reference
        from mbc_cli.render import human, plain

        if self._screen.format == "plain":
            return plain(result, reference)
        return human(result, reference, self._screen.layout)

    def _help(self) -> None:
        example = min((symptom.article for symptom in self._matcher.reference.symptoms.values()), key=len)
        self._say(
            self._wording["ask_help"].format(symptom=example),
            self._wording["ask_help_tab"],
            self._wording["ask_help_why"],
            self._wording["ask_help_leave"],
            self._wording["ask_help_kept"],
            self._matcher.reference.contact,
        )

    def _why(self) -> None:
        if not self._last:
            self._say(self._wording["ask_none"], self._matcher.reference.contact)
            return
        from mbc_cli.pages import story
        from mbc_cli.pagetext import human, plain
        from mbc_cli.why import explain

        reference = self._matcher.reference
        page = story(explain(self._last, self._matcher), reference)
        self._write(
            plain(page, reference) if self._screen.format == "plain" else human(page, reference, self._screen.layout)
        )

    def _chart(self) -> None:
        found = [self._matcher.lookup(self._last)] if self._last else []
        layout = None if self._screen.format == "plain" else self._screen.layout
        from mbc_cli.pagetext import marked

        self._write(marked(found, self._matcher.reference, layout))

    def _say(self, *sentences: str) -> None:
        if self._screen.format == "plain":
            labels = ["contact" if each == self._matcher.reference.contact else "note" for each in sentences]
            self._write("".join(f"{label}: {shown(each)}\n" for label, each in zip(labels, sentences, strict=True)))
            return
        from rich.text import Text

        from mbc_cli.render import console, text_of

        out = console(self._screen.layout)
        for each in sentences:
            out.print(Text(shown(each), style="bold" if each == self._matcher.reference.contact else ""))
        self._write(text_of(out))

    def _write(self, text: str) -> None:
        self._screen.out.write(text + "\n")
        self._screen.out.flush()


def typed_lines(prompt: str, offers: list[str]) -> Iterator[str]:
    """Yield what a person types at a terminal, with completion and a history that ends with the session.

    Args:
        prompt: stands before each line.
        offers: what the Tab key fills in.
    """
    history = _editing(offers)
    try:
        while True:
            yield export.clean(input(prompt))
    except EOFError:
        sys.stdout.write("\n")
        sys.stdout.flush()
    finally:
        history()


def _editing(offers: list[str]) -> Callable[[], None]:
    """Set up line editing where Python has it; return what forgets the lines typed."""
    try:
        import readline
    except ImportError:
        return lambda: None

    def offered(text: str, state: int) -> str | None:
        found = [each for each in offers if each.lower().startswith(text.lower())]
        return found[state] if state < len(found) else None

    readline.set_auto_history(True)
    readline.set_completer_delims("")  # the article's wordings have blanks in them
    readline.set_completer(offered)
    libedit = "libedit" in (readline.__doc__ or "")
    readline.parse_and_bind("bind ^I rl_complete" if libedit else "tab: complete")
    return readline.clear_history


def piped_lines() -> Iterator[str]:
    """Yield the lines of a pipe: a rehearsal."""
    with open_input("-") as stream:
        for each in records(stream, "standard input"):
            yield each.raw if each.text is None else each.text
