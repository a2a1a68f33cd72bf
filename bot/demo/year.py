"""The headless demo: a year of two invented communes on a simulated clock, left behind as a page and its files."""

from __future__ import annotations

import asyncio
import shutil
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path

from sqlalchemy.orm import Session

from actions import facts, people, periods, summaries
from actions.messages import plain
from bot.demo import story
from bot.demo.playing import Player, words
from bot.demo.stage import Heard, Stage, stage
from bot.demo.transcript import transcript
from bot.demo.transcript import words as sentence
from db import evidence, history, tasks
from db.blobs import BlobFolder
from db.models import Commune, Event, PlanStage, WorkItem
from db.session import reading
from plans.calendar import VIETNAM, in_vietnam
from plans.judging import Judgement, Timeliness
from plans.work import ALIVE, ANSWERS, EventKind, Status

BEGINS = datetime.combine(min(story.FOUNDINGS.values()), time(8, 0), VIETNAM)
LAST_DAY = date(story.YEAR, 12, 31)
_EVER = datetime(story.YEAR - 1, 1, 1, tzinfo=UTC)

TRANSCRIPT, DATABASE, EVIDENCE = "transcript.md", "nhacviec.db", "evidence"
SUMMARIES, PAPERS, PREVIEW = "summaries", "papers", "preview.txt"
_WHOLE_YEAR = f"{story.YEAR}-01-01..{story.YEAR}-12-31"


def play(out: Path) -> int:
    """Play the year into a folder, where an earlier play gives way; say where the files are and what happened; 0."""
    told = asyncio.run(_play(out))
    print("\n".join(told))
    print()
    print(sentence("demo-files", folder=str(out)))
    for name in (TRANSCRIPT, SUMMARIES, PAPERS, PREVIEW, DATABASE, EVIDENCE):
        print(f"  {out / name}: {sentence('demo-file-' + name.partition('.')[0])}")
    return 0


async def _play(out: Path) -> list[str]:
    clear(out)
    async with stage(out, BEGINS) as played:
        player = Player(played)
        await player.play(LAST_DAY)
        with reading(played.app.engine) as tx:
            commune = people.commune_named(tx, story.AN_MAU)
            told = list(what_happened(tx, commune, played.now, out / EVIDENCE))
            closing = words(*summaries.words(tx, commune, periods.period(commune, _WHOLE_YEAR), played.now))
    (out / TRANSCRIPT).write_text(transcript(played.said, told, story.AN_MAU), encoding="utf-8")
    (out / PREVIEW).write_text("\n\n".join(shown.text for shown in player.previews) + "\n", encoding="utf-8")
    _write_summaries(out / SUMMARIES, played, closing)
    _write_papers(out / PAPERS, played)
    return told


