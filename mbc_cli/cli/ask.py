"""``mbc ask``: a prompt for a live room."""

from __future__ import annotations

import sys
from enum import Enum
from typing import Annotated

import typer

from mbc_cli.cli.app import FORMAT_HELP, ColorChoice, ColorOption, DataOption, Screen, app, stop
from mbc_cli.errors import Exit


class AskFormat(str, Enum):
    """How a prompt answers."""

    human = "human"
    plain = "plain"


@app.command()
def ask(
    format: Annotated[AskFormat | None, typer.Option("--format", "-f", help=FORMAT_HELP)] = None,
    color: ColorOption = ColorChoice.auto,
    data: DataOption = None,
) -> None:
    """Ask again and again: type a symptom, see the answer. Nothing that you type is kept.

    \b
    Examples:
      mbc ask
      printf 'yellow eyes\\nhelp\\n' | mbc ask
    """
    from mbc_cli.ask import Session, piped_lines, typed_lines
    from mbc_cli.match import load

    screen = Screen(format, color)
    matcher = load(data)
    reference = matcher.reference
    live = sys.stdin is not None and sys.stdin.isatty() and screen.out.is_terminal
    offers = [symptom.article for symptom in reference.symptoms.values()]
    lines = typed_lines(reference.wording["ask_prompt"] + " ", offers) if live else piped_lines()
    ended = Session(matcher, screen).run(lines)
    if ended == Exit.INTERRUPTED:
        raise SystemExit(ended)  # it has said all there is to say: the common end of Ctrl-C says no more
    raise stop(ended)
