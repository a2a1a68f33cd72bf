"""Benchmarks: how fast answers come and how many reminders go out, beside what the library offers by itself."""
