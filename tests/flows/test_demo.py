"""The year of the demo, played once: what its database, its files and its page say, counted anew from raw rows."""

from __future__ import annotations

import contextlib
import hashlib
import io
import json
import re
import sqlite3
import statistics
import sys
import time
import zipfile
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import Any

import docx
import pytest

from bot import cli
from bot.demo import interactive, story, year
from db import history, people
from db.session import open_engine, reading, transaction
from locales import sentences
from plans.calendar import VIETNAM, vietnam_calendar
from plans.work import EventKind
from tests.commune_guard import watching
from tests.conftest import logging_kept

CALENDAR = vietnam_calendar([story.YEAR])
OPENS, CLOSES = (7, 30), (17, 0)
ANSWERS = ("reported", "still_kept", "nothing_arose")


@dataclass
class Played:
    """What a play of the year left behind."""

    folder: Path
    code: int
    printed: str
    seconds: float
    breaches: set[str]

    @cached_property
    def page(self) -> str:
        return (self.folder / year.TRANSCRIPT).read_text(encoding="utf-8")

    @cached_property
    def home(self) -> str:
        """What was said in An Mẫu."""
        return self.page.partition("\n# Xã Bình Mẫu")[0]

    @cached_property
    def elsewhere(self) -> str:
        return self.page.partition("\n# Xã Bình Mẫu")[2]

    def rows(self, query: str, *values: Any) -> list[sqlite3.Row]:
        with contextlib.closing(sqlite3.connect(self.folder / year.DATABASE)) as connection:
            connection.row_factory = sqlite3.Row
            return connection.execute(query, values).fetchall()

    def person(self, actor: Any) -> int:
        return int(self.rows("SELECT id FROM people WHERE name = ?", actor.name)[0]["id"])

    def item(self, title: str, commune: int = 1) -> int:
        """The only item whose title begins so."""
        found = self.rows("SELECT id FROM work_items WHERE commune_id = ? AND title LIKE ?", commune, f"{title}%")
        assert len(found) == 1, title
        return int(found[0]["id"])

    @cached_property
    def events(self) -> list[dict[str, Any]]:
        """The whole history in its order, days and moments of Viet Nam."""
        found = [dict(row) for row in self.rows("SELECT * FROM events ORDER BY id")]
        for event in found:
            event["data"], event["at"] = json.loads(event["data"]), local(event["at"])
        return found

    def of_item(self, item: int, *kinds: str) -> list[dict[str, Any]]:
        return [e for e in self.events if e["item_id"] == item and (not kinds or e["kind"] in kinds)]

    @cached_property
    def sent(self) -> list[dict[str, Any]]:
        """The messages that went out."""
        found = [dict(row) for row in self.rows("SELECT * FROM outbox WHERE state = 'sent' ORDER BY settled_at, id")]
        return [{**row, "at": local(row["settled_at"])} for row in found]

    @cached_property
    def items(self) -> list[dict[str, Any]]:
        """Every work item, its days as days."""
        found = [dict(row) for row in self.rows("SELECT * FROM work_items ORDER BY id")]
        days = ("starts_on", "ends_on", "due_on")
        return [{**row, **{d: date.fromisoformat(row[d]) if row[d] else None for d in days}} for row in found]


def local(stored: str) -> datetime:
    return datetime.fromisoformat(stored).replace(tzinfo=UTC).astimezone(VIETNAM)


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Played:
    folder = tmp_path_factory.mktemp("demo") / "out"
    printed, begun = io.StringIO(), time.process_time()
    with watching() as breaches, logging_kept(), contextlib.redirect_stdout(printed):
        code = cli.main(["demo", "--headless", "--out", str(folder)])
    seconds = time.process_time() - begun
    return Played(folder=folder, code=code, printed=printed.getvalue(), seconds=seconds, breaches=set(breaches))


# What is left behind -------------------------------------------------------------------------------------------------


def test_the_year_ends_well_within_seconds_and_says_where_its_files_are(played: Played) -> None:
    assert played.code == 0
    assert played.seconds < 40
    for name in (year.TRANSCRIPT, year.DATABASE, year.EVIDENCE, year.SUMMARIES, year.PAPERS, year.PREVIEW):
        assert (played.folder / name).exists(), name
        assert str(played.folder / name) in played.printed


