"""Phone numbers as people type them and as networks tell them, in one form."""

from __future__ import annotations

import re

_DIGITS = re.compile(r"0\d{9,10}", re.ASCII)


def read_phone(text: str) -> str | None:
    """The number in its national form ("0912345678"), None for what is no Vietnamese number.

    Dots, dashes and blanks group digits; +84, 84 and 0084 stand for the leading zero.
    """
    digits = re.sub(r"[ .()–-]", "", text.strip())
    national = re.sub(r"^(?:\+84|0084|84(?=\d{9,10}$))0?", "0", digits)
    return national if _DIGITS.fullmatch(national) else None
