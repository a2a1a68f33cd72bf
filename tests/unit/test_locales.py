"""The sentences: whole in both languages, every one of them used, and none missing where the program speaks."""

from __future__ import annotations

import ast
import importlib
import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from itertools import chain, product
from pathlib import Path

import pytest
from fluent.syntax import FluentParser
from fluent.syntax import ast as ftl
from fluent.syntax.visitor import Visitor

from actions import done_before_book, evidence_package, intake, preview, score_book
from actions.extension_requests import ASSENT, DECIDE
from actions.joining import Door
from actions.messages import plain
from actions.office_papers import OfficePaper
from actions.packages import PackageKind
from actions.papers import PaperKind
from actions.report_templates import TemplatePaper
from actions.reporting import _REST
from actions.why_figures import APART
from actions.wording import render, say
from actions.workbook import _COMPUTED
from bot.demo import story, year
from bot.demo.playing import plan_of
from bot.guide_talk import SUBJECTS
from bot.summary_cli import _TITLES
from db.models import PlanStage
from documents import reading
from documents.bundle import Damage
from locales import LANGUAGES, MissingSentence, Sentences, sentences, source_of
from plans.access import Role
from plans.amend_places import ASKED, How, Verdict
from plans.amendments import Field
from plans.deadlines import read_deadline
from plans.document_reference import DayInQuestion
from plans.done_before import CellFlaw
from plans.evidence_package import PieceState
from plans.extensions import IMPOSSIBLE, DayQuestion
from plans.figure_names import FigureName
from plans.house_rules import SETTINGS
from plans.judging import STEPS, Timeliness
from plans.menu import COMMANDS, OF_STRANGERS
from plans.paper_form import FormFlaw, Post
from plans.personal_data import PersonalMark
from plans.readings import NEVER_KEPT, FigureUnclear, Trend
from plans.report import Word
from plans.scoring import ProofState, SchemeFlaw, ScoreFlaw
from plans.summary import TaskClass
from plans.work import ANSWERS, EventKind, ItemKind, Move, MoveRefused, Status, apply
from plans.workbook import COLUMNS, HEAD_ROWS, Sheet

ROOT = Path(__file__).resolve().parents[2]
GOLDEN_PHRASES = ROOT / "tests" / "golden" / "deadline_phrases.jsonl"

# Places that the speaker fills by itself: how the reader is addressed. English needs neither.
ADDRESS = frozenset({"you", "You"})

# What the files say --------------------------------------------------------------------------------------------------


@cache
def entries(language: str) -> Sequence[ftl.EntryType]:
    return FluentParser().parse(source_of(language)).body


@cache
def messages(language: str) -> Mapping[str, ftl.Message]:
    return {entry.id.name: entry for entry in entries(language) if isinstance(entry, ftl.Message)}


class _Looking(Visitor):
    """Collects the places of a sentence."""

    def __init__(self) -> None:
        self.places: set[str] = set()

    def visit_VariableReference(self, node: ftl.VariableReference) -> None:
        self.places.add(node.id.name)


def places(language: str, key: str) -> frozenset[str]:
    """The places of a sentence that its speaker must fill."""
    looking = _Looking()
    looking.visit(messages(language)[key])
    return frozenset(looking.places) - ADDRESS


def ways(pattern: ftl.Pattern) -> list[str]:
    """Each way in which a sentence can read: a place stands as `{name}`, a choice is made in every way."""
    texts = [""]
    for element in pattern.elements:
        texts = [text + more for text in texts for more in _ways_of(element)]
    return texts


def _ways_of(element: ftl.TextElement | ftl.Placeable) -> list[str]:
    if isinstance(element, ftl.TextElement):
        return [element.value]
    expression = element.expression
    if isinstance(expression, ftl.SelectExpression):
        return list(chain.from_iterable(ways(variant.value) for variant in expression.variants))
    if isinstance(expression, ftl.StringLiteral) and not expression.value:
        return [""]  # a choice that says nothing: Fluent has no other way to write it
    assert isinstance(expression, ftl.VariableReference), "a sentence holds places and choices, nothing else"
    return [f"{{{expression.id.name}}}"]


def readings(language: str) -> Iterator[tuple[str, str]]:
    """Every sentence in each way it can read, with its key."""
    for key, message in messages(language).items():
        assert message.value is not None
        for text in ways(message.value):
            yield key, text


# What the code says --------------------------------------------------------------------------------------------------

