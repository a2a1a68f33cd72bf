"""`nhacviec run`, in a process of its own, on a clock that stands in office hours whenever the tests run.

CLOCK_AHEAD is how many seconds its clock is ahead of the machine's (negative: behind). All else is the program's own.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import sys
from datetime import datetime, timedelta

from bot import app, cli, settings
from db import migrations


def main() -> int:
    ahead = timedelta(seconds=float(os.environ["CLOCK_AHEAD"]))
    conf = settings.load()
    cli._log(conf)
    app.check_settings(conf)
    migrations.upgrade(conf.database_url)

    def clock() -> datetime:
        return app.wall_clock() + ahead

    with contextlib.suppress(asyncio.CancelledError):
        asyncio.run(app.run_until_stopped(conf, app.telegram_channels(conf), clock))
    return 0


if __name__ == "__main__":
    sys.exit(main())
