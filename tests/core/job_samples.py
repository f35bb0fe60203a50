"""Jobs the tests run, here and in a worker of their own process."""

import time
from pathlib import Path

from django.db import transaction

from tirek.core.jobs import Backoff, defer, task
from tirek.core.messages import send


@task(name="tests.slow_once")
def slow_once(folder: str) -> None:
    """The first run never ends by itself; the second finds the first one's trace."""
    trace = Path(folder) / "runs"
    runs = trace.read_text().count("run") if trace.exists() else 0
    trace.open("a").write("run\n")
    if runs == 0:
        time.sleep(120)


@task(name="tests.failing", retry=Backoff(first=0, attempts=3))
def failing(note: str) -> None:
    raise LookupError("Айгүл Серікқызы, +77000001234")


@task(name="tests.rolled_back", retry=False)
def rolled_back(note: str) -> None:
    """What a job stores in a transaction that fails is not stored."""
    with transaction.atomic():
        defer(failing, note="from a rolled-back transaction")
        send("sms", "+77000001234", "", "мәтін", language="kk", key=note)
        raise LookupError


@task(name="tests.two_steps")
def two_steps(note: str) -> None:
    with transaction.atomic():
        send("sms", "+77000001234", "", "мәтін", language="kk", key=note)


@task(name="tests.asking_again_then_failing", retry=Backoff(first=0, attempts=3))
def asking_again_then_failing(again: bool = True) -> None:
    """While it runs, the same is asked for once more; that one fails too."""
    if not again:
        raise LookupError
    defer(asking_again_then_failing, once="asked again", again=False)
    raise LookupError