def clear(out: Path) -> None:
    """Make room for a play: what an earlier one left is removed, anything else in the folder stays."""
    out.mkdir(parents=True, exist_ok=True)
    for name in (EVIDENCE, SUMMARIES, PAPERS):
        shutil.rmtree(out / name, ignore_errors=True)
    for name in (TRANSCRIPT, PREVIEW, DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm", "secret.key"):
        (out / name).unlink(missing_ok=True)


def _write_summaries(folder: Path, played: Stage, closing: str) -> None:
    """What the standing office was answered after each quarter, and the count of the whole calendar year."""
    folder.mkdir()
    for quarter in range(1, 5):
        text = _answer_to(played.said, f"/tonghop quý {quarter}")
        (folder / f"{story.YEAR}Q{quarter}.txt").write_text(text + "\n", encoding="utf-8")
    (folder / f"{_WHOLE_YEAR}.txt").write_text(closing + "\n", encoding="utf-8")


def _write_papers(folder: Path, played: Stage) -> None:
    """The files that the standing office was sent: charts, reports, tables and evidence; of one name the last."""
    folder.mkdir()
    for sent in played.channel.to(story.LE.chat):
        if sent.file is not None and sent.message.file is not None:
            (folder / sent.message.file.name).write_bytes(sent.file)


def _answer_to(said: Sequence[Heard], question: str) -> str:
    asked = next(i for i, heard in enumerate(said) if heard.actor == story.LE and heard.text == question)
    return plain(next(heard.text for heard in said[asked + 1 :] if heard.by_bot and heard.actor == story.LE))


# What happened, counted from the rows -------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class _Counted:
    """What the rows of one commune say at the end."""

    tx: Session
    commune: Commune
    now: datetime

    def events(self, *kinds: EventKind) -> list[Event]:
        return [event for kind in kinds for event in history.since(self.tx, self.commune.id, kind, _EVER)]

    def of_people(self, kind: EventKind) -> int:
        """Events of this kind that somebody did, without the steps that came with another by the same hand."""
        return sum(not event.data.get("merged") for event in self.events(kind))

    def items(self) -> list[WorkItem]:
        plans = tasks.plans(self.tx, self.commune.id, [PlanStage.RUNNING])
        return [item for plan in plans for item in tasks.items_of_plan(self.tx, self.commune.id, plan.id)]

    def judgements(self) -> Collection[Judgement]:
        return facts.judgements(self.tx, self.commune, self.items(), self.now).values()


def what_happened(tx: Session, commune: Commune, now: datetime, folder: Path) -> Sequence[str]:
    """Ten lines on a commune's year, every number counted from its rows (and the files in `folder`)."""
    counted = _Counted(tx=tx, commune=commune, now=now)
    return [
        _brought_in(counted), _reminders(counted), _answers(counted), _timeliness(counted), _proofs(counted, folder),
        _chain_of_yes(counted), _trouble(counted), _left(counted), _history(counted), _headline(counted),
    ]  # fmt: skip


def _brought_in(counted: _Counted) -> str:
    plans = tasks.plans(counted.tx, counted.commune.id)
    count = sum(len(tasks.tasks(counted.tx, counted.commune.id, plan.id)) for plan in plans)
    joined = {event.actor_id for event in counted.events(EventKind.JOINED)}
    return sentence(
        "demo-fact-brought-in", commune=counted.commune.name, tasks=count, items=len(counted.items()),
        people=len(joined),
    )  # fmt: skip


def _reminders(counted: _Counted) -> str:
    reminded = counted.events(EventKind.REMINDED)
    messages = {event.data["message"] for event in reminded}
    days = {in_vietnam(event.at).date() for event in reminded}
    return sentence("demo-fact-reminders", messages=len(messages), times=len(reminded), days=len(days))


def _answers(counted: _Counted) -> str:
    done, kept, nothing = (counted.of_people(kind) for kind in sorted(ANSWERS, key=list(EventKind).index))
    return sentence(
        "demo-fact-answers", done=done, kept=kept + nothing, progress=counted.of_people(EventKind.PROGRESS),
        difficulties=counted.of_people(EventKind.DIFFICULTY_OPENED),
    )  # fmt: skip


def _timeliness(counted: _Counted) -> str:
    found = Counter(judgement.timeliness for judgement in counted.judgements() if judgement.is_done)
    return sentence("demo-fact-timeliness", on_time=found[Timeliness.ON_TIME], late=found[Timeliness.LATE])


def _proofs(counted: _Counted, folder: Path) -> str:
    rows = [row for item in counted.items() for row in evidence.of_item(counted.tx, counted.commune.id, item.id)]
    blobs = BlobFolder(folder)
    files = sum(1 for row in rows if row.sha256 and blobs.path(row.sha256).is_file())
    return sentence("demo-fact-proofs", count=len(rows), files=files)


def _chain_of_yes(counted: _Counted) -> str:
    return sentence(
        "demo-fact-chain", confirmed=counted.of_people(EventKind.CONFIRMED),
        verified=counted.of_people(EventKind.VERIFIED), returned=counted.of_people(EventKind.RETURNED),
    )  # fmt: skip


def _trouble(counted: _Counted) -> str:
    to_leaders = [e for e in counted.events(EventKind.STEP_TAKEN) if "leader" in e.data["audiences"]]
    return sentence(
        "demo-fact-trouble", undone=counted.of_people(EventKind.UNDONE), escalated=len(to_leaders),
        blocked=len(counted.events(EventKind.ADDRESS_DEAD)),
    )  # fmt: skip


def _left(counted: _Counted) -> str:
    statuses = Counter(item.status for item in counted.items())
    return sentence("demo-fact-left", open=sum(statuses[status] for status in ALIVE), waiting=statuses[Status.WAITING])


def _history(counted: _Counted) -> str:
    count = len(counted.events(*EventKind))
    whole = history.first_break(counted.tx, counted.commune.id) is None
    return sentence("demo-fact-history-whole" if whole else "demo-fact-history-broken", count=count)


def _headline(counted: _Counted) -> str:
    """The line of the fourth quarter's summary that an office reads first."""
    period = periods.period(counted.commune, f"{story.YEAR}Q4")
    parts = summaries.words(counted.tx, counted.commune, period, counted.now)
    headline = next(words(part) for part in parts if part["say"] == "summary-headline")
    return sentence("demo-fact-headline", headline=headline)
