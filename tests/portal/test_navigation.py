"""The menu shows what its reader may open, and everything it shows opens."""

import pytest
from django.urls import reverse

from tirek.core.actor import ANONYMOUS
from tirek.core.ui.context import shell_addresses
from tirek.core.ui.navigation import links_for

pytestmark = pytest.mark.django_db
PERSONAS = ("registrar", "clerk", "head", "head.turkistan", "coordinator", "analyst", "employment", "admin")


def addresses(actor, *, public=False):
    return [link.url for link in links_for(actor, "/", public=public)]


@pytest.mark.parametrize("persona", PERSONAS)
def test_every_entry_of_the_menu_opens(sign_in, world, persona):
    client = sign_in(persona)
    for url in addresses(world[persona]):
        assert client.get(url).status_code == 200, url


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_every_public_entry_opens_for_a_visitor(client, language):
    client.cookies["language"] = language
    urls = addresses(ANONYMOUS, public=True)
    assert len(urls) == len(set(urls))
    for url in urls:
        assert client.get(url, follow=True).status_code == 200, url


def test_the_menu_follows_what_one_may_do(world):
    queue, referrals, figures, jobs = map(reverse, ("cases:queue", "cases:referrals", "reports:sheet", "core:jobs"))
    shown = {persona: set(addresses(world[persona])) & {queue, referrals, figures, jobs} for persona in PERSONAS}
    assert shown == {
        "registrar": {queue},
        "clerk": {queue, figures},
        "head": {queue, figures},
        "head.turkistan": {queue, figures},
        "coordinator": {queue, figures},
        "analyst": {figures},
        "employment": {referrals},
        "admin": {jobs},
    }
    assert addresses(ANONYMOUS) == []


def test_the_shells_know_their_pages():
    assert all(shell_addresses().values())
    assert shell_addresses()["search"] == "/search/"
