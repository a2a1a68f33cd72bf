"""Locales speaks: every sentence that a person reads, in Vietnamese and English (Project Fluent), and their loader."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import resources

from fluent.runtime import FluentBundle, FluentResource

LANGUAGES = ("vi", "en")
DEFAULT_LANGUAGE = "vi"
# How somebody is addressed whose title nobody told us.
DEFAULT_YOU = "anh/chị"


class MissingSentence(LookupError):
    """A sentence that no language has, or one whose places were not all filled."""


class Sentences:
    """The sentences of one language."""

    def __init__(self, language: str, source: str) -> None:
        self.language = language
        # Isolation marks would show as boxes on old phones, and both languages run left to right.
        self._bundle = FluentBundle([language], use_isolating=False)
        self._bundle.add_resource(FluentResource(source))

    def say(self, key: str, values: Mapping[str, str | int] | None = None) -> str:
        """The sentence with its places filled; MissingSentence when it or a place is missing.

        Whole numbers are counts (the language may choose by them); everything else comes as text.
        """
        if not self._bundle.has_message(key):
            raise MissingSentence(key)
        pattern = self._bundle.get_message(key).value
        if pattern is None:
            raise MissingSentence(key)
        text, errors = self._bundle.format_pattern(pattern, dict(values or {}))
        if errors:
            raise MissingSentence(f"{key}: {errors[0]}")
        return str(text)


def source_of(language: str) -> str:
    """The Fluent source of a language."""
    return resources.files(__package__).joinpath(f"{language}.ftl").read_text(encoding="utf-8")


@cache
def sentences(language: str) -> Sentences:
    """The sentences of a language, of Vietnamese where we do not speak it."""
    known = language if language in LANGUAGES else DEFAULT_LANGUAGE
    return Sentences(known, source_of(known))
