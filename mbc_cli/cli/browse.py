"""``mbc sites`` and ``mbc symptoms``: what the article lists."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

import typer

from mbc_cli.cli.app import ColorChoice, ColorOption, DataOption, FormatOption, Screen, app, stop
from mbc_cli.cli.pages import SaveOption, check_save, saved
from mbc_cli.errors import Exit, UsageError


def complete_site(incomplete: str) -> Iterator[str]:
    """Offer the site ids to shell completion."""
    from mbc_cli.match import load

    yield from (site for site in load().reference.sites if site.startswith(incomplete.lower()))


def _names(typed: str, key: str) -> bool:
    """Say whether a word names a site, in capitals or in the plural too: "Lungs"."""
    word, name = typed.strip().lower(), key.lower()
    return word in (name, f"{name}s")


@app.command()
def sites(
    site: Annotated[
        str | None,
        typer.Argument(help="A site: bone, brain, liver or lung.", autocompletion=complete_site, show_default=False),
    ] = None,
    format: FormatOption = None,
    save: SaveOption = None,
    color: ColorOption = ColorChoice.auto,
    data: DataOption = None,
) -> None:
    """Show what the article lists under each site, or under one.

    \b
    Examples:
      mbc sites
      mbc sites bone
    """
    from mbc_cli.listing import show_sites
    from mbc_cli.match import load

    reference = load(data).reference
    chosen = list(reference.sites) if site is None else [key for key in reference.sites if _names(site, key)]
    if not chosen:
        raise UsageError(f'the article has no site "{site}"', f"Use one of: {', '.join(reference.sites)}.")
    check_save(save)
    screen = Screen(format, color)
    if save is not None:
        from mbc_cli.save import save_sites

        save_sites(save, reference, chosen)
        saved(save, screen)
        raise stop(Exit.IN_LIST)
    screen.out.write(show_sites(reference, chosen, screen.format.value, screen.layout))
    raise stop(Exit.IN_LIST)


@app.command("site", hidden=True)
def one_site(
    name: Annotated[str, typer.Argument(help="A site: bone, brain, liver or lung.", autocompletion=complete_site)],
    format: FormatOption = None,
    save: SaveOption = None,
    color: ColorOption = ColorChoice.auto,
    data: DataOption = None,
) -> None:
    """Show what the article lists under one site (the same as "mbc sites NAME")."""
    sites(name, format, save, color, data)


@app.command()
def symptoms(
    format: FormatOption = None,
    color: ColorOption = ColorChoice.auto,
    data: DataOption = None,
) -> None:
    """Show each symptom of the article, and the sites it is listed under.

    \b
    Examples:
      mbc symptoms
      mbc symptoms --format csv
    """
    from mbc_cli.listing import show_symptoms
    from mbc_cli.match import load

    screen = Screen(format, color)
    screen.out.write(show_symptoms(load(data).reference, screen.format.value, screen.layout))
    raise stop(Exit.IN_LIST)
