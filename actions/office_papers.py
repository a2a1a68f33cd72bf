"""Papers that an office needs between quarters: the công văn that urges an agency, the sheet for the weekly meeting."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy.orm import Session

from actions import extension_requests, facts, figures, reporting
from actions.letterheads import body_of, letterhead
from actions.paper_words import paper_words, spoken
from actions.summaries import percent
from actions.wording import Part, day, say, short_day
from actions.worklist import titled
from db import people, tasks
from db.models import Agency, Commune, WorkItem
from plans.calendar import WorkCalendar, in_vietnam, window_containing
from plans.report import BriefingContent, BriefingRow, LateRow, LetterContent, Paragraph, Sentence
from plans.work import days_late, days_left, is_past

_SYMBOL = "UBND-VP"
_WEEK = 5  # working days ahead that the meeting looks at


class OfficePaper(StrEnum):
    """A paper of its own, beside those of a period."""

    LETTER = "letter"
    BRIEFING = "briefing"


def letter_of(tx: Session, commune: Commune, agency: Agency, now: datetime) -> LetterContent | None:
    """The công văn that urges an agency to finish what is late, the longest late first; None where nothing is."""
    today, calendar = in_vietnam(now).date(), facts.calendar_of(commune)
    late = _late(tasks.live_items(tx, commune.id, agencies=[agency.id], today=today), today, calendar)
    if not late:
        return None
    known = tasks.these_tasks(tx, commune.id, {item.task_id for item in late})
    stuck = _stuck(tx, commune, now)
    opening = say("letter-opening", day=short_day(today), agency=agency.name, count=len(late), tasks=len(known))
    asked = Sentence(text=spoken(say("letter-closing", agency=agency.name, body=body_of(commune))))
    until = Sentence(text=spoken(say("letter-until")), is_missing=True)
    return LetterContent(
        letterhead=letterhead(commune, _SYMBOL, today.year, [spoken(say("letter-recipient-above"))]),
        about=spoken(say("letter-about")),
        addressed_to=(agency.name,),
        opening=(_paragraph(Sentence(text=spoken(opening), items=tuple(item.id for item in late))),),
        late=tuple(
            LateRow(
                code=known[item.task_id].code, content=_title(item),
                deadline_text=known[item.task_id].deadline_text or "", last_day=last,
                days_late=days_late(last, today, calendar), note=stuck.get(item.id, ""),
            )
            for item in late
            if (last := item.due_on) is not None
        ),
        closing=(_paragraph(asked, until),),
    )  # fmt: skip


def briefing_of(tx: Session, commune: Commune, now: datetime) -> BriefingContent:
    """The sheet for a meeting today: the figures up to now, what is late, what falls due in a week, and what is to be
    decided: who asks for more time, and what is stuck."""
    today, calendar = in_vietnam(now).date(), facts.calendar_of(commune)
    names = {agency.id: agency.name for agency in people.agencies(tx, commune.id)}
    found = figures.figures(tx, commune, window_containing(today, facts.regime_of(commune)), now)
    open_items = tasks.live_items(tx, commune.id, agencies=list(names), today=today)
    late, stuck = _late(open_items, today, calendar), _stuck(tx, commune, now)
    coming = [i for i in open_items if i not in late and i.due_on and days_left(i.due_on, today, calendar) <= _WEEK]
    requests = _requests(tx, commune, now)
    waiting = [*tasks.items(tx, commune.id, list(requests)), *tasks.items(tx, commune.id, stuck.keys() - requests)]
    headline = say(
        "briefing-headline", day=short_day(found.taken_on), done=found.plan.done.count, all=found.plan.applicable.count,
        share=percent(found.plan.percent), overdue=found.plan.overdue.count, stuck=len(stuck),
    )  # fmt: skip

    def rows(items: Sequence[WorkItem], asked: Mapping[int, str] | None = None) -> tuple[BriefingRow, ...]:
        notes = {i.id: [note for of in (asked or {}, stuck) if (note := of.get(i.id))] for i in items}
        return tuple(
            BriefingRow(agency=names[i.agency_id], content=_title(i), last_day=i.due_on, note="\n".join(notes[i.id]))
            for i in items
        )

    return BriefingContent(
        issuing_body=letterhead(commune, _SYMBOL, today.year, ()).issuing_body.replace("\n", " "),
        title=spoken(say("briefing-day", day=day(today))),
        headline=(spoken(headline),),
        agencies=reporting.agency_figures(found.agencies, names),
        overdue=rows(late),
        coming=rows(coming),
        decisions=rows(waiting, requests),
        words=paper_words(),
    )


def _title(item: WorkItem) -> str:
    """With the period that is asked for, where the task comes back in each: else the same words stand there twice."""
    return spoken(titled(item, whole=True))


def _late(items: Sequence[WorkItem], today: date, calendar: WorkCalendar) -> list[WorkItem]:
    late = [item for item in items if is_past(item.due_on, today, calendar)]
    return sorted(late, key=lambda item: (item.due_on or today, item.id))


def _requests(tx: Session, commune: Commune, now: datetime) -> Mapping[int, str]:
    """The requests for more time that nobody has decided, by their items: until when, and why."""
    return {
        one.item.id: spoken(
            say(
                "briefing-extension-assented" if one.asked.assented else "briefing-extension",
                due=short_day(one.asked.due),
                reason=extension_requests.reason_of(tx, one) or spoken(say("report-words-erased")),
            )
        )
        for one in extension_requests.all_pending(tx, commune, now)
    }  # fmt: skip


def _stuck(tx: Session, commune: Commune, now: datetime) -> Mapping[int, str]:
    """The open difficulties by their items, in the words in which they were said."""
    window = window_containing(in_vietnam(now).date(), facts.regime_of(commune))
    found = figures.stuck(tx, commune, figures.gather(tx, commune, window, now))
    return {one.of.item: one.words or spoken(say("report-words-erased")) for one in found}


def _paragraph(*sentences: Sentence) -> Paragraph:
    return Paragraph(sentences=sentences)


def label_of(tx: Session, commune: Commune, kind: OfficePaper, agency: int, today: date) -> Part:
    """How the paper is called in a sentence: by the agency that it goes to, or by its day."""
    if kind is OfficePaper.BRIEFING:
        return say("briefing-day", day=day(today))
    found = people.agency(tx, commune.id, agency)
    return say("letter-to", agency=found.name if found is not None else "–")
