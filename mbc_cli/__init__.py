"""mbc: which sites of metastatic breast cancer one article lists a symptom under.

>>> from mbc_cli import lookup
>>> lookup("yellow eyes").sites
('liver',)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

__version__ = "0.1.0"

if TYPE_CHECKING:
    from mbc_cli.match import Matcher, load, lookup
    from mbc_cli.model import Result

__all__ = ["Matcher", "Result", "__version__", "load", "lookup"]


def __getattr__(name: str) -> object:
    """Import the interface only when it is used: the command starts faster without it."""
    if name in ("Matcher", "load", "lookup"):
        from mbc_cli import match

        return getattr(match, name)
    if name == "Result":
        from mbc_cli.model import Result

        return Result
    raise AttributeError(f"module 'mbc_cli' has no attribute {name!r}")
