"""The verbs of buttons, each known in one place so that no talk takes away the button of another; and the menus."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from plans.menu import COMMANDS, OF_STRANGERS

BOT = Path(__file__).resolve().parents[2] / "bot"
# The buttons of a plan that is being looked at stand behind "plan." and have verbs of their own.
_BEHIND_A_VERB = {"plan_talk.py"}
_TABLES = {"self.buttons", "self._buttons"}


def _verbs() -> Iterator[tuple[str, str]]:
    """(verb, file) of every table of buttons."""
    for path in sorted(BOT.glob("*.py")):
        if path.name in _BEHIND_A_VERB:
            continue
        for function in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(function, ast.FunctionDef):
                yield from ((verb, path.name) for table in _tables_of(function) for verb in table)


def _tables_of(function: ast.FunctionDef) -> Iterator[list[str]]:
    for node in ast.walk(function):
        if isinstance(node, ast.AnnAssign) and isinstance(node.value, ast.Dict):
            named = ast.unparse(node.target)
            if named in _TABLES or (named == "known" and function.name in ("press", "_press")):
                yield [str(key.value) for key in node.value.keys if isinstance(key, ast.Constant)]


def test_every_command_of_a_menu_is_one_that_the_conversation_knows() -> None:
    source = ast.parse((BOT / "conversation.py").read_text(encoding="utf-8"))
    named = {node.value for node in ast.walk(source) if isinstance(node, ast.Constant)}
    assert {name for name, _ in COMMANDS} | set(OF_STRANGERS) <= named


def test_every_verb_is_known_in_one_place() -> None:
    verbs = list(_verbs())
    assert len(verbs) > 50
    twice = {verb for verb, count in Counter(verb for verb, _ in verbs).items() if count > 1}
    assert {(verb, file) for verb, file in verbs if verb in twice} == set()
