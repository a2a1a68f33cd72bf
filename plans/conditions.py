"""What an office says when the condition of a task is met: "đã có hướng dẫn, hạn 30/9"."""

from __future__ import annotations

import re
from datetime import date

from plans.deadlines import DeadlineKind, read_deadline
from plans.text import fold

_SAYS = re.compile(
    r"(?:da (?:co|du|nhan(?: duoc)?|ban hanh)|co)(?! (?:ket qua|minh chung|bao cao))(?P<what> [^,;.:]*?)?(?: roi)?"
    r"(?: ?[,;.:] ?| )(?:thoi )?han(?: chot| cuoi)?(?: la| den)? ?:? ?(?P<phrase>.+)"
)
_NOT_YET = re.compile(r"\b(?:chua|khong|neu|khi|sap|xin|gia|de nghi)\b")


def read_condition_met(words: str) -> str | None:
    """The deadline in the words of somebody who says that a condition is met; None where they do not plainly say so.

    A request ("xin gia hạn đến 30/9") and what is not there yet ("chưa có …, hạn 30/9") are none.
    """
    said = _SAYS.fullmatch(fold(words).strip(" .!"))
    if said is None or _NOT_YET.search(said["what"] or ""):
        return None
    return said["phrase"]


def day_said(phrase: str, today: date, *, counts_the_day: bool) -> date | None:
    """The last day that a phrase surely names, also behind "đã có …, hạn"; None where there is none, or it is past."""
    reading = read_deadline(read_condition_met(phrase) or phrase, today.year)
    rule = reading.rule
    if rule is None or reading.doubt is not None or rule.kind not in (DeadlineKind.DATE, DeadlineKind.PERIOD):
        return None
    due = rule.strictly_before if counts_the_day and rule.strictly_before else rule.due
    return due if due is not None and due >= today else None
