"""What a commune settles for itself: how each setting is written, and the rules that its settings make."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, time
from typing import Any

from plans.calendar import ReportRegime, SendBy, SendByBasis, WorkCalendar, WorkingHours, vietnam_calendar
from plans.chain import ChainRules
from plans.ladder import LADDER_POLICY, Audience, Ladder, LadderPolicy
from plans.report_calendar import REPORTS, USUAL_REPORTS
from plans.text import fold
from plans.work import JUDGE_RULES, JudgeRules, Status

Settings = Mapping[str, Any]


class NotASetting(ValueError):
    """What was typed is no setting, or no value of it; `code` says which of the two, or which form it should have."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, kw_only=True)
class Setting:
    """How one setting is read: `read` takes what was typed and gives what is kept, raising ValueError.

    `usual` is what holds where nothing is set, `form` names how it is written; a plan may have its own where
    `for_plans`.
    """

    read: Callable[[str], Any]
    usual: Any
    form: str
    for_plans: bool = False


# Reading ------------------------------------------------------------------------------------------------------------

_SESSION = re.compile(r"(\d{1,2}):(\d{2})\s*[-–]\s*(\d{1,2}):(\d{2})", re.ASCII)
_SEND_BY = re.compile(r"(cutoff\+|end\+|)(\d{1,3})", re.ASCII)
_BASES = {
    "": SendByBasis.DAY_OF_LAST_MONTH,
    "cutoff+": SendByBasis.WORKING_DAYS_AFTER_CUT_OFF,
    "end+": SendByBasis.DAYS_AFTER_CALENDAR_END,
}
_YES, _NO = frozenset({"yes", "có", "co"}), frozenset({"no", "không", "khong"})
_MOST_DAYS = 250  # the working days of a year: no reminder looks further


def _number(text: str, least: int, most: int) -> int:
    if not re.fullmatch(r"\d{1,3}", text, re.ASCII) or not least <= int(text) <= most:
        raise ValueError(text)
    return int(text)


def _number_or_no(text: str, least: int) -> int | None:
    return None if text.lower() in _NO else _number(text, least, _MOST_DAYS)


def _numbers(text: str) -> list[int]:
    if text.lower() in _NO:
        return []
    found = [_number(part.strip(), 1, _MOST_DAYS) for part in text.split(",")]
    if len(set(found)) < len(found):
        raise ValueError(text)
    return sorted(found)


def _yes_or_no(text: str) -> bool:
    if text.lower() not in _YES | _NO:
        raise ValueError(text)
    return text.lower() in _YES


def _sessions(text: str) -> list[str]:
    parts = [part.strip() for part in text.split(",")]
    WorkingHours(sessions=tuple(map(_session, parts)))
    return parts


def _session(text: str) -> tuple[time, time]:
    found = _SESSION.fullmatch(text)
    if not found:
        raise ValueError(text)
    first_hour, first_minute, last_hour, last_minute = map(int, found.groups())
    return time(first_hour, first_minute), time(last_hour, last_minute)


def _send_by(text: str) -> str:
    _as_send_by(text)
    return text


def _as_send_by(text: str) -> SendBy:
    found = _SEND_BY.fullmatch(text)
    if not found:
        raise ValueError(text)
    days = int(found[2])
    if not found[1] and days not in range(1, 32):
        raise ValueError(text)
    return SendBy(basis=_BASES[found[1]], days=days)


_STEPS = {
    Status.REPORTED: ("reported", "bao cao", "bao cao xong"), Status.CONFIRMED: ("confirmed", "xac nhan"),
    Status.VERIFIED: ("verified", "duyet"),
}  # fmt: skip


def _step(text: str) -> str:
    typed = fold(text)
    found = next((step.value for step, names in _STEPS.items() if typed in names), None)
    if found is None:
        raise ValueError(text)
    return found


def _words(text: str) -> str:
    if not 0 < len(text) <= 20:
        raise ValueError(text)
    return text


def _reports(text: str) -> list[str]:
    wanted = {part.strip().lower() for part in text.split(",")}
    if text.lower() in _NO:
        return []
    if not wanted <= REPORTS.keys():
        raise ValueError(text)
    return [name for name in REPORTS if name in wanted]


def _standing(name: str) -> list[int]:
    return sorted(getattr(LADDER_POLICY.standing, name))


def _dated(name: str) -> list[int]:
    return sorted(getattr(LADDER_POLICY.dated, name))


def _since(audience: Audience) -> Setting:
    usual = LADDER_POLICY.escalation[audience]
    return Setting(read=lambda text: _number_or_no(text, 0), usual=usual, form="distance", for_plans=True)