def test_the_figures_come_out_the_same_every_time(played: Played) -> None:
    facts = played.printed.split("\n\n")[0].splitlines()
    assert len(facts) == 10
    assert [int(n) for n in re.findall(r"\d+", " ".join(facts[:8]))] == [
        26, 51, 13,  # tasks, items, people
        144, 182, 68,  # messages that reminded, items in them, days
        25, 24, 5, 4,  # done, kept, progress, difficulties
        44, 3,  # on time, late
        32, 17, 256,  # evidence, files among it, the 256 of SHA-256
        47, 47, 1,  # confirmed, verified, returned
        1, 1, 1,  # undone, told to leaders, blocked
        1, 3,  # open and waiting at the end
    ]  # fmt: skip
    assert all(fact.replace("<", r"\<") in played.page for fact in facts)


def test_what_was_printed_is_counted_from_rows(played: Played) -> None:
    home = [e for e in played.events if e["commune_id"] == 1]
    reminded = [e for e in home if e["kind"] == "reminded"]
    facts = played.printed.splitlines()
    assert f"{len({e['data']['message'] for e in reminded})} tin nhắc, {len(reminded)} lượt việc" in facts[1]
    done = sum(e["kind"] == "reported" for e in home)
    kept = sum(e["kind"] == "still_kept" for e in home)
    assert f"hoàn thành {done} lần, vẫn duy trì {kept} lần" in facts[2]
    assert f"có {len(home)} sự kiện" in facts[8]


