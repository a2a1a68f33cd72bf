"""The installations that are measured: communes with plans in force, their people enrolled, their work open."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from itertools import cycle
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from actions import intake, joining, people
from actions.joining import Knocking
from bot.settings import DEFAULT_BOT
from db import history, migrations, tasks
from db import people as register
from db.models import Agency, Commune, Evidence, EvidenceKind, EvidenceState, Person, WorkItem
from db.session import open_engine, transaction
from plans.access import Role
from plans.calendar import VIETNAM
from plans.work import ALIVE, EventKind

SAMPLE = Path(__file__).resolve().parents[2] / "bot" / "demo" / "plan.txt"
NUMBER = "Số: 05/KH-UBND"
KEY = b"only the benchmark's invitations are signed with this"
PLANS_BEGIN = datetime(2026, 1, 5, 8, 0, tzinfo=VIETNAM)
# A Sunday: no reminder goes out, so that a person's messages are the answers to what they said.
SUNDAY = datetime(2026, 11, 15, 9, 0, tzinfo=VIETNAM)
REPORTED_AT = datetime(2026, 8, 20, 9, 0, tzinfo=VIETNAM)
FIRST_CHAT = 100_000


@dataclass(frozen=True, kw_only=True)
class World:
    """A database in a folder, the moment at which its clock begins, and the chats of its officers."""

    folder: Path
    begins: datetime
    chats: Sequence[int]

    @property
    def database_url(self) -> str:
        return f"sqlite:///{self.folder / 'nhacviec.db'}"

    def copied(self, folder: Path) -> World:
        """The same world in another folder, so that every run begins with the same."""
        shutil.copytree(self.folder, folder)
        return World(folder=folder, begins=self.begins, chats=self.chats)


def a_commune_at_work(folder: Path, *, officers: int = 200, plans: int = 20) -> World:
    """One commune with `plans` plans in the wording of the sample plan, all its open work given to its officers."""
    sample = SAMPLE.read_text(encoding="utf-8")
    world = World(folder=folder, begins=SUNDAY, chats=range(FIRST_CHAT, FIRST_CHAT + officers))
    with _new_database(world) as tx:
        commune = people.add_commune(tx, "An Mẫu", "Hòa Mẫu", DEFAULT_BOT, PLANS_BEGIN)
        for number in range(1, plans + 1):
            _bring(tx, commune, sample.replace(NUMBER, f"Số: {number}/KH-UBND"))
        intake.start(tx, commune, None, PLANS_BEGIN)
        _enrol_heads(tx, commune, first_chat=1)
        _give_out(tx, commune, world.chats)
    return world


def a_morning_of_reminders(folder: Path, *, communes: int = 30, officers: int = 100) -> World:
    """Communes in which every officer has one task, and all the tasks' first reminder falls on one morning."""
    count = communes * officers
    chats = range(FIRST_CHAT, FIRST_CHAT + count)
    with _new_database(World(folder=folder, begins=PLANS_BEGIN, chats=chats)) as tx:
        for number in range(communes):
            commune = people.add_commune(tx, f"Xã Mẫu {number + 1}", None, DEFAULT_BOT, PLANS_BEGIN)
            _bring(tx, commune, _plan_of_tasks(officers))
            intake.start(tx, commune, None, PLANS_BEGIN)
            _give_out(tx, commune, chats[number * officers : (number + 1) * officers])
        (morning,) = set(tx.scalars(select(WorkItem.look_at)))
        assert morning is not None
    return World(folder=folder, begins=morning.astimezone(VIETNAM), chats=chats)


def quarters_of_work(folder: Path, *, communes: int, rows: int, evidence: int) -> World:
    """Communes with so many tasks each, all reported in the third quarter with so many pieces of evidence in all."""
    world = World(folder=folder, begins=REPORTED_AT, chats=range(FIRST_CHAT, FIRST_CHAT + communes))
    with _new_database(world) as tx:
        for number, chat in enumerate(world.chats, start=1):
            commune = people.add_commune(tx, f"Xã Mẫu {number}", "Hòa Mẫu", DEFAULT_BOT, PLANS_BEGIN)
            _bring(tx, commune, _plan_of_tasks(rows))
            intake.start(tx, commune, None, PLANS_BEGIN)
            _report(
                tx, commune, _enrol(tx, commune, Role.OFFICER, register.agencies(tx, commune.id)[0], chat), evidence
            )
    return world