SETTINGS: Mapping[str, Setting] = {
    "hours": Setting(read=_sessions, usual=["07:30-11:30", "13:30-17:00"], form="hours"),
    "cut_off_day": Setting(read=lambda text: _number(text, 1, 31), usual=14, form="day"),
    "internal": Setting(read=_send_by, usual="14", form="send-by"),
    "draft": Setting(read=_send_by, usual="15", form="send-by"),
    "external": Setting(read=_send_by, usual="17", form="send-by"),
    "moves_last_day": Setting(read=_yes_or_no, usual=True, form="yes-no"),
    "counts_the_day": Setting(read=_yes_or_no, usual=False, form="yes-no"),
    "you": Setting(read=_words, usual="anh/chị", form="words"),
    "phone_check": Setting(read=_yes_or_no, usual=False, form="yes-no"),
    "heads_confirm": Setting(read=_yes_or_no, usual=ChainRules().heads_confirm, form="yes-no"),
    "leader_verifies_own": Setting(read=_yes_or_no, usual=ChainRules().leader_verifies_own, form="yes-no"),
    "leader_extends": Setting(read=_yes_or_no, usual=ChainRules().leader_extends, form="yes-no"),
    "before": Setting(read=_numbers, usual=_dated("before"), form="days", for_plans=True),
    "after": Setting(read=_numbers, usual=_dated("after"), form="days", for_plans=True),
    "every": Setting(
        read=lambda text: _number_or_no(text, 1), usual=LADDER_POLICY.dated.every, form="distance", for_plans=True
    ),
    "standing_before": Setting(read=_numbers, usual=_standing("before"), form="days", for_plans=True),
    "standing_after": Setting(read=_numbers, usual=_standing("after"), form="days", for_plans=True),
    "head": _since(Audience.HEAD),
    "office": _since(Audience.OFFICE),
    "leader": _since(Audience.LEADER),
    "done_from": Setting(read=_step, usual=JUDGE_RULES.done_from.value, form="step", for_plans=True),
    "resend_within": Setting(
        read=lambda text: _number(text, 0, _MOST_DAYS),
        usual=JUDGE_RULES.resend_within,
        form="working-days",
        for_plans=True,
    ),
    "checkins": Setting(read=_yes_or_no, usual=LADDER_POLICY.checkins, form="yes-no", for_plans=True),
    "reports": Setting(read=_reports, usual=list(USUAL_REPORTS), form="reports"),
    "monthly": Setting(read=_yes_or_no, usual=True, form="yes-no"),
}


def known_setting(name: str, *, of_plan: bool = False) -> str:
    """The setting that is called so, with dashes or underlines. Raises NotASetting: "unknown", "not-of-a-plan"."""
    key = name.strip().lower().replace("-", "_")
    if key not in SETTINGS:
        raise NotASetting("unknown")
    if of_plan and not SETTINGS[key].for_plans:
        raise NotASetting("not-of-a-plan")
    return key


def read_setting(name: str, text: str, *, of_plan: bool = False) -> tuple[str, Any]:
    """The setting and the value to be kept, from what was typed.

    Raises NotASetting as `known_setting` does, or with the form in which the value is to be written.
    """
    key = known_setting(name, of_plan=of_plan)
    try:
        return key, SETTINGS[key].read(text.strip())
    except ValueError:
        raise NotASetting(SETTINGS[key].form) from None


# The rules that they make -------------------------------------------------------------------------------------------


def calendar_by(settings: Settings) -> WorkCalendar:
    """The nation's working days under the commune's own edits, and whether a last day that is off moves on."""
    calendar = vietnam_calendar(
        days_off=[(date.fromisoformat(day), name) for day, name in settings.get("days_off", {}).items()],
        working_days=map(date.fromisoformat, settings.get("working_days", ())),
    )
    return replace(calendar, moves_last_day=settings.get("moves_last_day", True))


def hours_by(settings: Settings) -> WorkingHours:
    """When the office is at work; outside of it nobody is written to unasked."""
    if "hours" not in settings:
        return WorkingHours()
    return WorkingHours(sessions=tuple(map(_session, settings["hours"])))


def regime_by(settings: Settings) -> ReportRegime:
    """The windows and days of reports: 15→14, to the office on the 14th, drafted on the 15th, sent on the 17th."""
    usual = ReportRegime()

    def send_by(name: str, otherwise: SendBy) -> SendBy:
        return _as_send_by(settings[name]) if name in settings else otherwise

    return ReportRegime(
        cut_off_day=settings.get("cut_off_day", usual.cut_off_day), internal=send_by("internal", usual.internal),
        draft=send_by("draft", usual.draft), external=send_by("external", usual.external),
    )  # fmt: skip


def rules_by(settings: Settings, of_plan: Settings) -> JudgeRules:
    """From which step on work is done, and how soon a returned report is to come again; a plan's own goes first."""
    said = {**settings, **of_plan}
    return replace(
        JUDGE_RULES, done_from=Status(said.get("done_from", JUDGE_RULES.done_from)),
        resend_within=said.get("resend_within", JUDGE_RULES.resend_within),
    )  # fmt: skip


def reports_by(settings: Settings) -> Sequence[str]:
    """The reports that the commune makes, by their names in `plans.report_calendar`."""
    return tuple(settings.get("reports", USUAL_REPORTS))


def has_monthly(settings: Settings) -> bool:
    """Whether leaders and the standing office get an overview on the first working day of a month."""
    return bool(settings.get("monthly", True))


def chain_by(settings: Settings) -> ChainRules:
    """Who says yes to what, and in which order."""
    known = {
        key: settings[key] for key in ("heads_confirm", "leader_verifies_own", "leader_extends") if key in settings
    }
    return ChainRules(**known)


def policy_by(settings: Settings, of_plan: Settings) -> LadderPolicy:
    """When whom is reminded; what a plan says for itself goes before what the commune says."""
    said = {**settings, **of_plan}
    usual = LADDER_POLICY
    return replace(
        usual,
        hours=hours_by(settings),
        dated=Ladder(
            before=tuple(said.get("before", usual.dated.before)), after=tuple(said.get("after", usual.dated.after)),
            every=said.get("every", usual.dated.every),
        ),
        standing=Ladder(
            before=tuple(said.get("standing_before", usual.standing.before)),
            after=tuple(said.get("standing_after", usual.standing.after)), every=usual.standing.every,
        ),
        escalation=_escalation(said, usual),
        judging=rules_by(settings, of_plan),
        checkins=said.get("checkins", usual.checkins),
    )  # fmt: skip


def _escalation(said: Settings, usual: LadderPolicy) -> Mapping[Audience, int]:
    wanted = {audience: said.get(audience.value, since) for audience, since in usual.escalation.items()}
    return {audience: since for audience, since in wanted.items() if since is not None}
