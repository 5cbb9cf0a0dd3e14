"""``python -m mbc_cli`` is the mbc command."""

from __future__ import annotations

import signal


def run() -> None:
    """Run mbc and leave the process with its exit code."""
    # Until the command can end in its own way, Ctrl-C ends it in the system's: without a traceback.
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    from mbc_cli.cli.main import run as run_command

    run_command()


if __name__ == "__main__":
    run()
