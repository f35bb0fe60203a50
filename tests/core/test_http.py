"""Where a request comes from, and what may be kept of the answer."""

import pytest
from django.contrib.auth import get_user_model
from django.test import Client, RequestFactory

from tirek.core.http import client_address


@pytest.mark.parametrize(
    ("behind_proxy", "forwarded", "address"),
    [
        (False, "", "192.0.2.9"),
        (False, "203.0.113.5", "192.0.2.9"),
        (True, "203.0.113.5", "203.0.113.5"),
        (True, "invented by the visitor, 203.0.113.5", "203.0.113.5"),
        (True, "", "192.0.2.9"),
    ],
)
def test_only_the_own_proxy_is_believed(settings, behind_proxy: bool, forwarded: str, address: str):
    settings.BEHIND_PROXY = behind_proxy
    headers = {"X-Forwarded-For": forwarded} if forwarded else {}
    assert client_address(RequestFactory(headers=headers).get("/", REMOTE_ADDR="192.0.2.9")) == address


@pytest.mark.django_db
def test_what_a_session_was_shown_is_kept_by_nobody(client: Client):
    assert "Cache-Control" not in client.get("/welcome/").headers
    user = get_user_model().objects.create(email="a@tirek.example", name="А")
    client.force_login(user)
    for address in ("/welcome/", "/account/", "/cases/nothing/"):
        assert "no-store" in client.get(address).headers["Cache-Control"], address


@pytest.mark.django_db
def test_what_a_token_was_shown_is_kept_by_nobody(client: Client):
    answer = client.get("/api/v1/cases", headers={"Authorization": "Bearer nothing"})
    assert "no-store" in answer.headers["Cache-Control"]
