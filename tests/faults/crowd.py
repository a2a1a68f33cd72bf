"""A commune full of people with work to do, as rows: some write all day, each of the others is reminded once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from sqlalchemy.orm import Session

from actions import intake, joining, people
from actions.worklist import worklist
from bot.settings import DEFAULT_BOT
from db import history, migrations, tasks
from db.models import Agency, Commune, Person, Plan, WorkItem
from db.session import open_engine, transaction
from plans.access import Role
from plans.calendar import VIETNAM
from plans.work import EventKind, ItemKind, Status
from tests.conftest import AN_MAU, PLAN

KEY = b"a key for tests alone"
OPENS = datetime(2026, 3, 4, 7, 35, tzinfo=VIETNAM)  # a Wednesday, in office hours
TOMORROW, FAR = date(2026, 3, 5), date(2026, 10, 30)
OPEN_ITEMS = 3


@dataclass(frozen=True, kw_only=True)
class Somebody:
    """One of the crowd: their chat, and the items they are reminded of and report on."""

    chat: int
    person: int
    reminded_of: int
    reports_on: tuple[int, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Crowd:
    """Who is there. Number n of the writers and of the readers is to be reminded n % batches minutes after opening."""

    commune: int
    writers: tuple[Somebody, ...]
    readers: tuple[Somebody, ...]

    @property
    def everybody(self) -> tuple[Somebody, ...]:
        return self.writers + self.readers


def gathered(folder: Path, *, writers: int, readers: int, batches: int) -> Crowd:
    """A database in the folder with the sample plan running and the crowd enrolled in one agency."""
    url = f"sqlite:///{folder / 'crowd.db'}"
    migrations.upgrade(url)
    engine = open_engine(url)
    with transaction(engine) as tx:
        host = _Host(tx, batches)
        crowd = Crowd(
            commune=host.commune.id,
            writers=tuple(host.somebody(1000 + n, n, OPEN_ITEMS) for n in range(writers)),
            readers=tuple(host.somebody(5000 + n, n) for n in range(readers)),
        )
    engine.dispose()
    return crowd


class _Host:
    """Lets people in and gives them work."""

    def __init__(self, tx: Session, batches: int) -> None:
        self._tx, self._batches, self._then = tx, batches, OPENS - timedelta(days=7)
        self.commune = self._a_commune()
        (self._plan,) = tasks.plans(tx, self.commune.id)
        self._task = tasks.tasks(tx, self.commune.id, self._plan.id)[0].id
        self._agency = Agency(commune_id=self.commune.id, name="Tổ thử tải", kind="department", aliases=[])
        tx.add(self._agency)
        tx.flush()

    def _a_commune(self) -> Commune:
        commune = people.add_commune(self._tx, AN_MAU, "tỉnh Hòa Mẫu", DEFAULT_BOT, self._then)
        data = PLAN.read_bytes()
        intake.approve(self._tx, commune, intake.read(data, None, None), data, None, self._then)
        intake.start(self._tx, commune, None, self._then)
        # The plan's own items have nobody yet; here they would only make noise for the standing office.
        for plan in tasks.plans(self._tx, commune.id):
            self._quiet(commune, plan)
        # Nor does this morning's round tell the crowd's agency what it helps with: who has had a digest today hears
        # of a further step tomorrow.
        commune.look_at = OPENS + timedelta(days=1)
        return commune

    def _quiet(self, commune: Commune, plan: Plan) -> None:
        for item in tasks.items_of_plan(self._tx, commune.id, plan.id):
            item.look_at = None

    def somebody(self, chat: int, number: int, further: int = 0) -> Somebody:
        person = self._enrolled(chat)
        look_at = OPENS + timedelta(minutes=number % self._batches)
        due = self._item(person, f"Rà soát sổ sách của tổ số {chat}", TOMORROW, look_at)
        more = [self._item(person, f"Lập danh sách {chat} đợt {n + 1}", FAR, None) for n in range(further)]
        if further:
            # The list gives the numbers: 1 is what is due tomorrow, then the others.
            worklist(self._tx, self.commune, person, self._then)
        return Somebody(chat=chat, person=person.id, reminded_of=due.id, reports_on=tuple(item.id for item in more))

    def _enrolled(self, chat: int) -> Person:
        invitation = people.invite(self._tx, self.commune, Role.OFFICER, self._agency, f"Người {chat}", KEY, self._then)
        knocking = joining.Knocking(channel="telegram", bot=DEFAULT_BOT, chat=str(chat), name="")
        caller = joining.accept(self._tx, knocking, invitation.payload, KEY, self._then)
        assert caller is not None
        return caller.person

    def _item(self, person: Person, title: str, due: date, look_at: datetime | None) -> WorkItem:
        item = WorkItem(
            commune_id=self.commune.id, plan_id=self._plan.id, task_id=self._task, agency_id=self._agency.id,
            period=title, kind=ItemKind.DATED, title=title, starts_on=date(2026, 1, 1), ends_on=due, due_on=due,
            first_due=due, revision=0, status=Status.OPEN, assignee_id=person.id, look_at=look_at,
        )  # fmt: skip
        self._tx.add(item)
        self._tx.flush()
        history.record(
            self._tx, self.commune.id, EventKind.CREATED, self._then, item_id=item.id, plan_id=self._plan.id,
            data={"due": due.isoformat(), "status": item.status.value},
        )  # fmt: skip
        return item
