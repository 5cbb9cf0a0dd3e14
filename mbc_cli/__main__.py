"""``python -m mbc_cli`` is the mbc command."""

from mbc_cli.cli.main import run

run()