# Functions that are given the key of a sentence, and as which argument.
SPEAKERS = {
    "say": 0, "choice": 0, "Refused": 0, "_words": 0, "words": 0, "sentence": 0, "label": 0, "speak": 0, "Taps": 0,
    "_ask_for": 1, "_say_to_chat": 2, "_heartbeat": 4, "_asked": 0, "_agreed": 0,
}  # fmt: skip

# What these hand on to `say` together with the key: the places that they fill.
FILLED_WITHIN: Mapping[str, frozenset[str]] = {
    "_ask_for": frozenset({"title"}),
    "_say_to_chat": frozenset(),
    "_heartbeat": frozenset({"time", "item", "next", "due", "evidence"}),
}

# `**…` whose names are known: by the words that stand in the code.
SPREAD: Mapping[str, frozenset[str]] = {
    "_named(tx, caller, item)": frozenset({"item"}),
    "named": frozenset({"item", "status", "due", "count"}),
    "how_it_stands(tx, caller, item)": frozenset({"item", "due", "evidence"}),
    "progress.how_it_stands(tx, caller, item)": frozenset({"item", "due", "evidence"}),
    "stands": frozenset({"what", "status"}),
    "started.places": frozenset({"title", "items", "day"}),
    "plan.places": frozenset({"title", "items", "day"}),
    "until": frozenset({"time", "day"}),
    "values": frozenset({"percent"}),
    "counts": frozenset({"count", "late", "soon", "reported"}),
    "_where(spot)": frozenset({"sheet", "row", "column", "words"}),
    "self._places(one, indicator)": frozenset({"of", "target", "value", "unit", "before"}),
    "_classes(plan)": frozenset({"under_way", "not_yet_due", "overdue", "below", "waiting", "not_applicable"}),
    "reminders.snooze(self._tx, self._turn.caller, None, self._turn.now)": frozenset({"time", "day"}),
    "{key: counts[key] for key in ('overdue', 'under_way', 'not_yet_due', 'waiting')}": frozenset(
        {"overdue", "under_way", "not_yet_due", "waiting"}
    ),
}

NOT_PLACES = frozenset({"token"})


def _values(members: Iterable[StrEnum]) -> list[str]:
    return [member.value.replace("_", "-") for member in members]


@cache
def doubts() -> Sequence[type[StrEnum]]:
    """Every enum of the rules that lists doubts."""
    named = [
        (f"plans.{path.stem}", node.name)
        for path, tree in modules("plans")
        for node in tree.body
        if isinstance(node, ast.ClassDef) and node.name.endswith("Doubt") and "StrEnum" in map(ast.unparse, node.bases)
    ]
    return [getattr(importlib.import_module(module), name) for module, name in named]


def codes_raised(error: str, *folders: str) -> set[str]:
    """The literal codes that `error("…")` is made with, in each way of a condition."""
    return {
        literal.value
        for folder in folders
        for _, tree in modules(folder)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and _called(node) == error and node.args
        for literal in _named_by(node.args[0], tree)
        if isinstance(literal, ast.Constant) and isinstance(literal.value, str)
    }


