"""What search engines are told of: public pages, and nothing that is nobody's business."""

import json
import re
import xml.etree.ElementTree as Tree

import pytest
from django.test import Client
from tests.factories import make_world
from tests.factories.media import make_article, make_media_person, make_published

from tirek.core.roles import Role

pytestmark = pytest.mark.django_db
NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


def test_the_map_names_what_is_published_and_every_address_opens():
    world = make_world()
    editor, second = (make_media_person(world, Role.EDITOR) for _ in range(2))
    draft, shown = make_article(editor), make_published(editor, second)
    root = Tree.fromstring(Client().get("/sitemap.xml").content)
    paths = ["/" + loc.text.split("/", 3)[3] for loc in root.findall("s:url/s:loc", NAMES) if loc.text]
    assert shown.get_absolute_url() in paths
    assert draft.get_absolute_url() not in paths
    assert world.keles.get_absolute_url() in paths
    client = Client()
    wrong = [path for path in paths if client.get(path).status_code != 200]
    assert not wrong


def test_robots_are_sent_to_the_map_and_away_from_personal_pages():
    told = Client().get("/robots.txt").content.decode()
    assert "Disallow: /track/" in told
    assert "/sitemap.xml" in told


def test_pages_tell_search_engines_what_they_are_about():
    office = make_world().saryagash
    for address, kind in (("/", "WebSite"), (office.get_absolute_url(), "Organization")):
        page = Client().get(address).content.decode()
        (block,) = re.findall(r'<script type="application/ld\+json">(.+?)</script>', page)
        assert json.loads(block)["@type"] == kind
