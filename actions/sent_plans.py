"""Plans sent in chat: noted, fetched, read, looked at by the standing office, and kept in one commit or forgotten."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.orm import Session

from actions import deputies, intake, linking, new_version, people, plan_shown, plan_view, preview, progress
from actions.keeping import PAUSES, ToFetch, file_from_json
from actions.messages import FileRef
from actions.new_version import Version
from actions.refusals import Refused
from actions.wording import Part, choice, meaning, say
from db import history, inbox, outbox, sent_plans, tasks
from db import people as register
from db.blobs import Blob
from db.models import Agency, Commune, PaperStage, SentPlan
from db.people import Caller
from documents.scanning import USUAL_SECONDS_ON_PAGE
from documents.tables import Document, Kind, Unreadable
from documents.wire import pack, unpack
from plans.access import Act, Role, may
from plans.agencies import Register
from plans.amend_places import AMENDS, ASKED, How, read_option
from plans.corrections import (
    BODIES,
    BODY,
    YEAR,
    Correction,
    Place,
    correction_as_json,
    correction_from_json,
    parts_of,
    place_as_json,
    place_from_json,
    read_correction,
)
from plans.doubts import Doubt
from plans.head import HeadDoubt
from plans.intake import PlanDraft
from plans.offers import read_offer
from plans.proposed import put_right, read_changes
from plans.text import fold
from plans.work import EventKind

FORGOTTEN_AFTER = timedelta(days=30)
# Noted with a file of which its sender said that it is a template of reports.
TEMPLATE = "template"
# So long words that name nothing are taken to be about the plan that was shown.
IN_MIND = timedelta(hours=1)
# A plan whose reading stumbles over an error of ours is tried again so often.
_MOST_ATTEMPTS = 3
_PAUSE = timedelta(minutes=1)
_LONGEST_NAME = 300
# The lines and the rows of buttons by which a file is read back.
ReadBack = tuple[list[Part], list[list[Part]]]
_PAUSES_FOR_PAGES = 2  # one photo must not keep the others of a plan waiting for hours


@dataclass(frozen=True, kw_only=True, slots=True)
class ToRead:
    """A plan whose bytes are here: to be read and shown, or (`keeping`) read once more and kept.

    `year` is what the sender said where the plan does not; `known` is the commune's register; `pages` is what was
    recognised of it where its pages are pictures. `workbook` is the SHA-256 of the workbook in which the plan came back
    corrected, which is then read in its stead. `is_template` where its sender said that it is none but a template of
    reports.
    """

    id: int
    commune_id: int
    sha256: str
    workbook: str | None
    name: str | None
    year: int | None
    known: Sequence[Agency]
    keeping: bool
    pages: Document | None = None
    is_template: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class ToScan:
    """A plan whose pages are pictures: to be recognised, which takes minutes."""

    id: int
    commune_id: int
    sha256: str
    kind: Kind


# Coming in ----------------------------------------------------------------------------------------------------------


def note(
    tx: Session, caller: Caller, file: FileRef, caption: str, update_key: str, now: datetime, *, sure: bool,
    message: str | None = None, album: str | None = None,
) -> SentPlan:  # fmt: skip
    """Note a file that is a plan (`sure`), or may be one: then its sender is asked, and nothing is fetched yet.

    `message` is the network's number of the message that brought it, `album` its name for those that belong together.
    """
    paper = SentPlan(
        commune_id=caller.commune.id, person_id=caller.person.id, at=now, touched_at=now,
        stage=PaperStage.FETCHING if sure else PaperStage.ASKED, channel=caller.address.channel,
        bot=caller.address.bot, chat=caller.address.chat, update_key=update_key, name=(file.name or "")[:_LONGEST_NAME],
        caption=caption, file={"kind": file.kind.value, "reference": file.reference, "name": file.name,
                               "mime": file.mime, "size": file.size, "message": message},
        album=album, found={}, corrections={}, revision=0, attempts=0,
    )  # fmt: skip
    tx.add(paper)
    tx.flush()
    return paper


def find(tx: Session, caller: Caller, paper_id: int) -> SentPlan | None:
    """The sender's own draft, unless it is gone."""
    paper = sent_plans.one(tx, caller.commune.id, paper_id)
    if paper is None or paper.page_of is not None or paper.person_id != caller.person.id:
        return None
    return None if paper.stage is PaperStage.DROPPED else paper


