"""``mbc why``: the ladder step by step, in plain words."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Annotated

import typer

from mbc_cli.cli.app import (
    FORMAT_HELP,
    Accept,
    AcceptOption,
    ColorChoice,
    ColorOption,
    DataOption,
    Format,
    Screen,
    app,
    stop,
)
from mbc_cli.cli.pages import SaveOption, check_save, saved
from mbc_cli.errors import Exit

if TYPE_CHECKING:
    from mbc_cli.why import Story


class StoryFormat(str, Enum):
    """How a story is written."""

    human = "human"
    plain = "plain"
    json = "json"
    jsonl = "jsonl"
    markdown = "markdown"


@app.command()
def why(
    text: Annotated[list[str], typer.Argument(help="A symptom in your own words.", show_default=False)],
    format: Annotated[StoryFormat | None, typer.Option("--format", "-f", help=FORMAT_HELP)] = None,
    accept: AcceptOption = Accept.spelling,
    save: SaveOption = None,
    color: ColorOption = ColorChoice.auto,
    data: DataOption = None,
) -> None:
    """Show step by step how a text was read.

    \b
    Examples:
      mbc why "no headache, but I can't see well"
      mbc why rash decision
    """
    from mbc_cli.match import load
    from mbc_cli.why import explain

    screen = Screen(format, color)
    check_save(save)
    matcher = load(data)
    story = explain(" ".join(text), matcher, accept.value)
    if save is not None:
        from mbc_cli.save import save_story

        save_story(save, story, matcher.reference)
        saved(save, screen)
    else:
        screen.out.write(WRITERS[screen.format](story, screen))
    raise stop(Exit.IN_LIST if story.result.matches else Exit.NOT_IN_LIST)


def _plain(story: Story, _: Screen) -> str:
    return "".join(f"{step.title}: {line}\n" for step in story.steps for line in step.lines)


def _human(story: Story, screen: Screen) -> str:
    from rich.padding import Padding
    from rich.text import Text

    from mbc_cli.render import console, text_of

    out = console(screen.layout)
    for step in story.steps:
        out.print(Text(step.title, style="bold"))
        last = step is story.steps[-1]
        for line in step.lines:
            out.print(Padding(Text(line, style="bold" if last and line is step.lines[-1] else ""), (0, 0, 0, 2)))
        if not last:
            out.print()
    return text_of(out)


def _json(story: Story, screen: Screen) -> str:
    import json

    from mbc_cli.export import record

    document = {
        "schema": "mbc.why/1",
        "steps": [{"title": step.title, "lines": list(step.lines)} for step in story.steps],
        "result": record(story.result),
        "advice": story.result.advice,
    }
    return json.dumps(document, ensure_ascii=False, indent=None if screen.format == Format.jsonl else 2) + "\n"


def _markdown(story: Story, _: Screen) -> str:
    from mbc_cli.markdown import literal

    parts = (f"## {step.title}\n\n" + "".join(f"- {literal(line)}\n" for line in step.lines) for step in story.steps)
    return "\n".join(parts)


WRITERS = {
    Format.human: _human,
    Format.plain: _plain,
    Format.json: _json,
    Format.jsonl: _json,
    Format.markdown: _markdown,
}
