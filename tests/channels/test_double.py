"""The double is as strict as the specification: what it lets through, the real Telegram would take too."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from telegram import Update

from tests.channels.rigs import a_png
from tests.doubles.extract_spec import SPEC, extracted
from tests.doubles.serving import serving
from tests.doubles.telegram import TOKEN, TelegramDouble, running_apart, running_in_thread, until
from tests.doubles.telegram_bot import FakeBot, Limits, Refused
from tests.doubles.telegram_checks import check_type
from tests.doubles.telegram_text import CannotParse, parse_html
from tests.material import shared

AN = 7


@pytest.fixture
async def double() -> AsyncIterator[TelegramDouble]:
    async with TelegramDouble() as running:
        running.bot.meet(AN)
        yield running


class Caller:
    """Speaks the Bot API by hand, as no library would."""

    def __init__(self, double: TelegramDouble) -> None:
        self.http = httpx.AsyncClient(base_url=f"{double.base_url}{double.bot.token}/", trust_env=False)

    async def __call__(self, method: str, **params: Any) -> dict[str, Any]:
        """By form, as the library does it: everything is a string."""
        form = {key: value if isinstance(value, str) else json.dumps(value) for key, value in params.items()}
        return dict((await self.http.post(method, data=form)).json())

    async def ok(self, method: str, **params: Any) -> Any:
        answer = await self(method, **params)
        assert answer["ok"], answer
        return answer["result"]


@pytest.fixture
async def call(double: TelegramDouble) -> AsyncIterator[Caller]:
    caller = Caller(double)
    yield caller
    await caller.http.aclose()


def keyboard(**button: Any) -> dict[str, Any]:
    return {"inline_keyboard": [[button]]}


# Strict


def test_the_specification_is_what_the_whole_api_says_of_our_methods() -> None:
    assert SPEC.read_text(encoding="utf-8") == extracted(shared("data/telegram_bot_api_10.3.json"))


AGAINST_THE_SPECIFICATION = [
    ("sendMessage", {"text": "xin chào"}, '"chat_id" is required'),
    ("sendMessage", {"chat_id": AN}, '"text" is required'),
    ("sendMessage", {"chat_id": AN, "text": "x", "colour": "red"}, 'unknown parameter "colour"'),
    ("sendMessage", {"chat_id": AN, "text": ""}, "message text is empty"),
    ("sendMessage", {"chat_id": AN, "text": "  \n"}, "message text is empty"),
    ("sendMessage", {"chat_id": AN, "text": "<b></b>", "parse_mode": "HTML"}, "message text is empty"),
    ("sendMessage", {"chat_id": AN, "text": "ạ" * 4097}, "message is too long"),
    ("sendMessage", {"chat_id": AN, "text": "x", "parse_mode": "BBCode"}, "parse_mode"),
    ("sendMessage", {"chat_id": AN, "text": "<b>x", "parse_mode": "HTML"}, "can't parse entities: Can't find end tag"),
    ("sendMessage", {"chat_id": AN, "text": "x", "disable_notification": "maybe"}, "true or false"),
    ("sendMessage", {"chat_id": AN, "text": "x", "message_thread_id": "first"}, "whole number"),
    ("sendMessage", {"chat_id": AN, "text": "x", "reply_markup": "{not json"}, "can't parse reply_markup JSON"),
    ("sendMessage", {"chat_id": AN, "text": "x", "reply_markup": {"inline_keyboard": [[{}]]}}, '"text"'),
    ("sendMessage", {"chat_id": AN, "text": "x", "reply_markup": keyboard(text="A")}, "Text buttons are unallowed"),
    (
        "sendMessage",
        {"chat_id": AN, "text": "x", "reply_markup": keyboard(text="A", callback_data="a", url="https://a.vn")},
        "Text buttons are unallowed",
    ),
    (
        "sendMessage",
        {"chat_id": AN, "text": "x", "reply_markup": keyboard(text="A", callback_data="ạ" * 22)},
        "callback_data holds 1-64 bytes, not 66",
    ),
    ("sendMessage", {"chat_id": AN, "text": "x", "reply_markup": keyboard(text="A", callback_data="")}, "1-64 bytes"),
    ("sendMessage", {"chat_id": AN, "text": "x", "reply_markup": keyboard(text=" ", callback_data="a")}, "non-empty"),
    (
        "sendMessage",
        {"chat_id": AN, "text": "x", "reply_markup": keyboard(text="A", callback_data="a", hint="b")},
        'no field "hint"',
    ),
    ("sendMessage", {"chat_id": AN, "text": "x", "reply_parameters": {"message": 4}}, 'no field "message"'),
    ("answerCallbackQuery", {}, '"callback_query_id" is required'),
    ("answerCallbackQuery", {"callback_query_id": "1", "text": "x" * 201}, "0-200 characters"),
    ("getUpdates", {"limit": 101}, "1-100"),
    ("getUpdates", {"offset": "last"}, "whole number"),
    ("getUpdates", {"allowed_updates": ["message", "gossip"]}, "unknown update type 'gossip'"),
    ("getUpdates", {"allowed_updates": "message"}, "can't parse allowed_updates"),
    ("editMessageText", {"chat_id": AN, "message_id": 1}, "message text is empty"),
    ("setWebhook", {"url": "http://example.vn/hook"}, "HTTPS URL must be provided"),
    ("setWebhook", {"url": "https://example.vn:9000/hook"}, "ports 80, 88, 443 or 8443"),
    ("setWebhook", {"url": "https://example.vn/hook", "secret_token": "có dấu"}, "not allowed"),
    ("setWebhook", {"url": "https://example.vn/hook", "secret_token": "x" * 257}, "1-256 characters"),
    ("setMyCommands", {"commands": [{"command": "Giúp", "description": "x"}]}, "not allowed"),
    ("setMyCommands", {"commands": [], "scope": {"type": "chat"}}, '"chat_id"'),
    ("setMyCommands", {"commands": [], "scope": {"type": "all_group_chats"}}, "no scope"),
    (
        "sendMessage",
        {"chat_id": AN, "text": "x", "reply_markup": {"keyboard": [[{"request_contact": True}]]}},
        '"text"',
    ),
    ("setMyCommands", {"commands": [{"command": "help"}]}, '"description"'),
    ("sendChatAction", {"chat_id": AN, "action": "thinking"}, "none of the allowed values"),
    ("sendDocument", {"chat_id": AN}, '"document" is required'),
]


@pytest.mark.parametrize(("method", "params", "told"), AGAINST_THE_SPECIFICATION)
async def test_what_is_against_the_specification_is_refused_and_remembered(
    double: TelegramDouble, call: Caller, method: str, params: dict[str, Any], told: str
) -> None:
    answer = await call(method, **params)
    assert (answer["ok"], answer["error_code"]) == (False, 400)
    assert told in answer["description"]
    assert answer["description"].startswith("Bad Request: ")
    assert [(violation.method, told in violation.description) for violation in double.violations] == [(method, True)]
    assert double.bot.sent == []


async def test_a_number_is_asked_for_in_private_chats_alone(double: TelegramDouble, call: Caller) -> None:
    double.bot.group(-5)
    asks = {"keyboard": [[{"text": "Chia sẻ số", "request_contact": True}]]}
    answer = await call("sendMessage", chat_id=-5, text="Xin số", reply_markup=asks)
    assert "private chats only" in answer["description"]
    assert [violation.method for violation in double.violations] == ["sendMessage"]
    assert (await call("sendMessage", chat_id=AN, text="Xin số", reply_markup=asks))["ok"]


async def test_an_unknown_method_is_not_found_and_remembered(double: TelegramDouble, call: Caller) -> None:
    assert (await call("sendLetter", chat_id=AN))["error_code"] == 404
    assert [violation.method for violation in double.violations] == ["sendLetter"]


@pytest.mark.parametrize("token", ["7000000001:somebody-elses-token-of-the-same-form", "nonsense"])
async def test_an_unknown_token_is_unauthorised(double: TelegramDouble, token: str) -> None:
    async with httpx.AsyncClient(trust_env=False) as http:
        answer = await http.post(f"{double.base_url}{token}/getMe")
    assert (answer.status_code, answer.json()["description"]) == (401, "Unauthorized")


async def test_json_bodies_are_checked_as_well(double: TelegramDouble, call: Caller) -> None:
    message = {"chat_id": AN, "text": "x", "reply_markup": keyboard(text="A", callback_data="a")}
    good = await call.http.post("sendMessage", json=message)
    bad = await call.http.post("sendMessage", json={"chat_id": AN, "text": 17})
    torn = await call.http.post("sendMessage", content=b'{"chat_id":', headers={"content-type": "application/json"})
    assert (good.status_code, bad.status_code, torn.status_code) == (200, 400, 400)
    assert len(double.violations) == 2


ORDINARY_ERRORS = [
    ("sendMessage", {"chat_id": 404, "text": "x"}, 400, "Bad Request: chat not found"),
    ("sendMessage", {"chat_id": AN, "text": "x", "reply_parameters": {"message_id": 99}}, 400, "message to be replied"),
    ("answerCallbackQuery", {"callback_query_id": "1"}, 400, "query is too old"),
    ("getFile", {"file_id": "AgAC"}, 400, "wrong file_id or the file is temporarily unavailable"),
    ("editMessageText", {"chat_id": AN, "message_id": 99, "text": "x"}, 400, "message to edit not found"),
]


@pytest.mark.parametrize(("method", "params", "code", "told"), ORDINARY_ERRORS)
async def test_what_merely_does_not_work_out_is_no_violation(
    double: TelegramDouble, call: Caller, method: str, params: dict[str, Any], code: int, told: str
) -> None:
    answer = await call(method, **params)
    assert answer["error_code"] == code
    assert told in answer["description"]
    assert double.violations == []


# Words

WORDS = [
    ("a &lt;b&gt; &amp; &quot;c&quot; &#7841;&#x1EA1;", 'a <b> & "c" ạạ', []),
    ("A & B &nbsp; &", "A & B &nbsp; &", []),
    ("<b>Việc</b> 1", "Việc 1", [("bold", 0, 4)]),
    ("🔴 <b>Quá hạn</b>", "🔴 Quá hạn", [("bold", 3, 7)]),
    ("<B>x</B>", "x", [("bold", 0, 1)]),
    ("<b><i>x</i> y</b>", "x y", [("bold", 0, 3), ("italic", 0, 1)]),
    ("<b>x</>y", "xy", [("bold", 0, 1)]),
    ('<a href="https://a.vn/?b=1&amp;c=2">x</a>', "x", [("text_link", 0, 1)]),
    ("2 > 1", "2 > 1", []),
]


@pytest.mark.parametrize(("source", "words", "entities"), WORDS)
def test_html_is_read_as_the_real_server_reads_it(source: str, words: str, entities: list[Any]) -> None:
    text, found = parse_html(source)
    assert text == words
    assert sorted((e["type"], e["offset"], e["length"]) for e in found) == sorted(entities)


NOT_HTML = [
    ("1 < 2", 'Unsupported start tag "" at byte offset 2'),
    ("ạ <Phòng>", 'Unsupported start tag "phòng" at byte offset 4'),
    ("<br>", 'Unsupported start tag "br" at byte offset 0'),
    ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
    ("x</b>", "Unexpected end tag at byte offset 1"),
    ("<b>x</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
    ("<b", "Unclosed start tag at byte offset 0"),
    ("<b>x</b", "Unclosed end tag at byte offset 4"),
]


@pytest.mark.parametrize(("source", "told"), NOT_HTML)
def test_html_is_refused_as_the_real_server_refuses_it(source: str, told: str) -> None:
    with pytest.raises(CannotParse) as refused:
        parse_html(source)
    assert str(refused.value) == told


async def test_the_longest_text_is_counted_without_its_marks(double: TelegramDouble, call: Caller) -> None:
    await call.ok("sendMessage", chat_id=AN, text=f"<b>{'&amp;' * 4096}</b>", parse_mode="HTML")
    assert double.bot.sent[0].text == "&" * 4096


# Long polling


async def test_updates_stay_until_the_offset_passes_them(double: TelegramDouble, call: Caller) -> None:
    for word in ("một", "hai", "ba"):
        double.bot.text(AN, word)
    first = await call.ok("getUpdates")
    assert [update["message"]["text"] for update in first] == ["một", "hai", "ba"]
    assert await call.ok("getUpdates") == first
    assert await call.ok("getUpdates", offset=first[1]["update_id"]) == first[1:]
    assert double.bot.pending == 2
    assert await call.ok("getUpdates", offset=first[2]["update_id"] + 1) == []
    assert await call.ok("getUpdates") == []


async def test_a_negative_offset_keeps_the_last_ones_and_forgets_the_rest(double: TelegramDouble, call: Caller) -> None:
    for number in range(5):
        double.bot.text(AN, str(number))
    assert [update["message"]["text"] for update in await call.ok("getUpdates", offset=-2)] == ["3", "4"]
    assert len(await call.ok("getUpdates")) == 2


async def test_a_batch_holds_a_hundred(double: TelegramDouble, call: Caller) -> None:
    for number in range(130):
        double.bot.text(AN, str(number))
    assert len(await call.ok("getUpdates")) == 100
    assert len(await call.ok("getUpdates", limit=3)) == 3


async def test_a_long_poll_waits_and_wakes(double: TelegramDouble, call: Caller) -> None:
    polling = asyncio.create_task(call.ok("getUpdates", timeout=10))
    await until(lambda: double.bot.polled_offsets)
    double.bot.text(AN, "đây")
    assert len(await asyncio.wait_for(polling, 2)) == 1


async def test_an_empty_long_poll_ends_after_the_asked_seconds(call: Caller) -> None:
    began = time.monotonic()
    assert await call.ok("getUpdates", timeout=1) == []
    assert 0.9 < time.monotonic() - began < 2


async def test_the_second_poller_sends_the_first_away(double: TelegramDouble, call: Caller) -> None:
    first = asyncio.create_task(call("getUpdates", timeout=10))
    await until(lambda: double.bot.polled_offsets)
    second = asyncio.create_task(call("getUpdates", timeout=10))
    answer = await asyncio.wait_for(first, 2)
    assert (answer["error_code"], answer["description"][:8]) == (409, "Conflict")
    double.bot.text(AN, "ai nghe?")
    assert len((await second)["result"]) == 1
    assert double.bot.conflicts == 1


async def test_only_the_asked_kinds_come_about(double: TelegramDouble, call: Caller) -> None:
    await call.ok("getUpdates", allowed_updates=["callback_query"])
    double.bot.text(AN, "không ai hỏi")
    sent = await call.ok("sendMessage", chat_id=AN, text="x", reply_markup=keyboard(text="Có", callback_data="y"))
    double.bot.press(sent["message_id"], "Có")
    (update,) = await call.ok("getUpdates")
    assert update["callback_query"]["data"] == "y"


async def test_after_a_quiet_week_ids_go_on_anywhere(double: TelegramDouble, call: Caller) -> None:
    double.bot.text(AN, "trước")
    (before,) = await call.ok("getUpdates")
    double.bot.quiet_week(next_update=4711)
    double.bot.text(AN, "sau")
    # By the documentation a question with the old offset confirms the new, lower id unseen.
    (after,) = await call.ok("getUpdates")
    assert after["update_id"] == 4711 < before["update_id"]
    assert await call.ok("getUpdates", offset=before["update_id"] + 1) == []
    assert await call.ok("getUpdates") == []


async def test_in_a_group_the_bot_hears_only_what_is_meant_for_it(double: TelegramDouble, call: Caller) -> None:
    bot, group = double.bot, double.bot.group(-5)
    sent = await call.ok("sendMessage", chat_id=group, text="Nhắc việc 2")
    bot.text(AN, "chuyện riêng", chat=group)
    bot.text(AN, f"@{bot.me['username']} 2 xong", chat=group)
    bot.text(AN, "/viec", chat=group)
    bot.text(AN, "xong rồi", chat=group, reply_to=sent["message_id"])
    heard = [update["message"]["text"] for update in await call.ok("getUpdates")]
    assert heard == [f"@{bot.me['username']} 2 xong", "/viec", "xong rồi"]


def everything_people_do(bot: FakeBot) -> None:
    mine = bot.text(AN, "Việc 2 xong", name="Lê Thị An")
    bot.text(AN, "đúng", reply_to=mine, quote="Việc 2")
    bot.edit(AN, mine, "Việc 3 xong")
    bot.start(AN, "Ma-moi_42")
    bot.photo(AN, caption="2 xong")
    bot.album(AN, [b"1", b"2"], "ảnh hiện trường")
    bot.document(AN, "KH-2027.docx", b"PK", "kế hoạch")
    bot.voice(AN)
    bot.video(AN)
    bot.block(AN)
    bot.unblock(AN)
    bot.migrate(bot.group(-5))


async def test_what_the_double_makes_up_is_in_the_specification_and_the_library_reads_it(
    double: TelegramDouble, call: Caller
) -> None:
    everything_people_do(double.bot)
    sent = await call.ok("sendMessage", chat_id=AN, text="x", reply_markup=keyboard(text="Có", callback_data="y"))
    double.bot.press(sent["message_id"], token="y")
    updates = await call.ok("getUpdates")
    assert len(updates) == 15
    for update in updates:
        check_type("Update", update)
        assert Update.de_json(update, None).update_id == update["update_id"]
    check_type("Message", sent)
    check_type("User", await call.ok("getMe"))
    check_type("WebhookInfo", await call.ok("getWebhookInfo"))


# Sending


async def test_everything_accepted_is_on_record(double: TelegramDouble, call: Caller) -> None:
    markup = {
        "inline_keyboard": [[{"text": "Đã xong", "callback_data": "d:2"}], [{"text": "Mở", "url": "https://a.vn"}]]
    }
    await call.ok("sendMessage", chat_id=AN, text="<b>Việc 2</b>", parse_mode="HTML", reply_markup=markup)
    (sent,) = double.bot.sent
    assert (sent.chat, sent.text, sent.html) == (AN, "Việc 2", "<b>Việc 2</b>")
    assert (sent.labels, sent.tokens) == (["Đã xong", "Mở"], ["d:2", ""])
    assert abs(sent.at - time.time()) < 5


async def test_a_message_is_edited_but_not_into_itself(double: TelegramDouble, call: Caller) -> None:
    sent = await call.ok("sendMessage", chat_id=AN, text="một")
    where = {"chat_id": AN, "message_id": sent["message_id"]}
    await call.ok("editMessageText", text="hai", **where)
    again = await call("editMessageText", text="hai", **where)
    assert "message is not modified" in again["description"]
    await call.ok("editMessageReplyMarkup", reply_markup=keyboard(text="Có", callback_data="y"), **where)
    assert (double.bot.sent[0].text, double.bot.sent[0].labels, double.bot.sent[0].edits) == ("hai", ["Có"], 2)


async def test_a_press_is_answered_once_it_is_known(double: TelegramDouble, call: Caller) -> None:
    sent = await call.ok("sendMessage", chat_id=AN, text="x", reply_markup=keyboard(text="Có", callback_data="y"))
    with pytest.raises(LookupError, match="no button 'Không'"):
        double.bot.press(sent["message_id"], "Không")
    query = double.bot.press(sent["message_id"], "Có")
    await call.ok("answerCallbackQuery", callback_query_id=query, text="Đã ghi")
    assert double.bot.answered == {query: "Đã ghi"}


UPLOADS = [("sendDocument", "document", b"PK" * 5000), ("sendPhoto", "photo", b"\xff\xd8" * 5000)]


@pytest.mark.parametrize(("method", "part", "content"), UPLOADS)
async def test_files_are_taken_by_multipart(
    double: TelegramDouble, call: Caller, method: str, part: str, content: bytes
) -> None:
    data = {"chat_id": str(AN), "caption": "<b>Quý III</b>", "parse_mode": "HTML"}
    answer = await call.http.post(method, data=data, files={part: ("bao-cao.docx", content)})
    assert answer.json()["ok"], answer.json()
    (sent,) = double.bot.sent
    assert (sent.text, sent.file_name, sent.file) == ("Quý III", "bao-cao.docx", content)
    empty = await call.http.post(method, data=data, files={part: ("x.docx", b"")})
    assert empty.status_code == 400


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (a_png(9_000, 1_001), "PHOTO_INVALID_DIMENSIONS"),
        (a_png(2_100, 100), "PHOTO_INVALID_DIMENSIONS"),
        (b"no picture at all", "IMAGE_PROCESS_FAILED"),
    ],
)
async def test_a_picture_that_is_none_or_has_no_fit_shape_is_no_photo(
    double: TelegramDouble, call: Caller, data: bytes, error: str
) -> None:
    answer = await call.http.post("sendPhoto", data={"chat_id": str(AN)}, files={"photo": ("bieu-do.png", data)})
    assert (answer.status_code, answer.json()["description"]) == (400, f"Bad Request: {error}")
    assert double.bot.sent == []
    fit = await call.http.post("sendPhoto", data={"chat_id": str(AN)}, files={"photo": ("p.png", a_png(2_000, 100))})
    assert fit.json()["ok"]


async def test_a_file_goes_through_getfile_up_to_20_mb(double: TelegramDouble, call: Caller) -> None:
    double.bot.document(AN, "nho.pdf", b"%PDF small")
    double.bot.document(AN, "to.pdf", b"", size=20 * 1024 * 1024 + 1)
    small, large = (update["message"]["document"] for update in await call.ok("getUpdates"))
    file = await call.ok("getFile", file_id=small["file_id"])
    check_type("File", file)
    link = f"{double.base_file_url}{TOKEN}/{file['file_path']}"
    assert (await call.http.get(link)).content == b"%PDF small"
    double.bot.expire_links()
    assert (await call.http.get(link)).status_code == 404
    assert (await call("getFile", file_id=large["file_id"]))["description"] == "Bad Request: file is too big"


# Limits


def admitted(limits: Limits, chat: int, *moments: float) -> list[int]:
    """For each moment the seconds to wait; 0 for a message that is taken."""
    waits = []
    for moment in moments:
        try:
            limits.admit(chat, moment)
            waits.append(0)
        except Refused as refused:
            waits.append(refused.parameters["retry_after"])
    return waits


def test_one_message_a_second_in_a_chat_with_a_twentieth_of_tolerance() -> None:
    limits = Limits(enabled=True)
    assert admitted(limits, AN, 0.0, 0.94, 0.96, 1.9, 1.95) == [0, 1, 0, 1, 0]


def test_a_burst_in_a_chat_is_paid_back() -> None:
    limits = Limits(enabled=True, chat_burst=3)
    assert admitted(limits, AN, 0.0, 0.1, 0.2, 0.3, 2.9, 2.96, 3.06) == [0, 0, 0, 3, 1, 0, 0]


def test_thirty_a_second_over_all_chats() -> None:
    limits = Limits(enabled=True)
    assert [admitted(limits, chat, 0.01 * chat) for chat in range(1, 31)] == [[0]] * 30
    assert admitted(limits, 31, 0.5) == [1]
    assert admitted(limits, 31, 0.97) == [0]


def test_twenty_a_minute_in_a_group_but_not_with_one_person() -> None:
    limits = Limits(enabled=True)
    assert admitted(limits, -5, *[float(second) for second in range(20)]) == [0] * 20
    assert admitted(limits, -5, 20.0) == [40]
    assert admitted(limits, AN, *[float(second) for second in range(40)]) == [0] * 40


def test_coming_back_before_the_promised_time_is_counted() -> None:
    limits = Limits(enabled=True)
    admitted(limits, AN, 0.0, 0.1, 0.5, 1.6)
    assert limits.early_retries == 1


async def test_limits_are_off_until_they_are_switched_on(double: TelegramDouble, call: Caller) -> None:
    for _ in range(3):
        await call.ok("sendMessage", chat_id=AN, text="x")
    double.bot.limits.enabled = True
    await call.ok("sendMessage", chat_id=AN, text="x")
    answer = await call("sendMessage", chat_id=AN, text="x")
    assert answer["parameters"] == {"retry_after": 1}
    assert answer["description"] == "Too Many Requests: retry after 1"
    assert len(double.bot.sent) == 4


# Faults


async def test_a_lost_reply_leaves_the_message_behind(double: TelegramDouble, call: Caller) -> None:
    double.bot.lose_reply()
    with pytest.raises(httpx.RemoteProtocolError):
        await call("sendMessage", chat_id=AN, text="x")
    assert [(sent.text, sent.lost) for sent in double.bot.sent] == [("x", True)]
    await call.ok("sendMessage", chat_id=AN, text="y")


async def test_a_lost_request_leaves_nothing_behind(double: TelegramDouble, call: Caller) -> None:
    double.bot.fail("closed", "sendMessage")
    with pytest.raises(httpx.RemoteProtocolError):
        await call("sendMessage", chat_id=AN, text="x")
    assert double.bot.sent == []


@pytest.mark.parametrize(("kind", "status"), [("500", 500), ("502", 502), ("429_page", 429), ("not_json", 200)])
async def test_gateways_answer_with_pages(double: TelegramDouble, call: Caller, kind: str, status: int) -> None:
    double.bot.fail(kind, times=1)
    answer = await call.http.post("getMe")
    assert (answer.status_code, answer.headers["content-type"]) == (status, "text/html; charset=utf-8")
    assert (await call("getMe"))["ok"]


async def test_a_fault_strikes_only_its_method_and_chat(double: TelegramDouble, call: Caller) -> None:
    double.bot.meet(8)
    double.bot.fail("500", "sendMessage", chat=8, times=-1)
    await call.ok("getMe")
    await call.ok("sendMessage", chat_id=AN, text="x")
    for _ in range(2):
        assert (await call.http.post("sendMessage", data={"chat_id": "8", "text": "x"})).status_code == 500
    double.bot.heal()
    await call.ok("sendMessage", chat_id=8, text="x")


async def test_each_answer_may_be_slow(double: TelegramDouble, call: Caller) -> None:
    double.bot.delay = 0.05
    began = time.monotonic()
    await asyncio.gather(*(call.ok("getMe") for _ in range(5)))
    assert 0.05 <= time.monotonic() - began < 0.25 * 5


# Webhooks


async def test_a_webhook_is_called_again_until_it_says_yes(double: TelegramDouble, call: Caller) -> None:
    answers, heard = [500, 503, 200], []

    async def hook(request: Request) -> Response:
        heard.append((request.headers.get("X-Telegram-Bot-Api-Secret-Token"), await request.json()))
        return Response(status_code=answers.pop(0) if answers else 200)

    async with serving(Starlette(routes=[Route("/hook", hook, methods=["POST"])])) as address:
        double.bot.text(AN, "trước khi đặt")
        await call.ok("setWebhook", url=f"{address}/hook", secret_token="quiet-word_1")
        await until(lambda: double.bot.pending == 0)
        assert [secret for secret, _ in heard] == ["quiet-word_1"] * 3
        assert len({update["update_id"] for _, update in heard}) == 1
        info = await call.ok("getWebhookInfo")
        assert (info["url"], info["last_error_message"]) == (
            f"{address}/hook",
            "Wrong response from the webhook: 503 Service Unavailable",
        )
        assert (await call("getUpdates"))["error_code"] == 409
        double.bot.text(AN, "sau khi đặt")
        await until(lambda: len(heard) == 4)
        await call.ok("deleteWebhook")
    double.bot.text(AN, "sau khi bỏ")
    assert [update["message"]["text"] for update in await call.ok("getUpdates")] == ["sau khi bỏ"]


async def test_one_chat_that_is_refused_does_not_hold_up_the_others(double: TelegramDouble, call: Caller) -> None:
    heard: list[int] = []

    async def hook(request: Request) -> Response:
        user = (await request.json())["message"]["from"]["id"]
        heard.append(user)
        return Response(status_code=500 if user == AN else 204)

    async with serving(Starlette(routes=[Route("/hook", hook, methods=["POST"])])) as address:
        await call.ok("setWebhook", url=f"{address}/hook")
        double.bot.text(AN, "một")
        double.bot.text(AN, "hai")
        double.bot.text(8, "ba")
        await until(lambda: double.bot.pending == 2 and 8 in heard)
        await call.ok("deleteWebhook")


# Other ways to run it


def test_it_runs_in_a_thread_of_its_own() -> None:
    with running_in_thread() as double, httpx.Client(trust_env=False) as http:
        double.bot.meet(AN)
        answer = http.post(f"{double.base_url}{TOKEN}/sendMessage", data={"chat_id": str(AN), "text": "x"})
        assert answer.json()["ok"]
        assert [sent.text for sent in double.bot.sent] == ["x"]


def test_it_runs_in_a_process_of_its_own_and_is_steered_from_here() -> None:
    with running_apart("--limits") as remote, httpx.Client(trust_env=False) as http:
        remote.call("photo", user=AN, data=b"\xff\xd8 x", caption="2 xong")
        updates = http.get(f"{remote.base_url}{TOKEN}/getUpdates").json()["result"]
        assert updates[0]["message"]["caption"] == "2 xong"
        for _ in range(2):
            http.post(f"{remote.base_url}{TOKEN}/sendMessage", json={"chat_id": AN, "text": "x"})
        assert [sent["text"] for sent in remote.sent()] == ["x"]
        assert remote.state()["refusals"] == {"429": 1}
        assert remote.state()["violations"] == []
        remote.set(any_chat=True)
        remote.limit(enabled=False)
        http.post(f"{remote.base_url}{TOKEN}/sendMessage", json={"chat_id": 99, "text": "y"})
        assert remote.sent(after=1)[0]["chat"] == 99
        with pytest.raises(httpx.HTTPStatusError):
            remote.call("run", method="getMe", args={})
