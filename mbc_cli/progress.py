"""A progress bar for long work: on standard error, only where a person waits at a terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mbc_cli.batch import Task
    from mbc_cli.cli.app import Screen

LONG = 2 * 1024 * 1024
"""Bytes of input from which on a bar is worth its place."""


def _ignore(_: int) -> None:
    """Take no note of the place reached."""


@contextmanager
def watching(task: Task, screen: Screen) -> Iterator[Callable[[int], None]]:
    """Show a bar while one long regular file is read.

    Args:
        task: its input; a bar is shown for a single file of at least LONG bytes.
        screen: nothing is shown unless standard error is a terminal and standard output is not.

    Yields:
        What to call with the bytes read so far.
    """
    total = _size(task)
    if task.quiet or total < LONG or not screen.err.is_terminal or screen.out.is_terminal:
        yield _ignore
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as progress:
        bar = progress.add_task("reading", total=total)
        yield lambda done: progress.update(bar, completed=done)


def _size(task: Task) -> int:
    if len(task.sources) != 1:
        return 0
    path = Path("/dev/stdin" if task.sources[0] == "-" else task.sources[0])
    try:
        return path.stat().st_size if path.is_file() else 0
    except OSError:
        return 0
