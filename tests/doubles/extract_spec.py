"""Cuts the methods that our double serves out of the machine-readable Bot API into telegram_spec.json.

Run by hand when the API or the list below changes: python -m tests.doubles.extract_spec PATH-TO-THE-WHOLE-API.json
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

SPEC = Path(__file__).with_name("telegram_spec.json")

METHODS = [
    "getMe",
    "getUpdates",
    "sendMessage",
    "editMessageText",
    "editMessageReplyMarkup",
    "answerCallbackQuery",
    "getFile",
    "setWebhook",
    "deleteWebhook",
    "getWebhookInfo",
    "setMyCommands",
    "sendDocument",
    "sendPhoto",
    "sendChatAction",
]
# What the double itself makes up, so that a test can hold it against the specification as well.
RESULTS = [
    "Update",
    "Message",
    "InaccessibleMessage",
    "User",
    "Chat",
    "PhotoSize",
    "Document",
    "Video",
    "Audio",
    "Voice",
    "TextQuote",
    "CallbackQuery",
    "Contact",
    "ChatMemberUpdated",
    "ChatMemberMember",
    "ChatMemberBanned",
    "ChatMemberLeft",
    "File",
    "WebhookInfo",
    "MessageEntity",
]
# Named but not followed: we neither send nor make these, and they would drag half of the API in.
NOT_FOLLOWED = {"InputRichMessage", "SuggestedPostParameters", "EphemeralMessageParameters"}

LENGTH = re.compile(r"(\d+)-(\d+) (characters|bytes)")
RANGE = re.compile(r"\b(\d+)-(\d+)\b")
ALPHABETS = {
    "Only characters A-Z, a-z, 0-9, _ and - are allowed": "[A-Za-z0-9_-]*",
    "Can contain only lowercase English letters, digits and underscores": "[a-z0-9_]*",
}
ACTION = re.compile(r"([a-z]+(?:_[a-z]+)*) (?:for|or) ")


def main() -> None:
    SPEC.write_text(extracted(Path(sys.argv[1])), encoding="utf-8")


def extracted(whole_api: Path) -> str:
    """What telegram_spec.json should hold."""
    api = json.loads(whole_api.read_text(encoding="utf-8"))
    spec = {
        "version": api["version"],
        "methods": {name: fields(api["methods"][name]) for name in METHODS},
        "types": {name: one_type(api["types"][name]) for name in sorted(reachable(api))},
    }
    return json.dumps(spec, indent=1, ensure_ascii=False) + "\n"


def reachable(api: dict[str, Any]) -> set[str]:
    found: set[str] = set()
    waiting = [kind for name in METHODS for field in api["methods"][name].get("fields", []) for kind in field["types"]]
    while waiting:
        name = re.sub(r"^(Array of )+", "", waiting.pop())
        if name in found or name in NOT_FOLLOWED or name not in api["types"]:
            continue
        found.add(name)
        waiting += api["types"][name].get("subtypes", [])
        waiting += [kind for field in api["types"][name].get("fields", []) for kind in field["types"]]
    return found | set(RESULTS)


def one_type(described: dict[str, Any]) -> dict[str, Any]:
    return {"any_of": described["subtypes"]} if described.get("subtypes") else {"fields": fields(described)}


def fields(described: dict[str, Any]) -> dict[str, Any]:
    return {field["name"]: one_field(field) for field in described.get("fields", [])}


def one_field(field: dict[str, Any]) -> dict[str, Any]:
    told = field["description"]
    cut: dict[str, Any] = {"types": field["types"]}
    if field["required"]:
        cut["required"] = True
    if length := LENGTH.search(told):
        cut[length[3]] = [int(length[1]), int(length[2])]
        if "pars" in told:
            cut["after_parsing"] = True
    elif field["types"] == ["Integer"] and (span := RANGE.search(told)):
        cut["range"] = [int(span[1]), int(span[2])]
    for sentence, alphabet in ALPHABETS.items():
        if sentence in told:
            cut["alphabet"] = alphabet
    if field["name"] == "action":
        cut["one_of"] = ACTION.findall(told.partition(": ")[2])
    return cut


if __name__ == "__main__":
    main()