def strings_returned(folder: str, function: str) -> set[str]:
    """The literal strings that a function returns."""
    return {
        node.value
        for _, tree in modules(folder)
        for found in ast.walk(tree)
        if isinstance(found, ast.FunctionDef) and found.name == function
        for returned in ast.walk(found)
        if isinstance(returned, ast.Return) and returned.value is not None
        for node in ast.walk(returned.value)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def moves_refused() -> set[str]:
    """Every reason for which a move is refused: those of the table, tried out, and those of taking back."""
    found = codes_raised("MoveRefused", "plans")
    for status, move, kind in product(Status, Move, ItemKind):
        try:
            apply(status, move, kind)
        except MoveRefused as refused:
            found.add(refused.code)
    return found


def _scenes() -> list[str]:
    named = [turn.scene for turn in story.TURNS] + [opening.scene for opening in story.OPENINGS]
    return ["founding", *sorted({name for name in named if name})]


def _workbook_columns() -> list[str]:
    computed = [name for columns in _COMPUTED.values() for names in columns.values() for name in names]
    return sorted({name.replace("_", "-") for name in (*chain.from_iterable(COLUMNS.values()), *computed)})


@cache
def families() -> Mapping[str, Sequence[str]]:
    """Keys made from a value, by the way they stand in the code: what the value can be."""
    left = [year.TRANSCRIPT, year.SUMMARIES, year.PAPERS, year.PREVIEW, year.DATABASE, year.EVIDENCE]
    return {
        "weekday-{}": [str(number) for number in range(1, 8)],
        "quarter-{}": ["1", "2", "3", "4"],
        "period-half-{}": ["1", "2"],
        "plan-stage-{}": _values(PlanStage),
        "status-{}": _values(Status),
        "timeliness-{}": _values(Timeliness),
        "welcome-{}": _values(Role),
        "role-{}": _values(Role),
        "post-{}": _values([role for role in Role if role is not Role.OPERATOR]),
        "join-{}": _values([Door.YES, Door.ASKED_BEFORE]),
        "menu-{}": [name for name, _ in COMMANDS] + list(OF_STRANGERS),
        **{f"{family}-{{}}": list(SUBJECTS) for family in ("help-more", "help-title", "choice-help")},
        "help-line-{}": [part for parts in SUBJECTS.values() for part, _ in parts],
        "told-{}-undone": ["difficulty", "settling"],
        "recorded-{}-undone": ["difficulty", "settling"],
        "step-{}": _values(sorted(STEPS, key=list(EventKind).index)),
        "then-{}": sorted(set(strings_returned("actions", "_go_up")) - {"head"}),  # which says who that is
        "please-{}": ["confirm", "verify"],
        "document-{}": _values(DayInQuestion),
        "choice-{}": ["confirm", "verify"],
        "sample-who-{}": ["officer", "colleague", "head", "office", "leader"],
        "please-{}-several": ["confirm", "verify"],
        "choice-{}-all": ["confirm", "verify"],
        "please-{}-extension": [ASSENT, DECIDE],
        "recorded-{}": _values([Move.FIND_BELOW, Move.FIND_NOT_APPLICABLE]),
        "told-{}": _values([Move.FIND_BELOW, Move.FIND_NOT_APPLICABLE]),
        "ask-reason-{}": ["below", "notapply"],
        "ask-extension-not-{}": [ASSENT, DECIDE],
        "extension-then-{}": ["office", "leader", "you", "nobody"],
        "extension-{}": sorted(_values(IMPOSSIBLE)),
        "ask-extension-{}": _values(DayQuestion),
        "told-extension-gone-{}": ["reported", "dropped"],
        "what-{}": _values(sorted(ANSWERS, key=list(EventKind).index)),
        "group-{}": ["late", "soon", "later", "overdue", "ahead", "long", "standing"],
        "why-{}": ["snoozed", "shadow", "waiting", "weekly", "monthly"],
        "recorded-all-{}": ["kept", "nothing"],
        "standing-which-{}": ["changed", "nothing"],
        "standing-ask-{}": ["changed", "nothing"],
        "setting-about-{}": [key.replace("_", "-") for key in SETTINGS],
        "setting-form-{}": sorted({setting.form for setting in SETTINGS.values()}),
        "refused-{}": sorted(code.replace("_", "-") for code in moves_refused()),
        "unreadable-{}": sorted(codes_raised("Unreadable", "documents", "actions")),
        "doubt-{}": [key for enum in doubts() for key in _values(enum)],
        "choice-amend-{}": [*_values(How), *_values(Verdict)],
        "amend-noted-{}": [*_values(How), *_values(Verdict)],
        "amend-how-{}": sorted(ASKED),
        "amend-cell-{}": _values(Field),
        "amend-parts-of-{}": ["added", "dropped"],
        "personal-{}": _values(PersonalMark),
        "reached-refused-{}": _values(sorted(NEVER_KEPT)),
        "reached-asked-{}": _values(unclear for unclear in FigureUnclear if unclear not in NEVER_KEPT),
        "book-sheet-{}": _values(Sheet),
        "book-column-{}": _workbook_columns(),
        "book-head-{}": [*(name.replace("_", "-") for name in HEAD_ROWS), "doubt"],
        "paper-{}": [word.value for word in Word],
        "behind-{}": _values(FigureName),
        "report-signs-{}": _values(Post),
        "form-flaw-{}": _values(FormFlaw),
        "paper-name-{}": [*_values(PaperKind), *_values(OfficePaper), *_values(TemplatePaper)],
        "paper-here-{}": [*_values(PaperKind), *_values(OfficePaper), *_values(TemplatePaper)],
        "paper-coming-{}": [*_values(PaperKind), *_values(OfficePaper), *_values(TemplatePaper)],
        "paper-failed-{}": [
            *_values(PaperKind),
            *_values(OfficePaper),
            *_values(TemplatePaper),
            *_values(PackageKind),
        ],
        "choice-paper-{}": ["docx", "xlsx"],
        "report-headline-{}": list("012345"),
        "province-{}": list(_TITLES),
        "report-trend-{}": _values(Trend),
        "report-rest-{}": _values(_REST),
        "report-recipient-{}": ["party", "chairs", "agencies", "file"],
        "choice-behind-{}": _values(FigureName),
        "figure-of-{}": list(APART),
        "figure-due-{}": _values([TaskClass.OVERDUE, TaskClass.UNDER_WAY, TaskClass.NOT_YET_DUE]),
        "figure-class-{}": _values(TaskClass),
        "score-column-{}": [key.replace("_", "-") for key, _ in (*score_book.COLUMNS, *score_book.GOAL_COLUMNS)],
        "scheme-flaw-{}": [flaw.value for flaw in SchemeFlaw],
        "score-flaw-{}": [flaw.value for flaw in ScoreFlaw],
        "score-state-{}": _values(ProofState),
        "score-book-about-{}": ["1", "2", "3", "4"],
        "done-book-about-{}": ["1", "2", "3", "4"],
        "done-column-{}": [key for key, _ in done_before_book.COLUMNS],
        "done-cell-{}": _values(CellFlaw),
        "package-column-{}": [key for key, _ in evidence_package.COLUMNS],
        "package-state-{}": [*_values(PieceState), *_values(Damage)],
        "order-refused-{}": ["already-taken-back", "is-dropped", "others-followed", "too-late-to-undo"],
        "demo-scene-{}": _scenes(),
        "demo-file-{}": [name.partition(".")[0] for name in left],
    }


def keys_of(family: str) -> list[str]:
    return [family.replace("{}", value) for value in families()[family]]


@cache
def modules(folder: str) -> Sequence[tuple[Path, ast.Module]]:
    paths = sorted((ROOT / folder).rglob("*.py"))
    return [(path, ast.parse(path.read_text(encoding="utf-8"))) for path in paths]


@dataclass(frozen=True)
class Spoken:
    """A place in the code that names a sentence.

    `keys` are the sentences that it may be, `given` the places that it names, `filled` these and what ** hands over;
    None where it hands on what it was given itself. In a family each sentence takes what it needs of them.
    """

    where: str
    keys: tuple[str, ...]
    given: frozenset[str]
    filled: frozenset[str] | None
    family: str | None = None


def _called(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


@cache
def spoken() -> Sequence[Spoken]:
    """Everything said in `locales`, `actions`, `bot` and `jobs`."""
    return [
        found
        for folder in ("locales", "actions", "jobs", "bot")
        for path, tree in modules(folder)
        for function in ast.walk(tree)
        if isinstance(function, ast.Module | ast.FunctionDef | ast.AsyncFunctionDef)
        for call in _calls_of(function)
        for found in _spoken_by(call, path, function, tree)
    ]


def _calls_of(scope: ast.AST) -> Iterator[ast.Call]:
    """The calls in a scope that are not in a function within it."""
    for child in ast.iter_child_nodes(scope):
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        if isinstance(child, ast.Call):
            yield child
        yield from _calls_of(child)


def _spoken_by(call: ast.Call, path: Path, *scopes: ast.AST) -> Iterator[Spoken]:
    position = SPEAKERS.get(_called(call))
    if position is None or len(call.args) <= position:
        return
    where, given, filled = f"{path.relative_to(ROOT)}:{call.lineno}", _given(call), _filled(call)
    named = _named_by(call.args[position], *scopes)
    literal = tuple(one.value for one in named if isinstance(one, ast.Constant) and isinstance(one.value, str))
    if literal:
        yield Spoken(where, literal, given, filled)
    for family in filter(None, map(_family, named)):
        assert family in families(), f"{where}: a new family of sentences, {family!r}: list what it can be"
        yield Spoken(where, tuple(keys_of(family)), given, filled, family)


def _family(key: ast.expr) -> str | None:
    """The pattern of a key that is put together from a beginning and a value."""
    match key:
        case ast.JoinedStr(values=values):
            return "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in values)
        case ast.BinOp(left=ast.Constant(value=str(beginning)), op=ast.Add()):
            return beginning + "{}"
    return None


def _named_by(key: ast.expr, *scopes: ast.AST) -> list[ast.expr]:
    """What an argument can be: itself, the ways of a condition, what a name was set to, what a table holds.

    Names are looked for in the scopes, the innermost first.
    """
    match key:
        case ast.IfExp():
            return [*_named_by(key.body, *scopes), *_named_by(key.orelse, *scopes)]
        case ast.Name():
            values = next(filter(None, (_assigned(key.id, scope) for scope in scopes)), [])
            return [found for value in values for found in _named_by(value, *scopes)]
        case ast.Subscript():
            tables = _named_by(key.value, *scopes)
            return [value for table in tables if isinstance(table, ast.Dict) for value in table.values]
        case ast.Call(func=ast.Attribute(value=table, attr="get"), args=[index, default]):
            return [*_named_by(ast.Subscript(value=table, slice=index), *scopes), *_named_by(default, *scopes)]
    return [key]


def _assigned(name: str, scope: ast.AST) -> list[ast.expr]:
    """What a name is set to in a function, or at the top of a module."""
    statements = scope.body if isinstance(scope, ast.Module) else ast.walk(scope)
    return [
        node.value
        for node in statements
        if isinstance(node, ast.Assign) and [getattr(target, "id", "") for target in node.targets] == [name]
    ]


def _given(call: ast.Call) -> frozenset[str]:
    """The places that a call names."""
    within = FILLED_WITHIN.get(_called(call))
    if within is not None:
        return within
    names = {word.arg for word in call.keywords if word.arg} - NOT_PLACES
    # `Sentences.say` takes its places as a mapping.
    if len(call.args) > 1 and isinstance(call.args[1], ast.Dict):
        names |= {str(key.value) for key in call.args[1].keys if isinstance(key, ast.Constant)}
    return frozenset(names)


def _filled(call: ast.Call) -> frozenset[str] | None:
    """The places that a call names and those that it hands over by **; None where these are not known."""
    spread = [SPREAD.get(ast.unparse(word.value)) for word in call.keywords if word.arg is None]
    known = [names for names in spread if names is not None]
    return _given(call).union(*known) if len(known) == len(spread) else None


# The files by themselves ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_whole_file_is_understood_and_says_nothing_twice(language: str) -> None:
    junk = [entry.content for entry in entries(language) if isinstance(entry, ftl.Junk)]
    assert junk == []
    named = [entry.id.name for entry in entries(language) if isinstance(entry, ftl.Message)]
    assert [key for key in set(named) if named.count(key) > 1] == []
    assert [entry for entry in entries(language) if isinstance(entry, ftl.Term)] == []


def test_both_languages_have_the_same_sentences_in_the_same_order() -> None:
    assert list(messages("en")) == list(messages("vi"))


def test_both_languages_have_the_same_places() -> None:
    differing = {key for key in messages("vi") if places("vi", key) != places("en", key)}
    assert differing == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_letters_are_composed_and_spacing_is_single(language: str) -> None:
    source = source_of(language)
    assert unicodedata.is_normalized("NFC", source)
    assert "\t" not in source
    assert "\u00a0" not in source
    for key, text in readings(language):
        assert "  " not in text, key
        assert not re.search(r" [,.;:!?](?:\s|$)", text.replace("· ", "")), key


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_only_markup_is_bold_and_it_is_closed(language: str) -> None:
    for key, text in readings(language):
        assert re.findall(r"<[^>]*>", text) in ([], ["<b>", "</b>"] * text.count("<b>")), key
        assert "&" not in text, f"{key}: an entity is for code to write"


@pytest.mark.parametrize("language", LANGUAGES)
def test_quotation_marks_are_curly_and_in_pairs(language: str) -> None:
    for key, text in readings(language):
        assert text.count("“") == text.count("”"), key
        assert text.count("«") == text.count("»"), key
        assert text.count("(") == text.count(")"), key
        # What is typed on a command line stands in straight ones.
        assert '"' not in text or "--" in text, key


# Titles, labels and parts of sentences, which end without a full stop.
_PARTS = (
    "help-line-", "help-more-", "help-title-", "report-of", "weekday-", "full-day", "paper-", "letter-about",
    "letter-to", "letter-recipient-", "briefing-day", "briefing-extension", "which-line", "which-waiting",
    "waiting-line-unsaid", "cli-database-unusable", "when-", "title-", "item-numbered", "item-titled",
    "agency-not-yet", "awaiting-line", "choice-", "list-line", "list-title", "group-", "roll-call-title",
    "roll-call-now", "nobody-line", "digest-title", "escalation-line", "snoozed-title", "shadow-line",
    "shadow-nobody", "card-title", "card-product", "card-requirement", "card-notes", "card-due", "card-status",
    "timeliness-", "recorded-done", "recorded-confirmed", "file-nameless", "please-", "told-difficulty",
    "told-withdrawn", "forwarded-item", "summary-title", "summary-classes", "summary-agencies", "summary-agency",
    "summary-plan", "behind-", "figure-", "report-rest-", "report-body", "report-issuing-body",
    "report-province-body", "report-recipient-", "report-signs", "report-title", "report-plan", "report-file",
    "report-words-erased", "report-trend-", "template-label", "province-", "package-file-nameless", "form-line-",
    "quarter-", "period-", "console-seat", "console-bot", "cli-approve-question", "cli-remove-question", "cli-why",
    "plan-stage-", "doctor-", "commune-unknown", "agency-unknown", "plan-needs-office", "preview-no-number",
    "preview-nobody", "preview-plan-itself", "preview-task", "preview-group", "preview-doubt", "reading-", "demo-",
    "unanswered-title", "standing-line", "standing-title", "standing-left", "standing-of-others", "standing-nobody",
    "recorded-all-kept", "recorded-all-nothing", "agency-title", "what-", "recorded-assigned", "told-assigned",
    "assign-who", "direct-line", "direction-by-tap", "direction-title", "off-plan-title", "order-nobody",
    "report-without-words", "told-directed", "told-ordered", "merge-role", "figures-line", "figures-goal",
    "link-line", "link-which-line", "part-line", "recorded-received", "report-to-leader", "assign-head", "instead-of",
    "away-deputy", "away-no-deputy", "back-", "goal-line", "goals-title", "later-title", "later-line", "goal-called",
    "goal-reading", "card-target", "reached-of-period", "reached-then", "reached-which-", "recorded-reading",
    "groups-title", "done-before-line", "done-before-on-day", "done-before-by-document", "done-book-name",
    "done-book-title", "done-book-sheet", "done-column-", "milestones-line-", "milestones-title", "preview-goal",
    "preview-duty", "preview-send-by", "register-line", "sample-", "setting-line", "setting-usual", "setting-about-",
    "setting-day-off", "setting-working-day", "setting-plan", "day-off-weekend", "weekly-title", "monthly-title",
    "weekly-late-title", "weekly-coming-", "agency-line", "person-", "post-", "story-", "week-", "why-title",
    "why-line", "amend-why", "amend-mind", "amend-before", "amend-after", "amend-changed", "amend-unsure-line",
    "amend-added", "amend-dropped", "amend-field", "amend-nothing-printed", "amend-cell-", "amend-page",
    "amended-unnumbered", "amended-no-day", "cli-amend-", "book-", "cli-drop-question", "cli-done-before-question",
    "cli-help-", "cli-score-question", "cli-score-take-question", "package-list", "package-name",
    "score-package-about", "score-package-name", "score-named-by-office", "score-nameless", "package-lacking",
    "package-title", "package-column-", "package-state-", "package-size", "package-sender-left", "role-",
    "join-phone", "people-", "former-", "menu-", "invited-link", "start-line", "coordinating-", "direction-day",
    "batch-line", "told-disowned", "recorded-disowned", "told-stays", "difficulty-line", "weekly-blocked",
    "recorded-found-", "told-found-", "recorded-kept", "recorded-changed", "recorded-nothing-arose",
    "recorded-progress", "recorded-percent", "recorded-difficulty", "recorded-verified", "recorded-returned",
    "recorded-undone", "recorded-result", "recorded-step-undone", "told-step-undone", "step-", "recorded-withdrawal-",
    "told-withdrawal-undone", "recorded-document", "recorded-own-after-all", "told-own-after-all",
    "recorded-stays-there", "recorded-reassigned", "recorded-taken-back", "head-of-agency", "extension-no-day",
    "extension-line", "extension-list-title", "recorded-extension-", "told-extension-", "extension-past",
    "extension-not-later", "extension-no-longer", "document-name", "document-any", "document-dated",
    "document-issued-by", "document-about", "document-part", "document-typed", "document-quoted",
    "document-unconfirmed", "document-doubted", "document-none", "documents-", "score-goal-met", "score-goal-unmet",
    "score-goal-unread", "score-link-goal", "score-title", "score-state-", "score-line", "score-column-",
    "score-book-name", "score-enough", "score-not-enough", "score-sheet", "package-withdrawn", "package-of-closed",
    "morning-next",
)  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sentence_ends_as_a_sentence(language: str) -> None:
    sentences_ = [(key, text) for key, text in readings(language) if not key.startswith(_PARTS)]
    # A quotation ends with its mark, a question with its own; "…" leads on to more.
    unfinished = [key for key, text in sentences_ if not re.search(r"[.?:…”»]$", text.rstrip())]
    assert unfinished == []
    assert len(sentences_) > len(messages(language)) // 3, "most sentences count as parts of others"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_due_day_is_never_written_by_hand(language: str) -> None:
    """A day comes through a place, with its weekday; only examples of what to type carry one."""
    for key, text in readings(language):
        without_examples = re.sub(r"“[^”]*”", "", text)
        if key == "summary-period-unknown":
            continue
        assert not re.search(r"\d{1,2}/\d{1,2}(/\d{4})?|\d{4}-\d\d-\d\d", without_examples), key


# What Vietnamese people should read ----------------------------------------------------------------------------------

# Said of itself, the bot is "Nhắc Việc". On a button the person speaks ("Việc của tôi").
_SELF = re.compile(r"\b(?:tôi|em|mình|chúng tôi|chúng ta|bạn|quý vị|quý khách)\b", re.IGNORECASE)

_ENGLISH = re.compile(
    r"\b(?:the|and|or|is|are|was|not|you|your|please|task|item|plan|file|done|error|deadline|report|button|click"
    r"|chat|link|check|update|upload|download|online|status|server|user|admin|account|message|send|code|invalid|ok|okay"
    r"|email|list|reminder|digest|start|stop|token|database|command|group|evidence)\b",
    re.IGNORECASE,
)
# Words that stand on a keyboard, in a command, or are what the thing is called here as well.
_KEPT_ENGLISH = re.compile(
    r"nhacviec plan start|--\w+|Ctrl-D|/[a-z]+|@\S+|\b(?:JSON|UTF-8|Unicode|TXT|Word|Excel|HTML|RTF|SQLite|SHA-256|MB"
    r"|demo|bot|Telegram|PDF|DOCX|XLSX)\b"
)


def test_the_bot_never_calls_itself_tôi_or_em() -> None:
    spoken_by_it = [(key, text) for key, text in readings("vi") if not key.startswith("choice-")]
    for key, text in spoken_by_it:
        # Between quotation marks stand the person's own words: a label, or an example of what to type.
        assert not _SELF.search(re.sub(r"“[^”]*”", "", text)), key


def test_the_vietnamese_sentences_hold_no_english() -> None:
    for key, text in readings("vi"):
        words = _KEPT_ENGLISH.sub(" ", re.sub(r"\{\w+\}", " ", text))
        assert not _ENGLISH.search(words), f"{key}: {_ENGLISH.search(words)}"


def test_the_english_sentences_hold_no_vietnamese_but_what_is_typed_and_names() -> None:
    for key, text in readings("en"):
        rest = re.sub(r"“[^”]*”|/tonghop quý 3|Nhắc Việc|An Mẫu", " ", text)
        assert not re.search(r"[ăâđêôơư\u1ea0-\u1ef9]", rest, re.IGNORECASE), key


def test_the_nets_for_words_catch_what_they_are_there_for() -> None:
    assert _SELF.search("Tôi đã ghi nhận.")
    assert _SELF.search("em chưa rõ")
    assert _ENGLISH.search("Vui lòng click vào link.")
    assert not _SELF.search("Xem chương trình của tiệm tem.")


# The files and the code ----------------------------------------------------------------------------------------------


def test_every_sentence_that_the_code_names_is_there() -> None:
    missing = {(found.where, key) for found in spoken() for key in found.keys if key not in messages("vi")}
    assert missing == set()
    assert len(spoken()) > 150, "the search of the code has gone blind"


def test_every_sentence_is_said_somewhere() -> None:
    said = {key for found in spoken() for key in found.keys}
    assert set(messages("vi")) - said == set()


def test_every_family_of_sentences_is_said_as_a_family() -> None:
    assert {found.family for found in spoken() if found.family} == set(families())


def test_the_code_names_no_place_that_a_sentence_does_not_have() -> None:
    """Where one of two sentences is said, what is named is for the one or for the other."""
    idle = [
        (found.where, found.keys, sorted(found.given - needed))
        for found in spoken()
        for needed in [frozenset[str]().union(*(places("vi", key) for key in found.keys))]
        if found.given - needed
    ]
    assert idle == []


def test_it_is_known_what_a_spread_of_places_hands_over() -> None:
    assert [found.where for found in spoken() if found.filled is None and not found.family] == []


def test_no_sentence_is_said_with_a_place_left_empty() -> None:
    short = [
        (found.where, key, sorted(places("vi", key) - found.filled))
        for found in spoken()
        if found.filled is not None
        for key in found.keys
        if not places("vi", key) <= found.filled
    ]
    assert short == []


def _words_carried() -> Iterator[tuple[str, frozenset[str]]]:
    """Each doubt's code with the words that it says it carries, in the comment beside it ("first, last: why")."""
    for enum in doubts():
        source = (ROOT / f"{enum.__module__.replace('.', '/')}.py").read_text(encoding="utf-8")
        for member in enum:
            line = re.search(
                rf'^    {member.name} = "{member.value}"(?:  # (?P<words>[^:\n]*).*)?$', source, re.MULTILINE
            )
            assert line is not None, member
            yield member.value, frozenset(re.findall(r"\w+", line["words"] or ""))


def test_a_doubt_is_said_with_the_words_that_it_carries() -> None:
    differing = {
        (code, words, places("vi", f"doubt-{code.replace('_', '-')}"))
        for code, words in _words_carried()
        if words != places("vi", f"doubt-{code.replace('_', '-')}")
    }
    assert differing == set()


def _raised_with() -> Iterator[tuple[str, frozenset[str]]]:
    """Each code of a refused file with the words that it is raised with."""
    for _, tree in modules("documents"):
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and _called(node) == "Unreadable" and node.args:
                for code in _named_by(node.args[0], tree):
                    assert isinstance(code, ast.Constant), ast.unparse(node)
                    yield str(code.value), frozenset(word.arg for word in node.keywords if word.arg)


def test_a_file_that_cannot_be_read_is_refused_with_the_words_of_its_sentence() -> None:
    short = {code for code, words in _raised_with() if not places("vi", f"unreadable-{code}") <= words}
    assert short == set()


# The sentences, spoken -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_can_be_said_with_text_and_with_counts(language: str) -> None:
    speaker = sentences(language)
    for key in messages(language):
        names = places(language, key) | ADDRESS
        for value in ("x", 0, 1, 2, 21):
            text = speaker.say(key, {**dict.fromkeys(names, value), "you": "anh/chị", "You": "Anh/chị"})
            assert text.strip(), key
            assert "{" not in text, key


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_doubt_of_the_golden_phrases_can_be_said(language: str) -> None:
    heard = set()
    for line in GOLDEN_PHRASES.read_text(encoding="utf-8").splitlines():
        phrase = json.loads(line)
        doubt = read_deadline(phrase["text"], phrase["year"]).doubt
        if doubt is not None:
            heard.add(doubt.code)
            assert plain(render({"parts": [preview.doubt_words(doubt)]}, language, "anh/chị").text).endswith(".")
    assert len(heard) > 10, "the golden phrases hardly raise a doubt any more"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("commune", [story.AN_MAU, story.BINH_MAU])
def test_the_preview_of_a_sample_plan_can_be_said(language: str, commune: str) -> None:
    parts = preview.preview(intake.read(plan_of(commune), None, None))
    lines = render({"parts": parts}, language, "anh/chị").text.splitlines()
    assert len(lines) == len(parts)


@pytest.mark.parametrize(("language", "said"), [("vi", "thứ Hai 23/11/2026"), ("en", "Monday 23/11/2026")])
def test_a_day_is_said_with_its_weekday(language: str, said: str) -> None:
    part = say("due-day", day={"day": "2026-11-23"})
    assert said in render({"parts": [part]}, language, "anh/chị").text


@pytest.mark.parametrize(
    ("count", "said"),
    [(0, "0 working days left"), (1, "1 working day left"), (2, "2 working days left")],
)
def test_english_counts_in_the_singular_and_the_plural(count: int, said: str) -> None:
    assert sentences("en").say("when-left", {"due": "Monday", "days": count}).endswith(said)


def test_the_reader_is_addressed_as_the_commune_wishes() -> None:
    stranger = {"parts": [say("stranger")]}
    assert "Nếu đồng chí có mã mời" in render(stranger, "vi", "đồng chí").text
    assert render({"parts": [say("stranger-wrong-code")]}, "vi", "đồng chí").text.count("Đồng chí") == 1


def test_a_language_that_nobody_wrote_is_answered_in_vietnamese() -> None:
    assert sentences("fr").language == "vi"


def test_a_sentence_that_is_not_there_or_not_filled_is_no_text_but_an_error() -> None:
    bare = Sentences("vi", "greeting = Chào { $name }.\nempty =\n    .title = Chào\n")
    with pytest.raises(MissingSentence):
        bare.say("farewell")
    with pytest.raises(MissingSentence):
        bare.say("greeting")
    with pytest.raises(MissingSentence):
        bare.say("empty")
    assert bare.say("greeting", {"name": "Lan"}) == "Chào Lan."


def test_the_largest_file_is_named_in_the_refusal() -> None:
    assert reading.LARGEST_FILE == 25 * 1024 * 1024
    assert "25 MB" in sentences("vi").say("unreadable-too-large", {"limit_mb": "25", "you": "", "You": ""})