def shown_last(tx: Session, caller: Caller, now: datetime, within: timedelta) -> SentPlan | None:
    """The draft that the sender was shown, or looked at, last, unless that is longer ago."""
    return sent_plans.shown_last(tx, caller.commune.id, caller.person.id, now - within)


def own(tx: Session, caller: Caller, paper_id: int, *stages: PaperStage) -> SentPlan:
    """The sender's own draft at one of these stages; Refused for anybody else's, and for one that has gone on."""
    paper = find(tx, caller, paper_id)
    if paper is None:
        raise Refused("plan-draft-gone")
    if paper.stage in stages:
        return paper
    if paper.stage in (PaperStage.FETCHING, PaperStage.READING, PaperStage.SCANNING, PaperStage.GATHERING):
        raise Refused("plan-being-read", name=_called(paper))
    raise Refused("plan-being-kept" if paper.stage is PaperStage.KEEPING else "button-stale")


def is_a_plan(paper: SentPlan, now: datetime) -> None:
    """The sender says that it is one."""
    paper.stage, paper.touched_at, paper.attempts, paper.try_at = PaperStage.FETCHING, now, 0, None


def drop(paper: SentPlan) -> None:
    """Nothing more is done with it; the job forgets it and lets go of its bytes."""
    paper.stage, paper.try_at = PaperStage.DROPPED, None


def to_fetch(tx: Session, now: datetime, channels: Collection[tuple[str, str]], most: int) -> Sequence[ToFetch]:
    """The plans whose bytes lie with one of these (network, bot) pairs and are wanted now."""
    rows = sent_plans.to_fetch(tx, now, channels, most)
    return [
        ToFetch(id=r.id, commune_id=r.commune_id, channel=r.channel, bot=r.bot, file=file_from_json(r.file))
        for r in rows
    ]


def fetched(tx: Session, wanted: ToFetch, blob: Blob, now: datetime) -> None:
    """The bytes are here: they are read next, unless the same are kept, or being looked at, already."""
    paper = sent_plans.one(tx, wanted.commune_id, wanted.id)
    if paper is None or paper.stage is not PaperStage.FETCHING:
        return
    if paper.page_of is not None:
        paper.sha256, paper.stage, paper.try_at = blob.sha256, PaperStage.PAGE, None
        return
    here(tx, paper, blob, now)


def here(tx: Session, paper: SentPlan, blob: Blob, now: datetime) -> None:
    """All of the plan's bytes are here: they are read next, unless the same are kept, or being looked at, already."""
    before = sent_plans.open_with_bytes(tx, paper.commune_id, paper.person_id, blob.sha256)
    kept = tasks.plan_of_source(tx, paper.commune_id, blob.sha256)
    paper.sha256, paper.stage, paper.attempts, paper.try_at = blob.sha256, PaperStage.READING, 0, None
    if kept is not None:
        known = "plan-already-kept" if kept.source_sha256 == blob.sha256 else "amend-older"
        tell(tx, paper, "twin", say(known, title=kept.title), now=now)
        drop(paper)
    elif before:
        _tell_twin(tx, paper, before[0], now)
        drop(paper)


def _tell_twin(tx: Session, paper: SentPlan, before: SentPlan, now: datetime) -> None:
    here = say("plan-already-here", name=_called(paper))
    if before.stage is PaperStage.SHOWN:
        view = plan_shown.shown(before)
        choices = plan_view.summary_choices(view)
        tell(tx, paper, "twin", here, *plan_view.summary(view), choices=choices, now=now)
    else:
        tell(tx, paper, "twin", here, now=now)


def not_fetched(tx: Session, wanted: ToFetch, now: datetime, *, permanent: bool) -> None:
    """The bytes did not come; in the end the sender is told how else to send them."""
    paper = sent_plans.one(tx, wanted.commune_id, wanted.id)
    if paper is None or paper.stage is not PaperStage.FETCHING:
        return
    paper.attempts += 1
    pauses = PAUSES if paper.page_of is None else PAUSES[:_PAUSES_FOR_PAGES]
    if not permanent and paper.attempts <= len(pauses):
        paper.try_at = now + PAUSES[paper.attempts - 1]
        return
    if paper.page_of is not None:
        paper.stage, paper.try_at = PaperStage.PAGE, None  # without bytes it counts as a page that cannot be read
        return
    tell(tx, paper, "lost", say("plan-lost", name=_called(paper)), now=now)
    drop(paper)


