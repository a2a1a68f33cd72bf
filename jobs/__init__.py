"""Jobs wakes up: each job is a tick at a given moment; what must happen is decided and written by actions."""
