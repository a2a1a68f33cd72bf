"""Whatever a person changes has a way back, or a reason why there is none: every button, word and event has its row."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.demo.stage import Stage
from plans.commands import CommandKind
from plans.people_words import PeopleWish
from plans.replies import ActionKind
from plans.work import EventKind
from tests.conftest import Cast
from tests.dialogs.test_dialogs import Play
from tests.flows.looking import rows
from tests.unit.test_buttons import _verbs as verbs_of_tables

ROOT = Path(__file__).resolve().parents[2]

K = EventKind


@dataclass(frozen=True, kw_only=True)
class Way:
    """A change and the way back from it, as dialogues: what leads up to it, the change, the way back. `looks` shows
    the state: what is heard to each of these is the same before the change and after the way back, and another one in
    between. Those that play it are told by what it `does`."""

    does: str
    back: str
    looks: str
    before: str = ""
    buttons: str = ""
    events: frozenset[K] = frozenset()
    words: str = ""


@dataclass(frozen=True, kw_only=True)
class Told:
    """A change whose way back is played in a story of its own, or that has none, and why."""

    why: str
    story: str | None = None
    buttons: str = ""
    events: frozenset[K] = frozenset()
    words: str = ""


REPORTED = "officer: /viec\nofficer: 1 xong"
CONFIRMED = REPORTED + "\nhead [Xác nhận]"
BOTH_CONFIRMED = "officer: /viec\nofficer: 1, 2 xong\nhead [Xác nhận cả 2 việc]"
ASKED_FOR_TIME = "officer: /viec\nofficer: 1 xin gia hạn đến 10/4 vì chờ kiểm kê"
ONE_MORE = "joins hoa officer Trung tâm Phục vụ hành chính công: Ngô Thị Mẫu Hoa"
# What the officer, the head and the office see of an item and of what waits for them.
OF_ITEM = "officer: 1\nhead: duyệt hết\noffice: duyệt hết"
MISTAKE = "[Ghi nhầm, hủy]"
MOVING_ON = "the words are passed on to people; nothing about the work changes by them"

WAYS: dict[str, Way] = {
    # One's own work
    "done": Way(
        before="officer: /viec", does="officer: 1 xong", back=f"officer {MISTAKE}", looks=OF_ITEM,
        buttons="done undo", events=frozenset({K.REPORTED, K.UNDONE}), words="done undo",
    ),
    "done, later": Way(
        before=REPORTED + "\nat 2026-03-02 08:30", does="head: duyệt", back=f"officer {MISTAKE}\nofficer: 1 xong",
        looks="officer: 1\nhead: duyệt hết\noffice: duyệt hết", events=frozenset({K.WITHDRAWN}), words="approve",
    ),
    "progress": Way(
        before="colleague: /viec\ncolleague: 4\ncolleague [Đang làm…]", does="colleague [50%]",
        back=f"colleague {MISTAKE}", looks="colleague: 4", buttons="progress percent", events=frozenset({K.PROGRESS}),
        words="progress",
    ),
    "still kept": Way(
        before="colleague: /viec\ncolleague: 1", does="colleague [Vẫn duy trì]", back=f"colleague {MISTAKE}",
        looks="colleague: 1\noffice: duyệt hết", buttons="kept", events=frozenset({K.STILL_KEPT}), words="still_kept",
    ),
    "nothing arose": Way(
        before="colleague: /viec\ncolleague: 1", does="colleague [Không phát sinh]", back=f"colleague {MISTAKE}",
        looks="colleague: 1\noffice: duyệt hết", buttons="nothing", events=frozenset({K.NOTHING_AROSE}),
        words="nothing_arose",
    ),
    "all that is asked about at once": Way(
        before="at 2026-03-04 07:30\ntick\ncolleague: /viec", does="colleague [Tất cả vẫn duy trì]",
        back=f"colleague {MISTAKE}", looks="colleague: /viec\ncolleague: 3\noffice: duyệt hết", buttons="standing",
    ),
    "evidence": Way(
        before="officer: /viec", does="officer @anh.jpg: 1", back=f"officer {MISTAKE}", looks="officer: 1",
        events=frozenset({K.EVIDENCE_ADDED, K.EVIDENCE_REMOVED}), words="evidence",
    ),
    "a figure": Way(
        before="officer: /viec", does="officer: 1 chỉ tiêu 90%", back=f"officer {MISTAKE}", looks="officer: 1",
        buttons="unread", events=frozenset({K.READING, K.READING_TAKEN_BACK}),
    ),
    "a difficulty": Way(
        before="officer: /viec\nofficer: 1\nofficer [Vướng mắc]", does="officer: chưa có mẫu",
        back=f"officer {MISTAKE}", looks="officer: 1\nhead: 1", buttons="hard",
        events=frozenset({K.DIFFICULTY_OPENED}), words="difficulty",
    ),
    "a difficulty settled": Way(
        before="officer: /viec\nhead: /viec\nofficer: 1 vướng: chưa có mẫu", does="office [Đã tháo gỡ]",
        back=f"office {MISTAKE}", looks="officer: 1\nhead: 1", buttons="settled settle",
        events=frozenset({K.DIFFICULTY_SETTLED}),
    ),
    "more time": Way(
        before="officer: /viec", does="officer: 1 xin gia hạn đến 10/4 vì chờ kiểm kê",
        back="officer [Rút đề nghị gia hạn]", looks="officer: 1\nhead: /viec\noffice: /viec", buttons="unask extendto",
        events=frozenset({K.EXTENSION_ASKED, K.EXTENSION_WITHDRAWN}), words="extension",
    ),
    # The chain
    "confirmed": Way(
        before=REPORTED, does="head [Xác nhận]", back=f"head {MISTAKE}", looks=OF_ITEM, buttons="confirm",
        events=frozenset({K.CONFIRMED}),
    ),
    "several confirmed": Way(
        before="officer: /viec\nofficer: 1, 2 xong", does="head [Xác nhận cả 2 việc]", back="head [Hủy cả 2 việc]",
        looks=OF_ITEM + "\nofficer: 2", buttons="confirmall undoall",
    ),
    "verified": Way(
        before=CONFIRMED, does="office [Duyệt]", back=f"office {MISTAKE}", looks=OF_ITEM, buttons="verify",
        events=frozenset({K.VERIFIED}),
    ),
    "several verified": Way(
        before=BOTH_CONFIRMED, does="office [Duyệt cả 2 việc]", back="office [Hủy cả 2 việc]",
        looks=OF_ITEM + "\nofficer: 2", buttons="verifyall",
    ),
    "all that waits": Way(
        before=BOTH_CONFIRMED + "\noffice: duyệt hết Trung tâm Phục vụ hành chính công",
        does="office [Đồng ý cả 2 việc]", back="office [Hủy cả 2 việc]", looks=OF_ITEM, buttons="yesall",
        words="approve_all",
    ),
    "returned": Way(
        before=CONFIRMED + "\noffice [Trả lại]", does="office: thiếu chữ ký trang 2", back=f"office {MISTAKE}",
        looks=OF_ITEM, buttons="return", events=frozenset({K.RETURNED}), words="return",
    ),
    "below the requirement": Way(
        before=CONFIRMED + "\noffice [Chưa đạt yêu cầu]", does="office: thiếu số liệu", back=f"office {MISTAKE}",
        looks=OF_ITEM, buttons="below", events=frozenset({K.FOUND_BELOW}),
    ),
    "not applicable": Way(
        before="officer: /viec\nofficer: 1 không phát sinh\nhead [Xác nhận]\noffice [Ghi nhận không phát sinh]",
        does="office: trong quý không có hồ sơ", back=f"office {MISTAKE}", looks=OF_ITEM, buttons="notapply",
        events=frozenset({K.FOUND_NOT_APPLICABLE}),
    ),
    # More time
    "assented": Way(
        before=ASKED_FOR_TIME, does="head [Đồng ý]", back=f"head {MISTAKE}", looks="officer: 1\nhead: /viec",
        buttons="assent unextend", events=frozenset({K.EXTENSION_ASSENTED}),
    ),
    "not assented": Way(
        before=ASKED_FOR_TIME + "\nhead [Không đồng ý]", does="head: đủ số liệu rồi", back=f"head {MISTAKE}",
        looks="officer: 1\nhead: /viec", buttons="nogrant", events=frozenset({K.EXTENSION_DISSENTED}),
    ),
    "granted": Way(
        before=ASKED_FOR_TIME + "\nhead [Đồng ý]", does="office [Gia hạn đến 10/04/2026]", back=f"office {MISTAKE}",
        looks="officer: 1\nofficer: /viec\noffice: /viec", buttons="grant", events=frozenset({K.EXTENSION_GRANTED}),
    ),
    "not granted": Way(
        before=ASKED_FOR_TIME + "\nhead [Đồng ý]\noffice [Không gia hạn]", does="office: phải xong trong quý",
        back=f"office {MISTAKE}", looks="officer: 1\noffice: /viec", events=frozenset({K.EXTENSION_REFUSED}),
    ),
    # Whose it is
    "given to somebody": Way(
        before="head: /viec\n" + ONE_MORE + "\nhoa: /viec", does="head: giao việc 1 cho chị Cúc",
        back="head [Giao nhầm, hủy]", looks="hoa: /viec\nhead: 1", buttons="assign",
        events=frozenset({K.ASSIGNED}), words="assign take_back",
    ),
    "several given to somebody": Way(
        before="head: /viec\n" + ONE_MORE + "\nhoa: /viec", does="head: giao 1, 2 cho chị Cúc",
        back="head [Hủy việc 1]\nhead [Hủy việc 2]", looks="hoa: /viec\nhead: 1\nhead: 2",
    ),
    "moved to another agency": Way(
        before="officer: /viec\nofficer: việc 2 không phải của bên em, thuộc Trạm Y tế\ncolleague: /viec",
        does="office [Chuyển Trạm Y tế]", back=f"office {MISTAKE}", looks="officer: /viec", buttons="move",
        events=frozenset({K.REASSIGNED}),
    ),
    "given out off plan": Way(
        before="officer: /viec\noffice: giao Trung tâm Phục vụ hành chính công báo cáo giải ngân trước 25/12",
        does="office [Giao việc]", back="office [Giao nhầm, hủy]", looks="officer: /viec\nhead: /viec",
        buttons="order unorder", events=frozenset({K.ORDERED, K.DROPPED}),
    ),
    "a direction": Way(
        before="at 2026-03-30 08:00\nofficer: /viec\nleader: báo cáo chủ tịch chậm nhất thứ Ba\nleader [c]",
        does="leader [Chuyển ý kiến]", back="leader [Giao nhầm, hủy]", looks="officer: /viec\nofficer: 1",
        buttons="direct", events=frozenset({K.DIRECTED}), words="direct",
    ),
    # People
    "away": Way(
        before=ONE_MORE + "\n" + REPORTED + "\nhead: tôi nghỉ từ 2/3 đến 6/3, chị Hoa làm thay", does="head [Đúng]",
        back=f"head {MISTAKE}", looks="hoa: duyệt hết", buttons="away unaway",
        events=frozenset({K.ABSENCE_SAID, K.ABSENCE_CANCELLED}), words="away",
    ),
    "handed over": Way(
        before=ONE_MORE + "\nofficer: /viec\noffice: bàn giao việc của chị Cúc cho chị Hoa", does="office [Đúng]",
        back=f"office {MISTAKE}", looks="officer: /viec\noffice: danh sách Trung tâm Phục vụ hành chính công",
        buttons="hand handback", events=frozenset({K.HANDED_OVER}), words="hand_over",
    ),
    "left": Way(
        before="head: /viec\nhead: giao việc 1 cho Cúc\nofficer: /viec\noffice: chị Cúc chuyển công tác",
        does="office [Đúng, thôi nhắn]", back=f"office {MISTAKE}",
        looks="head: 1\nofficer: /viec\noffice: danh sách Trung tâm Phục vụ hành chính công",
        buttons="leave stay", events=frozenset({K.LEFT}), words="leaves remove",
    ),
    "in another agency": Way(
        before="head: /viec\nhead: giao việc 1 cho Cúc\nofficer: /viec\noffice: chuyển chị Cúc sang Trạm Y tế",
        does="office [Đúng]", back=f"office {MISTAKE}",
        looks="head: 1\nofficer: /viec\noffice: danh sách Trung tâm Phục vụ hành chính công",
        buttons="place unplace", events=frozenset({K.ROLE_TAKEN, K.ROLE_GIVEN}), words="move",
    ),
    # What waits
    "a condition met": Way(
        before="office: /cho\noffice [a]", does="office: trước 30/6/2026", back=f"office {MISTAKE}",
        looks="office: /cho", buttons="meet", events=frozenset({K.CONDITION_MET}),
    ),
}  # fmt: skip

TOLD: dict[str, Told] = {
    # Played elsewhere
    "a document's number": Told(
        why="taken back by a tap", story="test_documents", buttons="docok docfix", events=frozenset({K.DOCUMENT_NAMED}),
    ),
    "a file that asks for care": Told(
        why="a kept file is taken away by a tap; of a dropped one nothing is left to give back",
        story="test_files_looked_through", buttons="keepfile dropfile",
    ),
    "two tasks linked or parted": Told(
        why="the one is the way back of the other, by a tap", story="test_linking", buttons="link nolink part",
        events=frozenset({K.LINKED, K.UNLINKED, K.SAID_TO_BE_TWO, K.SERVED_TOO}), words="same_work two_works",
    ),
    "done before": Told(
        why="taken back by a tap", story="test_done_before", buttons="before", events=frozenset({K.DONE_BEFORE}),
    ),
    "milestones": Told(
        why="taken back by a tap", story="test_milestones", buttons="year", events=frozenset({K.DUE_CHANGED}),
    ),
    "groups of agencies": Told(
        why="leaving is taken back by a tap; joining by a sentence that is told", story="test_leaving_groups",
        buttons="group",
    ),
    "an agency's group chat": Told(
        why="linked and unlinked by taps and sentences that are told", story="test_group_chats",
        buttons="chatyes chatno unchat", words="link_group unlink_group",
    ),
    "a plan begins or pauses": Told(
        why="the one is the way back of the other, by a tap", story="test_going_live", buttons="start shadow",
        events=frozenset({K.PLAN_STARTED, K.PLAN_PAUSED}),
    ),
    "a report is closed or opened again": Told(
        why="the one is the way back of the other, by a tap", story="test_report_life",
        buttons="close closed reopen reopened", events=frozenset({K.SUMMARY_PUBLISHED}),
    ),
    "the printed day": Told(
        why="taken back by a tap, as every condition that is met", story="test_conditions", buttons="met",
    ),
    "the template and the form of papers": Told(
        why="put back by a tap or a sentence that is told", story="test_template_by_chat", buttons="template form",
    ),
    "two accounts of one person": Told(
        why="whose posts and accounts they are is read back before the yes; whoever was taken for another is removed "
        "and invited again", story="test_merging", buttons="fuse", events=frozenset({K.PEOPLE_MERGED}), words="merge",
    ),
    "a changed message": Told(
        why="taken as a new message, with the way back of that", story="test_edited", buttons="edited",
    ),
    "a plan, as it was read": Told(
        why="nothing is written before it is approved; after that it is mended by its next version, and sends nothing "
        "before the office lets it begin", story="test_amending", buttons="plan",
        events=frozenset({K.PLAN_IMPORTED, K.PLAN_APPROVED, K.PLAN_AMENDED, K.TASK_CHANGED, K.CONDITION_SET}),
    ),
    "what stands beside the table": Told(
        why="what is left out is left for later again by a tap; what is followed is a task of the plan, mended by its "
        "next version", story="test_groups_and_goals", buttons="beside",
    ),
    "self-scoring": Told(
        why="the workbook is sent again, the goal typed again: each takes the place of what was there",
        story="test_scoring", buttons="score", events=frozenset({K.SCHEME_APPROVED, K.SCORES_TAKEN}),
    ),
    "who may come in": Told(
        why="an invitation is taken back by a tap; somebody let in by mistake is removed, somebody turned away invited "
        "again: it is told how", story="test_joining", buttons="uninvite acct join nojoin joinas joinwho phone",
        events=frozenset({K.INVITED, K.JOINED, K.ADDRESS_LINKED}), words="invite invite_account same_person",
    ),
    "a sentence for the report": Told(
        why="taken back by a tap", story="test_results", events=frozenset({K.RESULT_TOLD}),
    ),
    "not ours": Told(
        why="nothing changes before the office has decided; taken back by a tap, and who heard of it hears so",
        story="undoing.txt", events=frozenset({K.DISOWNED}), words="not_ours",
    ),
    "asked to be opened again": Told(
        why="nothing changes before the office has decided; taken back by a tap, and who heard of it hears so",
        story="undoing.txt", events=frozenset({K.WITHDRAWAL_ASKED}),
    ),
    # Without a way back
    "erased": Told(
        why="removal deletes personal data the night after; a new invitation is the way",
        events=frozenset({K.FORGOTTEN, K.ADDRESS_UNLINKED}),
    ),
    "at work again": Told(why="the days off are typed again: it is told how", words="back"),
    "it stays with its agency": Told(
        why="moving it is the way: the button stands under the answer", buttons="stays",
        events=frozenset({K.DISOWNING_REFUSED}),
    ),
    "reminded by hand": Told(
        why="what people were told cannot be unsaid; nothing about the work changes", buttons="remind",
        events=frozenset({K.REMINDED_BY_HAND}), words="remind",
    ),
    "help asked and answered": Told(
        why=MOVING_ON, buttons="askhelp answer", events=frozenset({K.HELP_ASKED, K.HELP_ANSWERED}),
    ),
    "passed on": Told(why=MOVING_ON, events=frozenset({K.FORWARDED}), words="question reassign"),
    "seen": Told(
        why="that somebody has seen it changes nothing", buttons="got", events=frozenset({K.COMMENTED, K.RECEIVED}),
        words="ack",
    ),
    "reminded again later": Told(
        why="moves no last day; another wish takes its place", buttons="snooze remindon", events=frozenset({K.SNOOZED}),
        words="snooze",
    ),
    "refused as secret": Told(why="nothing of it was kept", events=frozenset({K.SECRET_REFUSED})),
}  # fmt: skip

# Buttons and words that show something, ask for something, or stop asking: they change nothing.
LOOKS = frozenset({
    "help", "guide", "list", "summary", "figure", "paper", "waiting", "goals", "sample", "package", "item", "this",
    "proof", "cancel", "yes", "history", "why", "give", "moveask", "approveall", "directon", "extend", "grantday",
    "request", "requests", "handask", "leaveask", "leaveto", "awayask", "folk", "folks", "who", "placeask", "twins",
    "linkask", "orderto", "reached", "reading", "byplan", "directask", "directby", "fuseask",
})  # fmt: skip
WORDS_THAT_LOOK = frozenset({
    "agency_list", "week", "same_work_list", "history", "why", "letter", "briefing", "list", "summary", "cancel",
    "help", "greeting", "none",
})  # fmt: skip
# What the program does by itself, in the course of time or as part of something that has a row, or an operator does.
OURS = frozenset({
    K.CREATED, K.RESTORED, K.STEP_TAKEN, K.REMINDED, K.COORDINATORS_TOLD, K.CONDITIONS_ASKED, K.YEAR_OPENED,
    K.EVIDENCE_LOST, K.SENDING_IN_TOLD, K.SUMMARY_MADE, K.SETTING_CHANGED, K.ABSENCE_BEGUN, K.ABSENCE_ENDED,
    K.ADDRESS_DEAD, K.ADDRESS_ALIVE, K.FIGURES_ASKED, K.FIGURES_SAID,
})  # fmt: skip


def _tokens() -> Iterator[str]:
    """The verb of every button that is made anywhere."""
    for folder in ("actions", "bot"):
        for path in (ROOT / folder).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "choice" and len(node.args) > 1:
                    yield from _beginning(node.args[1])


def _beginning(token: ast.expr) -> Iterator[str]:
    match token:
        case ast.Constant(value=str(text)) | ast.JoinedStr(values=[ast.Constant(value=str(text)), *_]):
            if "." in text or isinstance(token, ast.Constant):
                yield text.partition(".")[0]


def _said(field: str) -> list[str]:
    return [word for row in (*WAYS.values(), *TOLD.values()) for word in getattr(row, field).split()]


def test_every_button_that_changes_something_has_a_row() -> None:
    known = {verb for verb, _ in verbs_of_tables()} | {*_tokens()}
    assert len(known) > 100
    assert known - {*_said("buttons")} - LOOKS == set()
    assert {*_said("buttons")} - known == set(), "rows of buttons that are not there"
    assert LOOKS & {*_said("buttons")} == set()


def test_every_word_that_changes_something_has_a_row() -> None:
    known = {*map(str, ActionKind), *map(str, CommandKind), *map(str, PeopleWish)}
    assert known - {*_said("words")} - WORDS_THAT_LOOK == set()
    assert {*_said("words")} - known == set()


def test_every_event_that_a_person_brings_about_has_a_row() -> None:
    told = {kind for row in (*WAYS.values(), *TOLD.values()) for kind in row.events}
    assert set(K) - told - OURS == set()
    assert told & OURS == set()


def test_every_story_that_is_told_elsewhere_is_there() -> None:
    stories = {row.story for row in TOLD.values() if row.story is not None}
    told = {path.name for path in (ROOT / "tests").rglob("*.txt")} | {
        path.stem for path in (ROOT / "tests").rglob("*.py")
    }
    assert stories - told == set()
    assert all(row.story or len(row.why) > 20 for row in TOLD.values())


async def _seen(play: Play, looks: str) -> list[object]:
    """What is heard to each look: the words, and the buttons under them."""
    seen: list[object] = []
    for line in looks.splitlines():
        await play.line(line)
        seen.append([(sent.text, [choice.label for choice in sent.choices]) for sent in play.heard])
    return seen


def _kinds(stage: Stage) -> Sequence[str]:
    return rows(stage, "SELECT kind FROM events WHERE commune_id = 1 ORDER BY id")


@pytest.mark.parametrize("name", WAYS)
async def test_the_way_back_leads_to_what_was_seen_before(name: str, stage: Stage, cast: Cast) -> None:
    way, play = WAYS[name], Play(stage, cast)
    await play.lines([line for line in way.before.splitlines() if line])
    asked = rows(stage, "SELECT person_id, asked FROM dialogues ORDER BY person_id")
    before = await _seen(play, way.looks)
    if asked != rows(stage, "SELECT person_id, asked FROM dialogues ORDER BY person_id"):
        await play.lines(way.before.splitlines()[-1:])  # looking was an answer to what had been asked
    known = len(_kinds(stage))
    await play.lines(way.does.splitlines())
    after = await _seen(play, way.looks)
    assert after != before, "the change cannot be seen"
    await play.lines(way.back.splitlines())
    again = await _seen(play, way.looks)
    assert again == before
    assert {kind.value for kind in way.events} <= set(_kinds(stage)[known:])