# Reading ------------------------------------------------------------------------------------------------------------


def to_read(tx: Session, now: datetime, most: int) -> Sequence[ToRead]:
    """The plans to be read now, for the first time or in order to be kept."""
    rows = sent_plans.waiting(tx, now, [PaperStage.READING, PaperStage.KEEPING], most)
    return [to_be_read(tx, row) for row in rows]


def to_be_read(tx: Session, row: SentPlan) -> ToRead:
    """What the job needs to know in order to read a plan, outside of any transaction."""
    return ToRead(
        id=row.id, commune_id=row.commune_id, sha256=row.sha256 or "", workbook=row.workbook_sha256,
        name=row.name or None, year=row.year, known=people.register_for_reading(tx, row.commune_id),
        keeping=row.stage is PaperStage.KEEPING, pages=_recognised(row), is_template=TEMPLATE in row.found,
    )  # fmt: skip


def lay_out(tx: Session, wanted: ToRead, draft: PlanDraft, now: datetime, *before: Part) -> None:
    """Show the sender what was read, behind what there is to say `before`. Nothing of it is in the plans yet."""
    paper = _at(tx, wanted)
    if paper is None:
        return
    if not draft.tasks:
        refuse(tx, wanted, say("plan-no-tasks"), now)
        return
    show(tx, paper, as_sent(tx, paper, draft), now, *before)


def _at(tx: Session, wanted: ToRead | ToScan) -> SentPlan | None:
    """The row, if it still waits for what the job did with the bytes that it then had."""
    paper = sent_plans.one(tx, wanted.commune_id, wanted.id)
    stage = PaperStage.SCANNING
    if isinstance(wanted, ToRead):
        stage = PaperStage.KEEPING if wanted.keeping else PaperStage.READING
    waits = paper is not None and paper.stage is stage and (paper.sha256 or "") == wanted.sha256
    return paper if waits else None


def as_sent(tx: Session, paper: SentPlan, draft: PlanDraft) -> PlanDraft:
    """The draft in the light of who sent it: another commune's plan is doubted, and where no standing office is named
    the sender's own is offered."""
    home = register.commune(tx, paper.commune_id).name
    named = draft.head.commune
    if named and not re.search(rf"(?:^|\s){re.escape(fold(named))}$", fold(home)):
        doubt = Doubt(field="commune", code=HeadDoubt.COMMUNE_DIFFERS, args={"first": named, "second": home})
        draft = replace(draft, doubts=tuple(dict.fromkeys((doubt, *draft.doubts))))
    if draft.standing_office is None:
        roles = register.roles(tx, paper.commune_id, paper.person_id)
        held = next((role.agency_id for role in roles if role.role is Role.OFFICE and role.agency_id), None)
        office = register.agency(tx, paper.commune_id, held) if held else None
        draft = replace(draft, standing_office=office.name if office else None)
    return draft


def show(tx: Session, paper: SentPlan, draft: PlanDraft, now: datetime, *before: Part) -> None:
    """What was said before stays where the place looks as it did; the rest is asked anew."""
    version, found = found_in(tx, paper, draft, now)
    if version is not None and version.is_nothing_new:
        tell(tx, paper, "same", say("amend-nothing-new", title=version.plan.title), now=now)
        drop(paper)
        return
    known = [*paper.found.get("places", ())]
    kept = [place_from_json(place) for place in found["places"] if place in known]
    same = {place.key for whole in kept for place in (whole, *parts_of(whole))}
    paper.corrections = {
        key: said for key, said in paper.corrections.items()
        if key in same or key.startswith(f"{AMENDS}:")
        or (key == f"plan:{YEAR}" and said["year"] == paper.year is not None)
    }  # fmt: skip
    paper.found, paper.revision, paper.stage, paper.attempts = found, paper.revision + 1, PaperStage.SHOWN, 0
    paper.touched_at = now
    view = plan_shown.shown(paper)
    tell(
        tx, paper, "shown", *before, *plan_view.summary(view), choices=plan_view.summary_choices(view), now=now,
    )  # fmt: skip


