"""A reason told in the same breath: "1 không phát sinh vì trong quý không có đơn thư"."""

from __future__ import annotations

import re

from plans.text import folded, nfc

_REASON = re.compile(
    r"(?P<head>.*\b(?:khong|ko|kg|khg|k|chua) (?:co )?(?:gi )?phat sinh"
    r"(?: (?:gi|them|moi|gi them|trong (?:ky|quy|thang|tuan)(?: nay)?|(?:ky|quy|thang|tuan) nay))?)"
    r"(?: *[,:;.(]? *(?:vi|do|boi vi|boi|ly do(?: la)?) ?:? +|[ ,]*: +)(?P<reason>[^?]+)"
)
# What no reason begins with or holds: it would be a question, a condition, or the next thing that is said.
_NO_REASON = re.compile(
    r"^(?:sao|dau|gi|vay|the)\b|\b(?:nhung|con viec|neu|viec \d+|xong|hoan thanh|gia han)\b|[;\n]|\. "
)
_SAID_OF_OTHERS = re.compile(r"[,.] *(?:viec |so )?\d{1,3}(?: *[:,-]| (?!\w*(?:thang|ngay|quy|nam|ho|don|luot)\b))")
_LEAST_WORDS = 2


def reason_of_nothing(text: str) -> tuple[str, str] | None:
    """The words that say that nothing arose, and the reason behind them; None where there is no plain reason.

    The reason is kept, not read: what might be the report of another item in it makes the whole message asked.
    """
    source = nfc(text).strip()
    whole = folded(source)
    match = _REASON.fullmatch(whole.text)
    if match is None or _NO_REASON.search(match["reason"]) or _SAID_OF_OTHERS.search(match["reason"]):
        return None
    if len(match["reason"].split()) < _LEAST_WORDS:
        return None
    return whole.verbatim(*match.span("head")), whole.verbatim(*match.span("reason")).strip(" .,)")
