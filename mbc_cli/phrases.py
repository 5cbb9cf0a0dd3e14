"""Say it: every fixed sentence of an answer, filled in.  The sentences are data (data/wording.yaml)."""

from __future__ import annotations

from collections.abc import Iterable

from mbc_cli.data import Reference
from mbc_cli.model import Denied, Result
from mbc_cli.terminal import shown

SHOWN = 60
"""Characters of what the person typed that are quoted in a sentence."""


class Phrases:
    """The sentences of one reference.

    Args:
        reference: for the wording, the sites' names and the article.
    """

    def __init__(self, reference: Reference) -> None:
        self._reference = reference
        self._wording = reference.wording
        self.not_the_cause = self._wording["not_the_cause"]
        self.grouped_note = self._wording["grouped_note"]
        self.suggested = self._wording["suggested"]
        self.cut = self._wording["cut"]
        article = reference.article
        self.source = self._wording["source"].format(title=article.title, publisher=article.publisher)
        self.labelled_source = f"{self._wording['source_label']}: {self.source}"

    def names(self, sites: Iterable[str]) -> str:
        """Return site names as people say them: "brain", "brain and liver"."""
        names = [self._reference.sites[site].name for site in sites]
        return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)

    def listed(self, article: str, sites: Iterable[str]) -> str:
        """Return where the article lists a symptom."""
        return self._wording["listed"].format(symptom=f'"{article}"', sites=self.names(sites))

    def denied(self, mention: Denied) -> str:
        """Return that the text says a symptom is not there."""
        name = "absent" if mention.words == mention.by else "denied"
        return self._wording[name].format(words=f'"{shown(mention.words, SHOWN)}"', symptom=f'"{mention.article}"')

    def read_as(self, correction: str) -> str:
        """Return how mended spelling was read."""
        return self._wording["read_as"].format(correction=f'"{shown(correction, SHOWN)}"')

    def grouped(self, result: Result) -> list[tuple[str, int]]:
        """Return (site, count) for each site that lists two or more of the symptoms found."""
        counts = ((site, sum(site in match.sites for match in result.matches)) for site in result.sites)
        return [(site, count) for site, count in counts if count > 1]

    def group(self, site: str, count: int) -> str:
        """Return that the article lists several of the symptoms under one site."""
        return self._wording["grouped"].format(count=count, site=self._reference.sites[site].name)

    def not_listed(self, text: str) -> list[str]:
        """Return that a text is not in the list, and what that does not mean."""
        return [
            self._wording["not_in_list"].format(text=f'"{shown(text.strip(), SHOWN)}"'),
            self._wording["short_list"].format(count=self._reference.entries),
            self._wording["not_serious"],
        ]

    def missing(self, result: Result) -> list[str]:
        """Return what to say of a text that mentions no symptom of the list."""
        if result.status in ("empty", "invalid"):
            return [self._wording[result.status]]
        return self.not_listed(result.input)
