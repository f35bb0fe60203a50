"""Calls to partners' servers: never into a closed network, never longer than agreed."""

from collections.abc import Iterator
from typing import Any

import pytest
from tests.exchange.receiver import Receiver, receiver

from tirek.exchange import calling
from tirek.exchange.calling import BadAddress, call, checked


@pytest.fixture(autouse=True)
def loopback(settings: Any) -> None:
    settings.EXCHANGE_NETWORKS = ["127.0.0.0/8"]


@pytest.fixture
def server() -> Iterator[Receiver]:
    with receiver() as state:
        yield state


def test_who_drips_its_answer_is_cut_off(server):
    server.drip = 0.2
    server.otherwise = lambda asked: (200, b"x" * 500, {})
    reply = call("POST", server.url, b"{}", patience=0.6)
    assert reply.milliseconds < 3000


def test_who_does_not_answer_in_time_is_tried_later(server):
    server.delay = 2
    reply = call("POST", server.url, b"{}", patience=0.4)
    assert (reply.code, reply.error) == (None, "timeout")
    assert reply.milliseconds < 1500


@pytest.mark.parametrize(
    "url",
    [
        "http://partner.example/hook",
        "https://10.0.0.1/hook",
        "https://169.254.169.254/latest",
        "https://[::ffff:10.0.0.1]/",
        "https://[fe80::1]/",
        "https://user:secret@partner.example/",
        "ftp://partner.example/",
        "https://partner.example:0/",
        "https://",
        "https://partner.example/a b",
        "http://127.0.0.1.partner.example/",
    ],
)
def test_an_address_inside_or_unsafe_is_refused(settings, url):
    settings.EXCHANGE_NETWORKS = ["127.0.0.0/8"]
    with pytest.raises(BadAddress):
        checked(url)


def test_a_name_that_leads_inside_is_not_called(settings, monkeypatch, server):
    settings.EXCHANGE_NETWORKS = []
    assert call("POST", server.url, b"{}").error == "not https"
    port = server.url.rpartition(":")[2].partition("/")[0]
    inside = [(2, 1, 6, "", ("127.0.0.1", int(port)))]
    monkeypatch.setattr(calling.socket, "getaddrinfo", lambda *asked, **more: inside)
    assert call("POST", f"https://partner.example:{port}/", b"{}").error == "not a public address"
    assert server.received == []