def _report(tx: Session, commune: Commune, person: Person, evidence: int) -> None:
    """Everything is reported, and the pieces of evidence are spread evenly."""
    items = [i for plan in tasks.plans(tx, commune.id) for i in tasks.items_of_plan(tx, commune.id, plan.id)]
    for place, item in enumerate(items):
        history.record(tx, commune.id, EventKind.REPORTED, REPORTED_AT, item_id=item.id, actor_id=person.id)
        for piece in range(evidence * place // len(items), evidence * (place + 1) // len(items)):
            words = history.keep_words(tx, commune.id, f"Báo cáo số {piece}/BC-UBND ngày 20/8/2026")
            row = Evidence(
                commune_id=commune.id, item_id=item.id, person_id=person.id, at=REPORTED_AT, text_id=words,
                kind=EvidenceKind.REFERENCE, state=EvidenceState.KEPT, attempts=0,
            )  # fmt: skip
            tx.add(row)
            tx.flush()
            history.record(
                tx, commune.id, EventKind.EVIDENCE_ADDED, REPORTED_AT, item_id=item.id, actor_id=person.id,
                data={"evidence": row.id},
            )  # fmt: skip


def _plan_of_tasks(count: int) -> str:
    """The sample plan with as many tasks as asked for in its annex, due on one day, led by one body after another."""
    head, _, table = SAMPLE.read_text(encoding="utf-8").partition("STT\tNhiệm vụ")
    titles = "STT\tNhiệm vụ" + "".join(re.split(r"(?<=\n)", table)[:2])
    bodies = cycle(("Phòng Văn hóa - Xã hội", "Phòng Kinh tế", "Công an xã", "Trạm Y tế xã"))
    rows = [
        f"{number}\tRà soát hồ sơ nhóm thủ tục hành chính thứ {number} và báo cáo kết quả\tĐầy đủ\tBáo cáo"
        f"\tTrước ngày 01/7/2026\t{next(bodies)}\t"
        for number in range(1, count + 1)
    ]
    return head + titles + "\n".join(rows) + "\n"


@contextmanager
def _new_database(world: World) -> Iterator[Session]:
    world.folder.mkdir(parents=True)
    migrations.upgrade(world.database_url)
    engine = open_engine(world.database_url)
    with transaction(engine) as tx:
        yield tx
    engine.dispose()


def _bring(tx: Session, commune: Commune, text: str) -> None:
    data = text.encode()
    intake.approve(tx, commune, intake.read(data, "plan.txt", None), data, None, PLANS_BEGIN)


def _enrol_heads(tx: Session, commune: Commune, first_chat: int) -> None:
    """A head for each agency and one person of the standing office: they hear of what the officers report."""
    agencies = register.agencies(tx, commune.id)
    for chat, agency in enumerate(agencies, start=first_chat):
        _enrol(tx, commune, Role.HEAD, agency, chat)
    office = people.standing_office(tx, commune.id)
    assert office is not None
    _enrol(tx, commune, Role.OFFICE, office, first_chat + len(agencies))


def _give_out(tx: Session, commune: Commune, chats: Sequence[int]) -> None:
    """Officers for each agency in proportion to its open work, each with about as much of it as the others."""
    agencies = {agency.id: agency for agency in register.agencies(tx, commune.id)}
    items = sorted(_open_items(tx, commune), key=lambda item: (item.agency_id, item.id))
    officers: dict[int, list[Person]] = {}
    for place, chat in enumerate(chats):
        agency = items[place * len(items) // len(chats)].agency_id
        officers.setdefault(agency, []).append(_enrol(tx, commune, Role.OFFICER, agencies[agency], chat))
    turns = {agency: cycle(persons) for agency, persons in officers.items()}
    for item in items:
        item.assignee_id = next(turns[item.agency_id]).id if item.agency_id in turns else None


def _open_items(tx: Session, commune: Commune) -> list[WorkItem]:
    plans = tasks.plans(tx, commune.id)
    items = [item for plan in plans for item in tasks.items_of_plan(tx, commune.id, plan.id)]
    today = SUNDAY.date()
    return [item for item in items if item.status in ALIVE and (item.starts_on is None or item.starts_on <= today)]


def _enrol(tx: Session, commune: Commune, role: Role, agency: Agency, chat: int) -> Person:
    """Invite somebody, and let them open the link."""
    invitation = people.invite(tx, commune, role, agency, None, KEY, PLANS_BEGIN)
    knocking = Knocking(channel="telegram", bot=DEFAULT_BOT, chat=str(chat), name=f"Người {chat}")
    caller = joining.accept(tx, knocking, invitation.payload, KEY, PLANS_BEGIN)
    assert caller is not None
    return caller.person