def test_an_earlier_play_gives_way_and_what_is_not_ours_stays(tmp_path: Path) -> None:
    for name in (year.TRANSCRIPT, year.PREVIEW, year.DATABASE, "mine.txt"):
        (tmp_path / name).write_text("old")
    (tmp_path / year.EVIDENCE / "ab").mkdir(parents=True)
    year.clear(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


# Manners -------------------------------------------------------------------------------------------------------------


def test_nobody_hears_anything_unasked_on_a_day_off_or_outside_the_office_day(played: Played) -> None:
    unasked = [row for row in played.sent if not row["key"].startswith(("answer:", "stranger:"))]
    assert len(unasked) > 250
    for row in unasked:
        assert CALENDAR.is_working_day(row["at"].date()), row["key"]
        assert OPENS <= (row["at"].hour, row["at"].minute) < CLOSES, row["key"]


def test_what_people_write_on_a_saturday_night_is_answered_at_once(played: Played) -> None:
    saturday = [row for row in played.sent if row["at"].date() == date(2026, 6, 13)]
    assert [(row["person_id"], row["key"].partition(":")[0]) for row in saturday] == [
        (played.person(story.DO), "answer")
    ]
    head, monday = played.person(story.HOANG), date(2026, 6, 15)
    asked = [row["at"] for row in played.sent if row["person_id"] == head and row["at"].date() == monday]
    assert [(at.hour, at.minute) for at in asked][:1] == [OPENS]


def test_nobody_is_reminded_twice_of_an_item_on_one_day(played: Played) -> None:
    reminders = Counter(
        (e["item_id"], e["data"]["to"], e["at"].date()) for e in played.events if e["kind"] == "reminded"
    )
    assert len(reminders) > 150
    assert max(reminders.values()) == 1


def test_every_last_day_was_announced_before_it_unless_it_was_answered_earlier(played: Played) -> None:
    running = [i for i in played.items if i["due_on"] and i["status"] != "waiting"]
    assert len(running) == 54  # of both communes
    for item in running:
        told = [e["at"].date() for e in played.of_item(item["id"], "reminded")]
        answered = [e["at"].date() for e in played.of_item(item["id"], *ANSWERS)]
        first_told, first_answer = min(told, default=date.max), min(answered, default=date.max)
        assert first_told < item["due_on"] or first_answer <= item["due_on"], item["title"]
        if first_answer > item["due_on"]:
            last = CALENDAR.previous_working_day(item["due_on"])
            assert last in told, f"{item['title']}: nobody was told on its last day"


def test_nobody_is_told_too_much(played: Played) -> None:
    weeks: dict[int, Counter[Any]] = defaultdict(Counter)
    for row in played.sent:
        if row["person_id"] is not None and not row["key"].startswith("answer:"):
            weeks[row["person_id"]][row["at"].isocalendar()[:2]] += 1
    for person, counts in weeks.items():
        assert statistics.median(counts.values()) <= 2, person
        assert max(counts.values()) <= 5, person


# The page ------------------------------------------------------------------------------------------------------------

SCENES = (
    "invitation",
    "shadow",
    "digest",
    "two-taps",
    "one-sentence",
    "not-sure",
    "returned",
    "late-leader",
    "quarter",
    "papers",
    "closing",
)


@pytest.mark.parametrize("scene", SCENES)
def test_the_page_leads_to_each_scene(played: Played, scene: str) -> None:
    assert f"](#{scene}) · " in played.page
    assert played.page.count(f'<a id="{scene}"></a>') == 1


def test_days_on_the_page_follow_one_another_under_their_weekday(played: Played) -> None:
    headings = re.findall(r"^### (Thứ \w+|Chủ nhật) (\d\d/\d\d/\d{4})$", played.home, re.MULTILINE)
    days = [datetime.strptime(day, "%d/%m/%Y").replace(tzinfo=VIETNAM) for _, day in headings]
    assert len(days) > 80
    assert days == sorted(set(days))


WEEKDAYS = ("Hai", "Ba", "Tư", "Năm", "Sáu", "Bảy")


def test_every_date_on_the_page_bears_its_own_weekday(played: Played) -> None:
    dated = re.findall(r"(thứ \w+|Chủ nhật) (\d\d)/(\d\d)/(\d{4})", played.page, re.IGNORECASE)
    assert len(dated) > 500
    for printed, day, month, in_year in dated:
        number = date(int(in_year), int(month), int(day)).weekday()
        meant = f"thứ {WEEKDAYS[number]}" if number < 6 else "Chủ nhật"
        assert printed.lower() == meant.lower(), f"{printed} {day}/{month}/{in_year}"


def said_by_the_bot(page: str) -> list[list[str]]:
    """The messages of the bot on the page, each as its lines."""
    blocks: list[list[str]] = [[]]
    for line in page.splitlines():
        if line.startswith(">"):
            blocks[-1].append(line[2:].rstrip())
        elif blocks[-1]:
            blocks.append([])
    return [block for block in blocks if block]


def test_no_message_shows_what_only_programs_should_see(played: Played) -> None:
    messages = said_by_the_bot(played.page)
    assert len(messages) > 400
    for lines in messages:
        text = "\n".join(lines)
        assert not re.search(r"None|</?\w+>|&\w+;|\{|\}|\\[nu]|\b(?:true|false|null|the|item|done)\b", text), text
        assert not re.search(r"  |\.\.|,,| [.,;:]", text.replace("…", "")), text
        assert all(one != other for one, other in pairwise(lines)), f"said twice: {text}"
        assert len(text) < 2000, "longer than Zalo carries"


# Two communes --------------------------------------------------------------------------------------------------------

NEIGHBOURS = ("Bình Mẫu", story.MAI.name, story.TA.name, "quỹ đất công")
PEOPLE_AT_HOME = tuple(part.actor.name for part in story.CAST if part.actor.commune == story.AN_MAU)


def test_neither_commune_is_named_in_the_talk_of_the_other(played: Played) -> None:
    assert not [name for name in NEIGHBOURS if name in played.home]
    assert not [name for name in (*PEOPLE_AT_HOME, "An Mẫu") if name in played.elsewhere]
    assert all(name in played.elsewhere for name in NEIGHBOURS[1:])


def test_every_row_stays_in_the_commune_of_its_person(played: Played) -> None:
    crossing = played.rows(
        "SELECT o.id FROM outbox o JOIN people p ON p.id = o.person_id WHERE p.commune_id <> o.commune_id"
        " UNION SELECT e.id FROM events e JOIN work_items i ON i.id = e.item_id WHERE i.commune_id <> e.commune_id"
        " UNION SELECT e.id FROM events e JOIN people p ON p.id = e.actor_id WHERE p.commune_id <> e.commune_id"
        " UNION SELECT n.id FROM item_numbers n JOIN people p ON p.id = n.person_id WHERE p.commune_id <> n.commune_id"
    )
    assert crossing == []
    named = {(item, row["commune_id"]) for row in played.sent for item in json.loads(row["items"])}
    assert {(i["id"], i["commune_id"]) for i in played.items} >= named
    assert len({commune for _, commune in named}) == 2


def test_no_statement_of_the_year_reached_beyond_its_commune(played: Played) -> None:
    assert played.breaches == set()


def test_the_stranger_hears_two_sentences_and_learns_nothing(played: Played) -> None:
    heard = [row for row in played.sent if row["chat"] == story.STRANGER.chat]
    assert len(heard) == 2
    assert all(row["person_id"] is None and row["commune_id"] is None for row in heard)
    assert played.rows("SELECT id FROM addresses WHERE chat = ?", story.STRANGER.chat) == []


# The story -----------------------------------------------------------------------------------------------------------


def test_before_the_start_only_the_standing_office_hears_what_would_be_sent(played: Played) -> None:
    (started,) = [e["at"] for e in played.events if e["kind"] == "plan_started" and e["commune_id"] == 1]
    early = [
        r for r in played.sent if r["commune_id"] == 1 and r["at"] < started and not r["key"].startswith("answer:")
    ]
    assert [(row["person_id"], row["key"].partition(":")[0]) for row in early] == [(played.person(story.LE), "shadow")]
    assert not [e for e in played.events if e["kind"] == "reminded" and e["at"] < started]


def test_everybody_came_in_by_an_invitation_of_their_own(played: Played) -> None:
    invites = played.rows("SELECT used_by FROM invites")
    assert sorted(row["used_by"] for row in invites) == sorted(
        row["id"] for row in played.rows("SELECT id FROM people")
    )
    assert len(invites) == len(story.CAST)


def test_silence_climbs_from_the_head_to_the_office_to_the_leader_and_ends_with_a_late_report(played: Played) -> None:
    item = played.item("Khảo sát sự hài lòng của người dân")
    first_told: dict[str, date] = {}
    for step in played.of_item(item, "step_taken"):
        for audience in step["data"]["audiences"]:
            first_told.setdefault(audience, step["at"].date())
    assert first_told == {
        "officer": date(2026, 8, 17),
        "head": date(2026, 9, 30),
        "office": date(2026, 10, 6),
        "leader": date(2026, 10, 12),
    }
    reached = {e["data"]["to"] for e in played.of_item(item, "reminded")}
    assert reached == {played.person(who) for who in (story.NGO, story.VU, story.LE, story.NGUYEN)}
    (report,) = played.of_item(item, "reported")
    assert report["at"].date() == date(2026, 10, 15)
    assert "báo cáo sau thời hạn" in played.home.partition('<a id="late-answer">')[2]
    assert [e["kind"] for e in played.of_item(item, "confirmed", "verified")] == ["confirmed", "verified"]


_UNASKED = ("created", "step_taken", "reminded", "coordinators_told")


def test_a_slip_is_taken_back_and_leaves_the_item_open(played: Played) -> None:
    item = played.item("Sửa đổi quy chế làm việc")
    kinds = [e["kind"] for e in played.of_item(item) if e["kind"] not in _UNASKED]
    assert kinds[:4] == ["progress", "reported", "undone", "progress"]
    slip, undone = played.of_item(item, "reported", "undone")[:2]
    assert undone["data"]["event"] == slip["id"]
    assert undone["at"] - slip["at"] <= timedelta(minutes=10)


def test_what_was_returned_came_back_in_time_and_was_verified(played: Played) -> None:
    (returned,) = [e for e in played.events if e["kind"] == "returned"]
    words = played.rows("SELECT body FROM texts WHERE id = ?", returned["text_id"])[0]["body"]
    assert words == "thiếu thông báo kết quả kiểm tra"
    kinds = [e["kind"] for e in played.of_item(returned["item_id"]) if e["id"] > returned["id"]]
    assert [kind for kind in kinds if kind in ("reported", "confirmed", "verified")] == [
        "reported",
        "confirmed",
        "verified",
    ]
    told = [r for r in played.sent if r["key"].startswith(f"returned:{returned['id']}:")]
    assert [(row["person_id"], row["at"]) for row in told] == [(played.person(story.DO), returned["at"])]


def test_a_promise_changes_nothing(played: Played) -> None:
    day = date(2026, 4, 23)
    did = [e for e in played.events if e["actor_id"] == played.person(story.DO) and e["at"].date() == day]
    assert did == []
    assert "`mai em xong`" in played.home


def test_who_blocks_the_bot_is_left_alone_and_the_head_hears_in_their_place(played: Played) -> None:
    (dead,) = [e["at"] for e in played.events if e["kind"] == "address_dead"]
    (alive,) = [e["at"] for e in played.events if e["kind"] == "address_alive"]
    assert not [r for r in played.sent if r["person_id"] == played.person(story.DUONG) and dead <= r["at"] < alive]
    meanwhile = [e["data"]["to"] for e in played.events if e["kind"] == "reminded" and dead < e["at"] < alive
                 and e["item_id"] == played.item("Trả kết quả cư trú")]  # fmt: skip
    assert set(meanwhile) == {played.person(story.HO)}
    told = [row["person_id"] for row in played.sent if row["key"].startswith("dead:")]
    assert told == [played.person(story.LE)]


def test_what_was_put_off_comes_again_in_the_afternoon(played: Played) -> None:
    (again,) = [row for row in played.sent if row["key"].startswith("snoozed:")]
    assert again["at"] == datetime(2026, 6, 25, 14, 0, tzinfo=VIETNAM)


def test_the_evidence_is_kept_byte_for_byte_under_its_sha256(played: Played) -> None:
    files = played.rows("SELECT * FROM evidence WHERE kind = 'file'")
    assert {row["state"] for row in files} == {"kept"}
    assert len({row["sha256"] for row in files}) == len(files) == 18
    starts = Counter()
    for row in files:
        data = (played.folder / year.EVIDENCE / row["sha256"][:2] / row["sha256"]).read_bytes()
        assert (hashlib.sha256(data).hexdigest(), len(data)) == (row["sha256"], row["size"])
        starts[data[:4]] += 1
    assert starts == {b"\xff\xd8\xff\xfe": 10, b"%PDF": 8}


def test_a_number_that_came_with_a_file_is_kept_beside_it(played: Played) -> None:
    item = played.item("Xây dựng Kế hoạch thực hành tiết kiệm")
    kinds = [row["kind"] for row in played.rows("SELECT kind FROM evidence WHERE item_id = ? ORDER BY id", item)]
    assert kinds == ["file", "reference"]


def test_the_year_ends_as_it_was_lived(played: Played) -> None:
    statuses = Counter(item["status"] for item in played.items if item["commune_id"] == 1)
    assert statuses == {"verified": 47, "waiting": 3, "under_way": 1}
    assert {i["percent"] for i in played.items if i["status"] == "under_way"} == {45}
    read = [e["data"] for e in played.events if e["kind"] == "reading"]
    assert [(r["value"], r["period"]) for r in read] == [("92", "2026Q4")]


def test_the_office_was_sent_every_paper_and_what_was_closed_lies_among_the_blobs(played: Played) -> None:
    papers = {path.name: path.read_bytes() for path in (played.folder / year.PAPERS).iterdir()}
    ends = Counter(name.rpartition(".")[2] for name in papers)
    assert ends == {"png": 5, "docx": 3, "xlsx": 2, "zip": 2}
    for data in (data for name, data in papers.items() if name.endswith(".docx")):
        assert "BÁO CÁO" in [line.text for line in docx.Document(io.BytesIO(data)).paragraphs]
    for name, data in papers.items():
        if name.endswith(".zip"):
            assert zipfile.ZipFile(io.BytesIO(data)).testzip() is None
    frozen = played.rows(
        "SELECT period, kind, files.sha256 FROM report_files files JOIN reports ON report_id = reports.id"
    )
    assert Counter(row["period"] for row in frozen) == {"2026Q4": 3, "2026": 3}
    of_year = {hashlib.sha256(data).hexdigest() for name, data in papers.items() if "năm 2026" in name}
    assert {row["sha256"] for row in frozen if row["period"] == "2026"} <= of_year


# History -------------------------------------------------------------------------------------------------------------


def chained(events: Sequence[dict[str, Any]]) -> str:
    """The end of a commune's chain, computed here from the raw rows."""
    digest = ""
    for event in events:
        at = event["at"].astimezone(UTC).isoformat()
        facts = (
            [event[k] for k in ("commune_id", "kind")] + [at] + [event[k] for k in ("item_id", "plan_id", "actor_id")]
        )
        body = json.dumps([*facts, event["data"], event["once"]], ensure_ascii=False, sort_keys=True,
                          separators=(",", ":"))  # fmt: skip
        digest = hashlib.sha256(f"{digest}\n{body}".encode()).hexdigest()
        assert digest == event["digest"], event["id"]
    return digest


@pytest.mark.parametrize("commune", [1, 2])
def test_the_chain_of_history_is_whole(played: Played, commune: int) -> None:
    events = [e for e in played.events if e["commune_id"] == commune]
    assert chained(events) == events[-1]["digest"]


class _Enough(Exception):
    """Ends a transaction that must leave nothing behind."""


def test_a_changed_line_of_history_shows(played: Played) -> None:
    engine = open_engine(f"sqlite:///{played.folder / year.DATABASE}")
    with reading(engine) as tx:
        commune = people.commune_named(tx, story.AN_MAU)
        assert history.first_break(tx, commune.id) is None

    with contextlib.suppress(_Enough), transaction(engine) as tx:
        event = history.since(tx, 1, EventKind.REPORTED, datetime(2026, 1, 1, tzinfo=UTC))[0]
        event.data = {**event.data, "forged": True}
        tx.flush()
        assert history.first_break(tx, 1) == event.id
        raise _Enough
    engine.dispose()


# The quarters, counted anew ------------------------------------------------------------------------------------------

CUT_OFFS = {1: date(2026, 3, 14), 2: date(2026, 6, 14), 3: date(2026, 9, 14), 4: date(2026, 12, 14)}


def counted(played: Played, quarter: int) -> dict[str, int]:
    """The quarter's figures by plain reading of the events: one sweep, no rule of the program."""
    cut_off = CUT_OFFS[quarter]
    figures: Counter[str] = Counter()
    for task in {item["task_id"] for item in played.items if item["commune_id"] == 1}:
        items = [item for item in played.items if item["task_id"] == task]
        standing = items[0]["kind"] == "standing"
        states = [(item, *_state(played, item, cut_off)) for item in items]
        # An open window of standing work counts only once it is answered.
        weighed = [s for s in states if not (standing and s[0]["ends_on"] > cut_off and s[1] != "done")]
        classes = {state for _, state, _ in weighed}
        figures["all"] += 1
        if classes == {"done"}:
            figures["done"] += 1
            figures["standing" if standing else "dated"] += 1
            figures["late" if any(late for _, _, late in weighed) else "on_time"] += 1
            figures["bare"] += any(not _proofs(played, item, cut_off) for item, _, _ in weighed)
        elif "overdue" in classes:
            figures["overdue"] += 1
        elif classes & {"done", "under_way"}:
            figures["under_way"] += 1
        elif classes == {"waiting"}:
            figures["waiting"] += 1
        else:
            figures["not_yet_due"] += 1
    return {key: figures[key] for key in FIGURES}


FIGURES = (
    "all",
    "done",
    "standing",
    "dated",
    "under_way",
    "not_yet_due",
    "overdue",
    "waiting",
    "on_time",
    "late",
    "bare",
)


def _state(played: Played, item: dict[str, Any], cut_off: date) -> tuple[str, bool]:
    """Where an item stood at the end of the cut-off day, and whether its report was late."""
    if item["status"] == "waiting":
        return "waiting", False
    state, reported = "open", None
    for event in played.of_item(item["id"]):
        if event["at"].date() > cut_off:
            break
        if event["kind"] in ANSWERS:
            # Sent again within three working days, a returned report counts as sent when it first was.
            state, reported = "done", reported or event["at"].date()
        elif event["kind"] == "undone":
            state, reported = "under_way", None
        elif event["kind"] == "returned":
            state = "returned"
        elif event["kind"] == "progress":
            state = "under_way"
    late_after = CALENDAR.next_working_day(item["due_on"])
    if state != "done" and cut_off > late_after:
        return "overdue", False
    return state, bool(reported and reported > late_after)


def _proofs(played: Played, item: dict[str, Any], cut_off: date) -> int:
    rows = played.rows("SELECT at FROM evidence WHERE item_id = ? AND state <> 'withdrawn'", item["id"])
    return sum(local(row["at"]).date() <= cut_off for row in rows)


@pytest.mark.parametrize("quarter", CUT_OFFS)
def test_the_figures_of_a_quarter_are_those_of_the_raw_events(played: Played, quarter: int) -> None:
    figures = counted(played, quarter)
    text = (played.folder / year.SUMMARIES / f"2026Q{quarter}.txt").read_text(encoding="utf-8")
    share = f"{100 * figures['done'] / figures['all']:.2f}".rstrip("0").rstrip(".").replace(".", ",")
    assert (
        f"hoàn thành {figures['done']}/{figures['all']} nhiệm vụ, đạt tỷ lệ {share}%"
        f" ({figures['standing']} thường xuyên, {figures['dated']} có thời hạn)" in text
    )
    assert (
        f"Quá hạn {figures['overdue']}, đang làm {figures['under_way']}, chưa đến hạn {figures['not_yet_due']}"
        f", chờ điều kiện {figures['waiting']}\n" in text
    )
    late = f", sau thời hạn {figures['late']}" if figures["late"] else ""
    assert f"đúng hạn {figures['on_time']}{late}.\n" in text
    assert f"Thiếu minh chứng: {figures['bare']} nhiệm vụ" in text


def test_the_quarters_differ(played: Played) -> None:
    assert [counted(played, quarter)["done"] for quarter in CUT_OFFS] == [5, 8, 9, 18]


# On a terminal -------------------------------------------------------------------------------------------------------


def test_the_numbers_that_the_terminal_proposes_are_those_of_that_monday(played: Played) -> None:
    monday = played.home.partition(f"### Thứ Hai {interactive.MONDAY:%d/%m/%Y}")[2].partition("### ")[0]
    digest = monday.partition(f"gửi {story.TRAN.name}")[2].partition("gửi ")[0]
    proposed = sentences("vi").say("demo-first")
    for number, title in (("2", "Rà soát tài sản công"), ("5", "Xây dựng Kế hoạch thực hành tiết kiệm")):
        assert f"> {number}\\. {title}" in digest
        assert f"“{number} " in proposed
    assert re.findall(r"«(\d+)»", digest)[0] == "2", "the first button opens item 2"


def test_a_person_plays_the_officer_the_head_and_the_office(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(interactive, "PLAYED_UNTIL", date(2026, 3, 3))
    monkeypatch.setattr(interactive, "MONDAY", date(2026, 3, 4))
    typed = ("#1", "mai xong", "1 xong, tb 45/TB-UBND ngay 3/3", "2>", "#1", "3>", "#1", "3> /tonghop quý 1", ":mai",
             ":chiều", ":ai", ":nothing", ":thoát", "1> 2 xong")  # fmt: skip
    monkeypatch.setattr(sys, "stdin", io.StringIO("\n".join(typed) + "\n"))
    assert interactive.play(tmp_path) == 0
    told = capsys.readouterr().out
    in_order = (
        "07:30 thứ Tư 04/03/2026", "Nhắc Việc → ghế 1", "1. Công khai tình hình thực hiện ngân sách xã", "Gõ gì trước?",
        "Sản phẩm: Thông báo công khai", "chưa ghi nhận gì", "việc 1 (Công khai", "Nhắc Việc → ghế 2", "Chờ xác nhận",
        "Đã xác nhận báo cáo", "Chờ duyệt", "Đã duyệt", "Tổng hợp quý I/2026", "07:30 thứ Năm 05/03/2026",
        "Không ai ở bốn ghế", "14:00 thứ Năm 05/03/2026", "ghế 4: Nguyễn Văn Mẫu", "không có lệnh này", "Đã dừng",
    )  # fmt: skip
    place = 0
    for words in in_order:
        assert words in told[place:], words
        place = told.index(words, place)
    assert "Nhắc Việc →" not in told[place:], "a line after leaving is not taken"
    assert not re.search(r"→ ghế (?:[5-9]|\d\d)", told), "only the four seats are seen"
