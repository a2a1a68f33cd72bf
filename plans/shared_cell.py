"""A cell that names both who leads and who helps: "Chủ trì: …; phối hợp: …"."""

from __future__ import annotations

import re

_ROLE = r"(?:(?:cơ quan|đơn vị)\s+)?"
_LEADS = rf"{_ROLE}(?:chủ\s+trì|c\.?t\.?)"
_HELPS = rf"{_ROLE}(?:phối\s+hợp(?:\s+(?:với|thực\s+hiện))?|p\.?h\.?)"
_NAMES = r"(?:(?!chủ\s+trì|phối\s+hợp).)+?"
_WAYS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"^{_LEADS}\s*:\s*(?P<leads>{_NAMES})(?:[-–+•;,.\s]+{_HELPS}\s*:\s*(?P<others>{_NAMES}))?$",
        rf"^(?P<leads>{_NAMES})\s*\(?chủ\s+trì\)?(?:[;,.\s]+(?:và\s+)?phối\s+hợp\s+(?:với|cùng)\s+(?P<others>{_NAMES}))?$",
        rf"^(?P<leads>{_NAMES})\s*\(?chủ\s+trì\)?\s*[;,]\s*(?P<others>{_NAMES})\s*\(?phối\s+hợp(?:\s+thực\s+hiện)?\)?$",
        rf"^(?P<leads>{_NAMES})[;,.]?\s+\(?{_ROLE}phối\s+hợp(?:\s+với|\s*:)\s*(?P<others>{_NAMES})\)?$",
    )
)


def parted_agencies(text: str) -> tuple[str, str] | None:
    """Who leads and who helps, "" for nobody, by the words that say so; None where the text says neither."""
    found = next((found for way in _WAYS if (found := way.match(text.strip(" -–+•.;")))), None)
    if found is None:
        return None
    return found["leads"].strip(" -–+•,;.("), (found["others"] or "").strip(" -–+•,;.(")
