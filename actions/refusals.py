"""What a person can mend: a refusal that names the sentence to say. Nothing was changed when one is raised."""

from __future__ import annotations

from typing import Any


class Refused(Exception):
    """Not done, and why: `key` is a sentence of `locales`, `args` fill its places (see `actions.wording`)."""

    def __init__(self, key: str, **args: Any) -> None:
        super().__init__(key)
        self.key = key
        self.values = args
