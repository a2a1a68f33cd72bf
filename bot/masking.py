"""Keeps tokens and keys out of the logs, by their value and by their shape."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable
from urllib.parse import quote

MASK = "***"

# <digits>:<secret>, as Telegram and Zalo make them; libraries log them inside addresses, where ":" may be "%3A".
_TOKEN_SHAPE = re.compile(r"(?<!\d)\d{5,}(?::|%3[Aa])[A-Za-z0-9_-]{20,}")
_NOTHING = r"(?!)"
_SHORTEST = 6  # masking shorter values would make holes in ordinary words


class MaskSecrets(logging.Filter):
    """Put on a handler (a logger's filter does not see what its children log), it masks message and traceback."""

    def __init__(self, secrets: Iterable[str] = ()) -> None:
        super().__init__()
        self._secrets = _pattern(secrets)

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg, record.args = self.masked(record.getMessage()), None
        if record.exc_info and not record.exc_text:
            record.exc_text = _FORMATTER.formatException(record.exc_info)
        record.exc_text = self.masked(record.exc_text) if record.exc_text else None
        record.stack_info = self.masked(record.stack_info) if record.stack_info else None
        return True

    def masked(self, text: str) -> str:
        """The text without our secrets, and without anything that looks like a bot's token."""
        return _TOKEN_SHAPE.sub(MASK, self._secrets.sub(MASK, text))


_FORMATTER = logging.Formatter()


def _pattern(secrets: Iterable[str]) -> re.Pattern[str]:
    """As they are and as an address would write them, in whatever case: libraries put error texts in small letters.

    The longest first, lest a part be masked before the whole.
    """
    forms = {form for secret in secrets for form in (secret, quote(secret, safe="")) if len(form) >= _SHORTEST}
    longest_first = sorted(forms, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest_first)) or _NOTHING, re.IGNORECASE)
