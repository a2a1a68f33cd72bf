"""An Incoming written down as JSON, for the channels behind which there is no network."""

from __future__ import annotations

import json
from dataclasses import asdict, fields
from datetime import datetime
from typing import Any

from actions.messages import Contact, FileKind, FileRef, Incoming, IncomingKind

_FIELDS = frozenset(field.name for field in fields(Incoming))
_KINDS = frozenset(IncomingKind)


def write_incoming(incoming: Incoming) -> str:
    """The JSON that `read_incoming` turns back into an equal value."""
    told = asdict(incoming)
    told["at"] = incoming.at.isoformat() if incoming.at else None
    return json.dumps(told, ensure_ascii=False)


def read_incoming(body: str) -> Incoming | None:
    """None for a kind of event that we do not know; ValueError when it was not written by `write_incoming`."""
    told = json.loads(body)
    if not isinstance(told, dict) or not told.keys() <= _FIELDS or "kind" not in told:
        raise ValueError("not an incoming message of ours")
    if told["kind"] not in _KINDS:
        return None
    try:
        return Incoming(**told | _typed(told))
    except (TypeError, KeyError) as error:
        raise ValueError(f"not an incoming message of ours: {error!r}") from error


def _typed(told: dict[str, Any]) -> dict[str, Any]:
    at, files, contact = told.get("at"), told.get("files", []), told.get("contact")
    if not isinstance(files, list) or not isinstance(at, str | None):
        raise ValueError("not an incoming message of ours: files or at")
    return {
        "kind": IncomingKind(told["kind"]),
        "at": datetime.fromisoformat(at) if at else None,
        "contact": Contact(**contact) if contact else None,
        "files": tuple(FileRef(**file | {"kind": FileKind(file["kind"])}) for file in files),
    }
