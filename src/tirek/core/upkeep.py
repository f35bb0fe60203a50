"""What is forgotten by itself, and when."""

from datetime import datetime, timedelta

from asgiref.sync import async_to_sync
from django.contrib.sessions.backends.db import SessionStore
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from tirek.core.enums import MessageState
from tirek.core.models import JobFailure, Message, MessageFile, ThrottleBucket

DONE_JOBS = timedelta(days=7)
FAILED_JOBS = timedelta(days=90)
MESSAGE_TEXTS = timedelta(days=180)


def tidy(*, at: datetime) -> None:
    """Remove finished jobs after a week and failed ones after a quarter, expired throttle buckets and sessions (which
    may hold a PIN just told), and the recipient and text of messages stored half a year ago (the row stays: that
    something was sent, when, about what)."""
    delete_old_jobs = async_to_sync(app.job_manager.delete_old_jobs)
    delete_old_jobs(nb_hours=_hours(DONE_JOBS))
    delete_old_jobs(nb_hours=_hours(FAILED_JOBS), include_failed=True, include_cancelled=True, include_aborted=True)
    JobFailure.objects.exclude(job_id__in=ProcrastinateJob.objects.values("id")).delete()
    ThrottleBucket.objects.filter(resets_at__lt=at).delete()
    SessionStore.clear_expired()
    old = Message.objects.exclude(state=MessageState.WAITING).filter(created_at__lt=at - MESSAGE_TEXTS)
    MessageFile.objects.filter(message__in=old).delete()
    old.exclude(body="", to="").update(to="", subject="", body="")


def _hours(span: timedelta) -> int:
    return int(span.total_seconds() // 3600)