def found_in(tx: Session, paper: SentPlan, draft: PlanDraft, now: datetime) -> tuple[Version | None, dict[str, Any]]:
    """What there is to show of a draft, and what it is to the plans in force."""
    said = {key: correction_from_json(kept) for key, kept in paper.corrections.items()}
    version = new_version.held_against(tx, register.commune(tx, paper.commune_id), draft, said, now)
    if version is None:
        return None, plan_shown.found_in(draft, paper.year)
    found = plan_shown.found_in(version.draft, paper.year)
    asked = [place_as_json(place) for place in version.places]
    if version.how is None:
        found["places"] = asked
    elif version.how is not How.OWN:
        found["places"] = asked + [place for place in found["places"] if version.asks(place_from_json(place))]
    return version, {**found, "amends": version.facts}


def refuse(tx: Session, wanted: ToRead | ToScan, why: Part, now: datetime) -> None:
    """It is no plan that can be read; it may still be evidence, which its sender can say."""
    paper = _at(tx, wanted)
    if paper is None:
        return
    paper.stage, paper.revision = PaperStage.ASKED, paper.revision + 1
    proof = [[choice("choice-is-proof", f"plan.proof.{paper.id}"), choice("choice-plan-drop", f"plan.drop.{paper.id}")]]
    tell(tx, paper, "refused", why, say("plan-or-proof-after-all"), choices=proof, now=now)


def refuse_secret(tx: Session, wanted: ToRead, now: datetime) -> None:
    """It bears a secret mark: no byte of it, and no word that came with it, is kept; that it was refused is."""
    paper = _at(tx, wanted)
    if paper is None:
        return
    history.record(tx, paper.commune_id, EventKind.SECRET_REFUSED, now, actor_id=paper.person_id, data={"file": True})
    tell(tx, paper, "secret", say("secret-plan-refused"), now=now)
    forget_words(tx, paper)


def forget_words(tx: Session, paper: SentPlan) -> None:
    """Let go of a secret plan with every word that came with it and with its pages."""
    for row in (paper, *sent_plans.pages(tx, paper.commune_id, paper.id)):
        inbox.redact(tx, row.commune_id, row.channel, row.bot, row.update_key)
        row.file, row.caption, row.name, row.found, row.pages = {}, None, None, {}, None
        drop(row)


def stumbled(tx: Session, wanted: ToRead | ToScan, now: datetime) -> None:
    """An error of ours stood in the way; after a few times its sender hears honestly that nothing was recorded."""
    paper = _at(tx, wanted)
    if paper is not None:
        try_later(tx, paper, now)


def try_later(tx: Session, paper: SentPlan, now: datetime) -> None:
    """Try a step that failed again, but not for ever."""
    paper.attempts += 1
    paper.try_at = now + _PAUSE
    if paper.attempts >= _MOST_ATTEMPTS:
        tell(tx, paper, "stumbled", say("sorry-not-recorded"), now=now)
        drop(paper)


# Recognising --------------------------------------------------------------------------------------------------------


def to_scan(tx: Session, now: datetime) -> ToScan | None:
    """The oldest plan whose pages are to be recognised."""
    for row in sent_plans.waiting(tx, now, [PaperStage.SCANNING], 1):
        return ToScan(
            id=row.id, commune_id=row.commune_id, sha256=row.sha256 or "", kind=Kind((row.pages or {})["kind"])
        )
    return None


