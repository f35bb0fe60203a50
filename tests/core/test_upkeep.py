"""What is forgotten by itself."""

from datetime import timedelta

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.utils import timezone

from tirek.core.upkeep import tidy


@pytest.mark.django_db
def test_sessions_that_ended_are_forgotten_with_what_they_held():
    """The PIN of an application just handed in waits in the session: it must not lie there for ever."""
    ended, current = SessionStore(), SessionStore()
    for session in (ended, current):
        session["own_pins"] = {"0412-26-000123-7": ("123456", 0)}
        session.save()
    Session.objects.filter(pk=ended.session_key).update(expire_date=timezone.now() - timedelta(minutes=1))
    tidy(at=timezone.now())
    assert list(Session.objects.values_list("pk", flat=True)) == [current.session_key]
