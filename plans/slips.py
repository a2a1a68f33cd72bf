"""Words that only say that something is wrong: "sai rồi", "nhầm việc rồi", "bot hiểu sai rồi"."""

from __future__ import annotations

import re

from plans.text import fold

_BEFORE = r"(?:(?:da|oi|chet|thoi chet|a|ay|the la|vay la|em|toi|minh|anh|chi|y (?:em|toi|minh|anh|chi))[ ,.!]+)*"
_WHO = r"(?:(?:bot|may|he thong|nhac viec|cai nay|viec nay)(?: (?:ghi|hieu|doc|nhan|bao|lam))? )?"
_WRONG = (
    r"(?:(?:ghi|hieu|doc)? ?(?:bi )?(?:sai|nham|lon)(?: viec)?(?: (?:mat|nhe|het|ca))?(?: roi)?"
    r"|(?:khong|dau|chang|co) (?:phai|dung)(?: (?:the|vay|nhu the|nhu vay|dau|viec nay|viec do))?(?: roi)?)"
)
_AFTER = r"(?:[ ,.!…]+(?:a|nhe|nha|ban|oi|roi|em|bot|nhac viec))*[ .!…?]*"
_SLIP = re.compile(f"{_BEFORE}{_WHO}{_WRONG}{_AFTER}")
# "Có phải …?", "có đúng không" ask; "nhầm" beside a question mark does too.
_ASKS = re.compile(r"\?|^co (?:phai|dung)")


def says_slip(text: str) -> bool:
    """Whether the words tell nothing but that something is wrong. What is wrong they do not say: the last thing that
    was recorded is most likely meant, never a difficulty of the work."""
    said = fold(text).strip()
    return bool(_SLIP.fullmatch(said)) and not _ASKS.search(said)