def lay_aside(tx: Session, wanted: ToRead, kind: Kind, count: int, now: datetime) -> None:
    """So many of its pages are pictures: recognised in the background, as the sender hears, and how long it takes."""
    paper = _at(tx, wanted)
    if paper is None:
        return
    paper.stage, paper.attempts, paper.try_at = PaperStage.SCANNING, 0, None
    paper.pages = {"kind": kind.value, "count": count, "told": 1}
    minutes = -(-count * USUAL_SECONDS_ON_PAGE // 60)
    key = "plan-photos-being-recognised" if kind is Kind.ALBUM else "plan-being-recognised"
    told = say(key, name=_called(paper), pages=count, minutes=minutes)
    tell(tx, paper, "scan", told, choices=_stopping(paper), now=now)


def reached(tx: Session, wanted: ToScan, page: int, now: datetime) -> bool:
    """Say which page is being recognised, unless that was said; whether the plan is still wanted."""
    paper = _at(tx, wanted)
    if paper is None or paper.pages is None:
        return False
    if page > paper.pages["told"]:
        told = say("plan-page-being-recognised", page=page, pages=paper.pages["count"])
        tell(tx, paper, f"page-{page}", told, choices=_stopping(paper), now=now)
        paper.pages = {**paper.pages, "told": page}
    return True


def _stopping(paper: SentPlan) -> list[list[Part]]:
    return [[choice("choice-plan-drop", f"plan.drop.{paper.id}")]]


def recognised(tx: Session, wanted: ToScan, document: Document) -> None:
    """Its pages are recognised, once for all: what they say is read next."""
    paper = _at(tx, wanted)
    if paper is not None:
        paper.pages = {**(paper.pages or {}), "blocks": pack(document.blocks)}
        paper.stage, paper.attempts, paper.try_at = PaperStage.READING, 0, None


def _recognised(paper: SentPlan) -> Document | None:
    if not paper.pages or "blocks" not in paper.pages:
        return None
    return Document(kind=Kind(paper.pages["kind"]), blocks=unpack(paper.pages["blocks"]))


# Looking ------------------------------------------------------------------------------------------------------------


def read_answer(tx: Session, caller: Caller, paper: SentPlan, place: Place, words: str) -> Correction | Doubt:
    """What typed words say to a place, or why they cannot be taken."""
    if place.field in ASKED:
        return read_option(place, words)
    view = plan_shown.shown(paper)
    known = people.register_of(register.agencies(tx, caller.commune.id), "").agencies
    names = {agency.name for agency in known}
    proposed = (agency for agency in view.agencies if agency.name not in names)
    bodies = Register(agencies=(*known, *proposed), commune=paper.found["commune"], unit=paper.found["unit"])
    if place.field in BODIES:
        return read_changes(place, words, view.said.get(place.key))
    read_ = read_offer if place.field in BODY else read_correction
    return read_(place, words, bodies, view.year)


def answer(paper: SentPlan, place: Place, said: Correction, now: datetime) -> None:
    """Remember what was said to a place.

    A year changes how every day is read, and what a new version is said to be changes what is asked: then the plan is
    read again.
    """
    paper.corrections = {**paper.corrections, place.key: correction_as_json(said)}
    paper.touched_at = now
    if said.year is not None:
        paper.year = said.year
    elif place.field == AMENDS and said.option != How.OWN and paper.found["year"] is None:
        paper.year = paper.found["amends"]["year"]
    if said.year is not None or (place.field in ASKED and _all_are_said(paper, place.field)):
        paper.stage, paper.try_at = PaperStage.READING, None


def _all_are_said(paper: SentPlan, field: str) -> bool:
    """What a new version changes is made up anew when the last question of its kind is answered."""
    return all(place["key"] in paper.corrections for place in paper.found["places"] if place["field"] == field)


def ask_to_keep(paper: SentPlan, now: datetime) -> None:
    """The sender approves: the job reads the bytes once more and keeps what was shown."""
    paper.stage, paper.touched_at, paper.attempts, paper.try_at = PaperStage.KEEPING, now, 0, None


# Keeping and forgetting ---------------------------------------------------------------------------------------------


def keep(tx: Session, wanted: ToRead, draft: PlanDraft, data: bytes, now: datetime) -> None:
    """Keep what was shown, put right by what was said to it; if it reads differently now, show it again instead."""
    paper = _at(tx, wanted)
    if paper is None:
        return
    draft = as_sent(tx, paper, draft)
    version, found = found_in(tx, paper, draft, now)
    if found != paper.found:
        show(tx, paper, draft, now, say("plan-reads-differently"))
        return
    caller = sender(tx, paper)
    roles = progress.held(tx, caller.person, deputies.standing_in(tx, caller, now).stands_in_for) if caller else ()
    if caller is None or not may(roles, Act.APPROVE_PLAN, None):
        tell(tx, paper, "kept", say("not-allowed"), now=now)
        drop(paper)
        return
    if version is not None and version.how is not How.OWN:
        _amend(tx, paper, caller, version, data, now)
        return
    try:
        right = put_right(draft, plan_shown.shown(paper).said)
        kept = intake.approve(tx, caller.commune, right, data, None, now, actor=caller.person.id)
    except Refused as refused:
        tell(tx, paper, "kept", say(refused.key, **refused.values), now=now)
        drop(paper)
        return
    name = plan_shown.title(paper.found)
    told = [
        say("plan-kept", name=name, tasks=kept.tasks, items=kept.items, waiting=kept.waiting),
        *preview.kept_beside(kept),
    ]
    begin = [[choice("choice-start", "start"), choice("choice-done-before-how", "before.how")]]
    if same := len(linking.likely(tx, caller.commune)):
        begin.append([choice("choice-same-work", "twins.0", count=same)])
    tell(tx, paper, "kept", *told, say("plan-kept-how-to-start"), choices=begin, now=now)
    drop(paper)


def _amend(tx: Session, paper: SentPlan, caller: Caller, version: Version, data: bytes, now: datetime) -> None:
    """It is a version of a plan in force: what that says is brought up to date."""
    said, sha256 = plan_shown.shown(paper).said, intake.sha256_of(data)
    made = new_version.keep(tx, caller.commune, version, said, sha256, now, actor=caller.person.id)
    told = say(
        "amend-kept", title=version.plan.title, changed=made.changed, added=made.added, dropped=made.dropped,
        told=made.told,
    )  # fmt: skip
    tell(tx, paper, "kept", told, now=now)
    drop(paper)


def sender(tx: Session, paper: SentPlan) -> Caller | None:
    """Who sent it, if they still are who they were in the chat it came from."""
    caller = register.caller(tx, paper.channel, paper.bot, paper.chat)
    return caller if caller is not None and caller.person.id == paper.person_id else None


def drop_untouched(tx: Session, now: datetime) -> int:
    """Let go of what nobody touched for thirty days, in every commune; returns how many."""
    return sent_plans.drop_untouched(tx, now - FORGOTTEN_AFTER)


def forget(tx: Session, now: datetime, most: int) -> Sequence[str]:
    """Forget what was dropped; the names of the blobs that nothing stands on any more."""
    rows = sent_plans.waiting(tx, now, [PaperStage.DROPPED], most)
    return [sha256 for sha256 in sent_plans.forget(tx, rows) if not sent_plans.bytes_are_wanted(tx, sha256)]


def is_wanted(tx: Session, sha256: str) -> bool:
    """Whether anything in any commune stands on these bytes."""
    return sent_plans.bytes_are_wanted(tx, sha256)


# Other papers of an office that come the same way --------------------------------------------------------------------


def read_back(
    tx: Session, wanted: ToRead, about: str, read: Callable[[Commune, SentPlan], ReadBack], now: datetime
) -> None:  # fmt: skip
    """Read a file that is no plan back to whoever sent it; the file is let go of, since nothing more is in it."""
    paper = sent_plans.one(tx, wanted.commune_id, wanted.id)
    if paper is None or paper.stage is not PaperStage.READING:
        return
    try:
        parts, choices = read(register.commune(tx, wanted.commune_id), paper)
    except Refused as refused:
        parts, choices = [say(refused.key, **refused.values)], []
    except Unreadable as unreadable:
        parts, choices = [say(f"unreadable-{unreadable.code}", **unreadable.args_)], []
    tell(tx, paper, about, *parts, choices=choices, now=now)
    drop(paper)


# Telling ------------------------------------------------------------------------------------------------------------


def _called(paper: SentPlan) -> Part | str:
    return paper.name or say("file-nameless")


def tell(
    tx: Session, paper: SentPlan, about: str, *parts: Part, choices: Sequence[Sequence[Part]] = (),
    file: Part | None = None, now: datetime,
) -> None:  # fmt: skip
    """Say something in the chat that the plan came from, while its sender is there; once for each revision."""
    caller = sender(tx, paper)
    if caller is None:
        return
    what: dict[str, Any] = meaning(*parts, choices=choices, file=file)
    outbox.put(
        tx, key=f"plan:{paper.id}:{paper.revision}:{about}", kind="answer", meaning=what,
        commune_id=paper.commune_id, person_id=paper.person_id, channel=paper.channel, bot=paper.bot,
        chat=paper.chat, language=caller.person.language, now=now, priority=outbox.ANSWER,
    )  # fmt: skip
