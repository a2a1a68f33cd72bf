"""The operator's commands about communes and their people."""

from __future__ import annotations

import argparse
import asyncio
import json
from pathlib import Path
from typing import Any

from actions import people, settling
from bot import app, people_cli, settings, template_cli
from bot.command_line import Told, command, database, day, family, is_agreed, lines, name, words
from bot.settings import Settings
from db.blobs import BlobFolder
from db.session import reading, transaction
from plans.access import Role
from plans.calendar import VIETNAM


def add_commands(verbs: Any) -> None:
    """`commune …`, `invite` and `people …`"""
    commune = family(verbs, "commune", words("cli-help-commune"))
    add = command(commune, "add", _commune_add, words("cli-help-commune-add"))
    add.add_argument("name", type=name)
    add.add_argument("--province", type=name)
    add.add_argument("--bot", type=name, default=settings.DEFAULT_BOT, help=words("cli-help-commune-add-bot"))
    command(commune, "list", _commune_list, words("cli-help-commune-list"))
    show = command(commune, "show", _commune_show, words("cli-help-commune-show"))
    show.add_argument("name")
    change = command(commune, "set", _commune_set, words("cli-help-commune-set"))
    change.add_argument("name")
    change.add_argument("key")
    change.add_argument("value", help=words("cli-help-commune-set-value"))
    change.add_argument("--plan", help=words("cli-help-commune-set-plan"))
    calendar = command(commune, "calendar", _commune_calendar, words("cli-help-commune-calendar"))
    calendar.add_argument("name")
    calendar.add_argument("how", choices=[settling.OFF, settling.WORK, settling.USUAL])
    calendar.add_argument("day", type=day, help=words("cli-help-commune-calendar-day"))
    calendar.add_argument("why", nargs="?", default="", help=words("cli-help-commune-calendar-why"))
    template_cli.add_arguments(command(commune, "template", _commune_template, words("cli-help-commune-template")))
    invite = command(verbs, "invite", _invite, words("cli-help-invite"))
    invite.add_argument("--commune", required=True)
    invite.add_argument("--role", required=True, choices=[r.value for r in Role if r is not Role.OPERATOR])
    invite.add_argument("--agency")
    invite.add_argument("--name", help=words("cli-help-invite-name"))
    invite.add_argument("--phone", help=words("cli-help-invite-phone"))
    invite.add_argument("--several", action="store_true", help=words("cli-help-invite-several"))
    invite.add_argument("--same-as", metavar="NAME", help=words("cli-help-invite-same"))
    invite.add_argument("--qr", type=Path, help=words("cli-help-invite-qr"))
    invite.add_argument("--json", action="store_true")
    folk = family(verbs, "people", words("cli-help-people"))
    listing = command(folk, "list", _people_list, words("cli-help-people-list"))
    listing.add_argument("--commune", required=True)
    remove = command(folk, "remove", _people_remove, words("cli-help-people-remove"))
    remove.add_argument("--commune", required=True)
    remove.add_argument("name", type=name)
    remove.add_argument("--yes", action="store_true", help=words("cli-help-people-remove-yes"))


def _commune_add(options: argparse.Namespace, conf: Settings) -> int:
    with database(conf) as engine, transaction(engine) as tx:
        people.add_commune(tx, options.name, options.province, options.bot, app.wall_clock())
    print(words("cli-commune-added", name=options.name, bot=options.bot))
    return 0


def _commune_list(_: argparse.Namespace, conf: Settings) -> int:
    with database(conf) as engine, reading(engine) as tx:
        for commune in people.all_communes(tx):
            print(f"{commune.name}\t{commune.province or '–'}\t{commune.bot}")
    return 0


def _commune_show(options: argparse.Namespace, conf: Settings) -> int:
    with database(conf) as engine, reading(engine) as tx:
        print(lines(settling.shown(tx, people.commune_named(tx, options.name))))
    return 0


def _commune_set(options: argparse.Namespace, conf: Settings) -> int:
    with database(conf) as engine, transaction(engine) as tx:
        commune = people.commune_named(tx, options.name)
        settling.settle(tx, commune, options.key, options.value, app.wall_clock(), options.plan)
    print(words("cli-setting-changed", name=options.key, value=options.value))
    return 0


def _commune_calendar(options: argparse.Namespace, conf: Settings) -> int:
    with database(conf) as engine, transaction(engine) as tx:
        commune = people.commune_named(tx, options.name)
        told = settling.mark_day(tx, commune, options.day, options.how, options.why, app.wall_clock())
    print(lines([told]))
    return 0


def _commune_template(options: argparse.Namespace, conf: Settings) -> int:
    with database(conf) as engine:
        told = template_cli.run(options, engine, BlobFolder(conf.evidence_dir), app.wall_clock())
    print(lines([told]))
    return 0


def _invite(options: argparse.Namespace, conf: Settings) -> int:
    with database(conf) as engine, transaction(engine) as tx:
        invitation, bot = people_cli.invite(tx, options, conf.signing_key(), app.wall_clock())
    link = asyncio.run(app.invite_link(conf, bot, invitation.payload))
    if options.qr is not None:
        people_cli.write_qr(options.qr, link)
    expires = invitation.expires_at.astimezone(VIETNAM)
    if options.json:
        told = {"link": link, "payload": invitation.payload, "code": invitation.code, "expires": expires.isoformat()}
        print(json.dumps(told, ensure_ascii=False))
        return 0
    print(words("cli-invitation", link=link or "–", code=invitation.code, until=people.last_day_of(invitation)))
    return 0


def _people_list(options: argparse.Namespace, conf: Settings) -> int:
    with database(conf) as engine, reading(engine) as tx:
        print(lines(list(people_cli.listed(tx, people.commune_named(tx, options.commune)))))
    return 0


def _people_remove(options: argparse.Namespace, conf: Settings) -> int:
    with database(conf) as engine, transaction(engine) as tx:
        commune = people.commune_named(tx, options.commune)
        person = people_cli.named(tx, commune, options.name)
        print(words("cli-remove", name=person.name))
        if not options.yes and not is_agreed(words("cli-remove-question")):
            raise Told(words("cli-not-removed"))
        print(lines([people_cli.remove(tx, commune, person, app.wall_clock())]))
    return 0
