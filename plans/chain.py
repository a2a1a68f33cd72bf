"""How a commune wants its chain of yes and no: each is a setting."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class ChainRules:
    """Whether heads say theirs before the standing office, and what goes to a leader in the office's place.

    Without `heads_confirm` reports and requests for more time go straight to the office. With `leader_verifies_own`
    the office does not decide on its own work; with `leader_extends` no extension is the office's to decide. Where no
    leader can be reached the office decides all the same.
    """

    heads_confirm: bool = True
    leader_verifies_own: bool = False
    leader_extends: bool = False
