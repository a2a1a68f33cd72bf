"""Watches every statement that reaches an engine: whoever asks for commune data must name the commune."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import BindParameter, Column, CompoundSelect, Delete, Engine, Select, Table, Update, event
from sqlalchemy.sql import operators
from sqlalchemy.sql.elements import BinaryExpression, BooleanClauseList, Grouping, TextClause
from sqlalchemy.sql.selectable import FromClause, SelectBase

from db.models import Base, Outgoing
from db.models import Update as InboxRow

COMMUNE = "commune_id"
KEPT_APART = frozenset(table.name for table in Base.metadata.tables.values() if COMMUNE in table.columns)
# A message and an update are fetched by the id that we ourselves leased or stored: no person can name one.
BY_KEY = frozenset({Outgoing.__tablename__, InboxRow.__tablename__})
_LOADS_BY_KEY = re.compile(r"pk_\d+")


@contextmanager
def watching() -> Iterator[list[str]]:
    """The breaches that happen while the block runs, on every engine of this process.

    They are collected and not raised: a broad `except` in the program would swallow them.
    """
    breaches: list[str] = []

    def look(_: Any, statement: Any, __: Any, ___: Any, options: Any) -> None:
        if options.get("across_communes") or not isinstance(statement, (SelectBase, Update, Delete, TextClause)):
            return
        if free := unbound(statement):
            breaches.append(f"{', '.join(sorted(free))}: {' '.join(str(statement).split())}")

    event.listen(Engine, "before_execute", look)
    try:
        yield breaches
    finally:
        event.remove(Engine, "before_execute", look)


def unbound(statement: Any) -> set[str]:
    """The tables of commune data that a statement reaches into without naming the commune.

    Each table needs a condition of its own: `commune_id` equal to a value or to that of a table which has one.
    Rows that the session itself writes back by their key are known already, so these statements may pass.
    """
    if isinstance(statement, TextClause):
        return {name for name in KEPT_APART if re.search(rf"\b{name}\b", statement.text)}
    if isinstance(statement, CompoundSelect):
        return set().union(*(unbound(part) for part in statement.selects))
    elements, nested = _taken_apart(statement)
    found = set().union(*(unbound(inner) for inner in nested))
    conditions = list(_conditions(statement))
    bound = _bound(conditions)
    for table in {table for element in elements if (table := _table(element)) is not None}:
        name = _name(table)
        if name in KEPT_APART and table not in bound and not _is_by_key(statement, table, conditions):
            found.add(name)
    return found


def _taken_apart(statement: Any) -> tuple[list[Any], list[Any]]:
    """The elements of a statement, and the statements nested in it, whose elements are their own."""
    elements: list[Any] = []
    nested: list[Any] = []
    waiting = list(statement.get_children())
    if not isinstance(statement, SelectBase):
        waiting += [statement.table, *statement._where_criteria]
    while waiting:
        element = waiting.pop()
        if isinstance(element, SelectBase):
            nested.append(element)
            continue
        elements.append(element)
        waiting += element.get_children()
    return elements, nested


def _table(element: Any) -> FromClause | None:
    if isinstance(element, Column):
        return _plain(element.table)
    return _plain(element) if isinstance(element, Table) else None


def _plain(table: Any) -> Any:
    """The table itself: the ORM hands around copies that carry annotations."""
    return table._deannotate() if isinstance(table, FromClause) else table


def _name(table: Any) -> str:
    return str(getattr(getattr(table, "element", table), "name", ""))


def _conditions(statement: Any) -> Iterator[BinaryExpression[Any]]:
    """What must hold of every row: the parts joined by AND, also those of joins; nothing under an OR."""
    waiting: list[Any] = list(statement._where_criteria)
    if isinstance(statement, Select):
        waiting += [onclause for _, onclause, _, _ in statement._setup_joins if onclause is not None]
    while waiting:
        part = waiting.pop()
        if isinstance(part, Grouping):
            waiting.append(part.element)
        elif isinstance(part, BooleanClauseList) and part.operator is operators.and_:
            waiting += part.clauses
        elif isinstance(part, BinaryExpression):
            yield part


def _bound(conditions: Iterable[BinaryExpression[Any]]) -> set[Any]:
    """The tables whose commune is a given value, or the same as that of a table for which it is."""
    bound: set[Any] = set()
    alike: list[tuple[Any, Any]] = []
    for condition in conditions:
        left, right = _commune_of(condition.left), _commune_of(condition.right)
        if condition.operator is operators.eq and left is not None and right is not None:
            alike.append((left, right))
        elif condition.operator in (operators.eq, operators.in_op) and left is not None:
            bound.add(left)
    for _ in alike:
        for one, other in alike:
            if one in bound or other in bound:
                bound |= {one, other}
    return bound


def _commune_of(element: Any) -> Any:
    is_commune = isinstance(element, Column) and element.name == COMMUNE
    return _plain(element.table) if is_commune else None


def _is_by_key(statement: Any, table: Any, conditions: Iterable[BinaryExpression[Any]]) -> bool:
    """`Session.get` of a table whose keys nobody else can name, or a row that the session writes back."""
    keys = {
        c.right.key
        for c in conditions
        if isinstance(c.left, Column) and c.left.primary_key and isinstance(c.right, BindParameter)
        and _plain(c.left.table) is table
    }  # fmt: skip
    if isinstance(statement, (Update, Delete)):
        # So the session names them; a condition written by hand is called id_1.
        return not keys.isdisjoint({"id", f"{_name(table)}_id"})
    return _name(table) in BY_KEY and any(_LOADS_BY_KEY.fullmatch(key) for key in keys)
