"""Sentences that ask for the report of one plan: "báo cáo cải cách hành chính quý 3"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from plans.period_words import spoken_periods
from plans.text import fold

_ASKS = re.compile(
    r"(?:(?:soan|lap|lam|viet|xuat|in|xem|cho|du thao|tai|lay)(?: (?:giup|cho))?(?: (?:toi|em|minh))?(?: xem)? )?"
    r"(?:du thao )?bao cao (?:(?:ket qua )?(?:thuc hien )?(?:cua )?(?P<says>ke hoach|kh) )?(?:so )?(?P<rest>.+)"
)
_OF_YEAR = r"(?:(?: ?[/.-] ?(?:nam )?| (?:cua )?nam | )(?:20\d\d|nay|truoc|ngoai|qua))?"
# A period and nothing else: "quý 3 xong" says that something is done.
_PERIOD = re.compile(
    rf"(?:quy (?:thu )?|q)(?:[1-4]|i{{1,3}}|iv){_OF_YEAR}|(?:quy|thang|nam) (?:nay|truoc|vua roi|vua qua|qua)"
    rf"|(?:0?6|sau|0?9|chin) thang(?: (?:dau|cuoi)(?: nam)?)?{_OF_YEAR}|thang (?:1[0-2]|0?[1-9]){_OF_YEAR}"
    r"|(?:ca )?nam 20\d\d|ca nam"
)
_NUMBER = re.compile(r"\d{1,4}/[\w-]+")
_FEWEST = 2  # words of a title that name a plan


@dataclass(frozen=True, kw_only=True)
class AskedReport:
    """A report that is asked for: of which plan, in folded words, and of which period ("" for the present one)."""

    plan: str
    period: str


def read_asked_report(text: str) -> AskedReport | None:
    """The report of a plan that `text` as a whole asks for; None where it does not, or names neither a period nor says
    that a plan is meant."""
    match = _ASKS.fullmatch(fold(text).strip(" .!?"))
    if match is None:
        return None
    words = match["rest"].split()
    for place in range(1, len(words)):
        period = " ".join(words[place:])
        if _PERIOD.fullmatch(period) and len(spoken_periods(period)) == 1:
            return AskedReport(plan=_bare(words[:place]), period=period)
    return AskedReport(plan=" ".join(words), period="") if match["says"] else None


def _bare(words: Sequence[str]) -> str:
    """Without the word that leads to the period: "… trong quý 3", "… của quý 3"."""
    return " ".join(words[:-1] if len(words) > 1 and words[-1] in ("trong", "cua", "cho", "ve", "-", ",") else words)


def named_plans(words: str, plans: Sequence[tuple[str, str | None]]) -> list[int]:
    """Which of the plans, by their (title, number), the words name: by a number, or by words of a title in a row."""
    said = fold(words)
    if number := _NUMBER.search(said):
        return [place for place, (_, printed) in enumerate(plans) if printed and fold(printed) == number[0]]
    if len(said.split()) < _FEWEST:
        return []
    return [place for place, (title, _) in enumerate(plans) if f" {said} " in f" {_plain(title)} "]


def _plain(title: str) -> str:
    return " ".join(re.findall(r"[\w/.-]+", fold(title)))
