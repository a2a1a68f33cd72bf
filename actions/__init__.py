"""Actions does: one verb per function, given the open transaction, values and `now`; never commits, never sends."""
