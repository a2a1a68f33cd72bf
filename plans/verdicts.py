"""The office's verdicts in words: a report that does not meet the requirement, work that did not arise."""

from __future__ import annotations

import re
from dataclasses import dataclass

from plans.text import folded, nfc
from plans.work import Move


@dataclass(frozen=True, kw_only=True)
class Finding:
    """What is found of a report, of which item by the speaker's number, and why; what was not said is None."""

    move: Move
    number: int | None = None
    reason: str | None = None


_ITEM = r"(?:(?:viec|nhiem vu|bao cao)(?: so| nay)? ?)?(?P<number>\d{1,3})?[,:]? ?"
_WHY = r"(?:[ .!]*| *[:,;.-] *(?:(?:ly do|vi|do)[: ]+)?(?P<reason>.+)| (?:vi|do|ly do:?) (?P<why>.+))"
_FORMS = {
    Move.FIND_BELOW: re.compile(rf"{_ITEM}(?:chua|khong) dat(?: (?:yeu cau|chat luong))?(?: (?:nhe|a|em))*{_WHY}"),
    Move.FIND_NOT_APPLICABLE: re.compile(
        rf"(?:ghi(?: nhan)?|chap nhan|dong y|xac nhan|duyet) {_ITEM}(?:la )?khong phat sinh(?: (?:nhe|a|em))*{_WHY}"
    ),
}


def read_finding(text: str) -> Finding | None:
    """The verdict that the words are as a whole; None where they may say anything else."""
    source = nfc(text).strip()
    whole = folded(source)
    for move, form in _FORMS.items():
        match = form.fullmatch(whole.text)
        if match is None:
            continue
        group = next((name for name in ("reason", "why") if match[name]), None)
        reason = whole.verbatim(*match.span(group)).strip() if group else None
        return Finding(move=move, number=int(match["number"]) if match["number"] else None, reason=reason)
    return None
