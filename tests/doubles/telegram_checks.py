"""Compiles telegram_spec.json into checkers: a request comes in as strings or JSON and goes on as checked values."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from tests.doubles.extract_spec import SPEC

Checker = Callable[[Any], None]
Field = Mapping[str, Any]

SPECIFICATION: dict[str, Any] = json.loads(SPEC.read_text(encoding="utf-8"))

_WHOLE_NUMBER = re.compile(r"-?\d+")
_TRUTH = {"true": True, "false": False}


class Wrong(Exception):
    """A request is against the specification."""


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that came with a multipart request."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class _Parameter:
    name: str
    required: bool
    text: bool
    number: bool
    truth: bool
    check: Checker


class Method:
    """One method of the API: `read` turns what was sent into checked values or raises Wrong."""

    def __init__(self, name: str, fields: Mapping[str, Field]) -> None:
        self.name = name
        self._parameters = {key: _parameter(key, field) for key, field in fields.items()}
        self._required = frozenset(key for key, field in fields.items() if field.get("required"))

    def read(self, given: Mapping[str, Any]) -> dict[str, Any]:
        values = {}
        for key, value in given.items():
            parameter = self._parameters.get(key)
            if parameter is None:
                raise Wrong(f'unknown parameter "{key}"')
            values[key] = value = _native(parameter, value)
            parameter.check(value)
        if missing := self._required - values.keys():
            raise Wrong(f'parameter "{min(missing)}" is required')
        return values


def methods() -> dict[str, Method]:
    return {name: Method(name, fields) for name, fields in SPECIFICATION["methods"].items()}


def check_type(name: str, value: Any) -> None:
    """Hold a value against a type of the specification; raises Wrong."""
    _type_checker(name)(value)


def _parameter(name: str, field: Field) -> _Parameter:
    types = field["types"]
    return _Parameter(
        name=name,
        required=bool(field.get("required")),
        text="String" in types or "InputFile" in types,
        number="Integer" in types,
        truth="Boolean" in types,
        check=_field_checker(name, field),
    )


def _native(parameter: _Parameter, value: Any) -> Any:
    """A form knows only strings: numbers, truth values and JSON are written in them."""
    if not isinstance(value, str):
        return value
    if parameter.number and _WHOLE_NUMBER.fullmatch(value):
        return int(value)
    if parameter.text or parameter.number:
        return value
    if parameter.truth:
        return _TRUTH.get(value.lower(), value)
    try:
        return json.loads(value)
    except ValueError:
        raise Wrong(f"can't parse {parameter.name} JSON object") from None


def _field_checker(name: str, field: Field) -> Checker:
    checks = [_types_checker(name, field["types"])]
    if not field.get("after_parsing"):
        checks += [_length_checker(name, unit, *field[unit]) for unit in ("characters", "bytes") if unit in field]
    if "range" in field:
        checks.append(_range_checker(name, *field["range"]))
    if "alphabet" in field:
        checks.append(_alphabet_checker(name, field["alphabet"]))
    if "one_of" in field:
        checks.append(_choice_checker(name, frozenset(field["one_of"])))
    return checks[0] if len(checks) == 1 else _all(checks)


def _all(checks: list[Checker]) -> Checker:
    def check(value: Any) -> None:
        for one in checks:
            one(value)

    return check


def _types_checker(name: str, types: list[str]) -> Checker:
    checkers = [_type_checker(kind) for kind in types]
    if len(checkers) == 1:
        return _named(name, checkers[0])

    def check(value: Any) -> None:
        errors = []
        for one in checkers:
            try:
                return one(value)
            except Wrong as error:
                errors.append(str(error))
        raise Wrong(f"{name}: none of {', '.join(types)} fits ({'; '.join(errors)})")

    return check


def _named(name: str, check_value: Checker) -> Checker:
    def check(value: Any) -> None:
        try:
            check_value(value)
        except Wrong as error:
            raise Wrong(f"{name}: {error}") from None

    return check


def _type_checker(kind: str) -> Checker:
    if kind.startswith("Array of "):
        return _array_checker(_type_checker(kind.removeprefix("Array of ")))
    if kind in _PLAIN:
        return _PLAIN[kind]
    if kind not in SPECIFICATION["types"]:
        return _kind_checker("an object", dict)
    return _object_checker(kind)


def _array_checker(check_item: Checker) -> Checker:
    def check(value: Any) -> None:
        if not isinstance(value, list):
            raise Wrong("an array is needed")
        for item in value:
            check_item(item)

    return check


def _kind_checker(told: str, *kinds: type) -> Checker:
    def check(value: Any) -> None:
        if type(value) not in kinds:
            raise Wrong(f"{told} is needed, not {value!r:.80}")

    return check


_PLAIN: dict[str, Checker] = {
    "Integer": _kind_checker("a whole number", int),
    "String": _kind_checker("a string", str),
    "Boolean": _kind_checker("true or false", bool),
    "True": _kind_checker("true", bool),
    "Float": _kind_checker("a number", float, int),
    "InputFile": _kind_checker("a file", Upload),
}

_OBJECTS: dict[str, Checker] = {}


def _object_checker(kind: str) -> Checker:
    """Types name one another (a message holds the message it replies to), so each is compiled when first met."""

    def check(value: Any) -> None:
        checker = _OBJECTS.get(kind)
        if checker is None:
            checker = _OBJECTS[kind] = _compile(kind)
        checker(value)

    return check


def _compile(kind: str) -> Checker:
    described = SPECIFICATION["types"][kind]
    if "any_of" in described:
        return _types_checker(kind, described["any_of"])
    fields = {key: _field_checker(key, field) for key, field in described["fields"].items()}
    required = frozenset(key for key, field in described["fields"].items() if field.get("required"))

    def check(value: Any) -> None:
        if not isinstance(value, dict):
            raise Wrong(f"{kind} is an object, not {value!r:.80}")
        for key, item in value.items():
            checker = fields.get(key)
            if checker is None:
                raise Wrong(f'{kind} has no field "{key}"')
            checker(item)
        if not required <= value.keys():
            raise Wrong(f'{kind} needs the field "{min(required - value.keys())}"')

    return check


def _length_checker(name: str, unit: str, least: int, most: int) -> Checker:
    def check(value: Any) -> None:
        length = len(value.encode()) if unit == "bytes" else len(value)
        if not least <= length <= most:
            raise Wrong(f"{name} holds {least}-{most} {unit}, not {length}")

    return check


def _range_checker(name: str, least: int, most: int) -> Checker:
    def check(value: Any) -> None:
        if not least <= value <= most:
            raise Wrong(f"{name} is {least}-{most}, not {value}")

    return check


def _alphabet_checker(name: str, alphabet: str) -> Checker:
    pattern = re.compile(alphabet)

    def check(value: Any) -> None:
        if not pattern.fullmatch(value):
            raise Wrong(f"{name} holds characters that are not allowed")

    return check


def _choice_checker(name: str, allowed: frozenset[str]) -> Checker:
    def check(value: Any) -> None:
        if value not in allowed:
            raise Wrong(f"{name}: {value!r} is none of the allowed values")

    return check
