"""``mbc demo``: a guided tour that anyone can run unprepared."""

from __future__ import annotations

import sys
import time
from math import isnan
from typing import Annotated

import typer

from mbc_cli.cli.app import ColorChoice, ColorOption, DataOption, Format, Screen, app, stop
from mbc_cli.cli.pages import PageFormat, PageFormatOption, SaveOption, check_save, show_page
from mbc_cli.errors import Exit, UsageError


@app.command()
def demo(
    auto: Annotated[
        float | None,
        typer.Option("--auto", metavar="SECONDS", min=0, max=3600, help="Go on by itself.", show_default=False),
    ] = None,
    format: PageFormatOption = None,
    save: SaveOption = None,
    color: ColorOption = ColorChoice.auto,
    data: DataOption = None,
) -> None:
    """Show what mbc does, in a tour of about two minutes.

    \b
    Examples:
      mbc demo
      mbc demo --auto 12
      mbc demo --save tour.html
    """
    check_save(save)
    if auto is not None and isnan(auto):
        raise UsageError("--auto takes a number of seconds", "Try: mbc demo --auto 12")
    from mbc_cli import tour
    from mbc_cli.match import load

    matcher = load(data)
    reference = matcher.reference
    if save is not None or format in (PageFormat.html, PageFormat.markdown):
        show_page(tour.whole(matcher), reference, format, color, save)
        raise stop(Exit.IN_LIST)
    screen = Screen(format, color)
    found = tour.steps()
    for number, step in enumerate(found, start=1):
        show_page(tour.page(step, number, len(found), matcher), reference, format, color, None)
        screen.out.write("\n")
        screen.out.flush()
        if number < len(found) and not _go_on(auto, screen, reference.wording["demo_next"]):
            break
    end = (reference.wording["demo_end"], reference.contact)
    plain = screen.format == Format.plain
    screen.out.write(f"note: {end[0]}\ncontact: {end[1]}\n" if plain else f"{end[0]}\n{end[1]}\n")
    raise stop(Exit.IN_LIST)


def _go_on(auto: float | None, screen: Screen, prompt: str) -> bool:
    """Wait for the next step: some seconds, or the Enter key; in a pipe not at all."""
    if auto is not None:
        time.sleep(auto)
        return True
    if not screen.out.is_terminal or sys.stdin is None or not sys.stdin.isatty():
        return True
    screen.out.write(f"{prompt} ")
    screen.out.flush()
    line = sys.stdin.readline()
    screen.out.write("\n")
    return bool(line) and not line.strip().lower().startswith("q")
