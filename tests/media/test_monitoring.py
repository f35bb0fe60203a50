"""Monitoring: feeds read politely from a real server, reprints grouped, suspicions decided by people apart."""

import threading
from collections.abc import Iterator
from datetime import date, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from tests.factories import World, make_world
from tests.factories.cases import NOW
from tests.factories.media import make_material, make_media_person, make_outlet
from tests.media.test_articles import client_of

from tirek.core.actor import Actor, system_actor
from tirek.core.roles import Role
from tirek.core.verdict import Refused
from tirek.media.actions import flags
from tirek.media.actions.fetching import read_feed
from tirek.media.actions.flags import CRITERIA, Decision
from tirek.media.actions.materials import raise_flag
from tirek.media.enums import FeedKind, Finding, FlagState
from tirek.media.models import Feed, Flag, Material
from tirek.media.queries.feeds import feeds_of, feeds_to_mend, health
from tirek.media.queries.monitoring import agreement, flag_page
from tirek.media.sketches import likeness, sketch

pytestmark = pytest.mark.django_db

COMMON = ["ауыл", "мектеп", "жол", "су", "нан", "кітап", "дала", "тау", "өзен", "көл"]
HATEFUL = "Мигранттардың бәрі ұры, олар елден кетсін!"
RSS = """<?xml version="1.0"?><rss version="2.0"><channel><title>x</title>
<item><title>Ауданда кітапхана ашылды</title><link>http://127.0.0.1/1</link>
<description>Жаңа оқу залы бар.</description>
<pubDate>Mon, 02 Mar 2026 08:00:00 GMT</pubDate></item>
<item><title>{hateful}</title><link>http://127.0.0.1/2</link><description>x</description></item>
<item><title>No link</title><link>javascript:alert(1)</link></item></channel></rss>""".replace("{hateful}", HATEFUL)
PAGE = (
    "<article><a href='/a'>Бірінші жаңалық</a><time>01.03.2026</time></article>"
    "<article><a href='/b'>Екінші</a></article>"
)


class Outlet(BaseHTTPRequestHandler):
    """An outlet's server: RSS with an ETag, a page, a robots.txt that closes one folder."""

    asked: list[str] = []

    def do_GET(self) -> None:
        self.asked.append(self.path)
        if self.path == "/old":
            return self._move(301, "/rss")
        if self.path == "/for-today":
            return self._move(302, "/rss")
        if self.path == "/busy":
            return self._say(429, "", {"Retry-After": "14400"})
        if self.path == "/robots.txt":
            return self._say(200, "User-agent: *\nDisallow: /closed/")
        if self.headers.get("If-None-Match") == '"v1"':
            return self._say(304, "")
        if self.path == "/broken":
            return self._say(500, "")
        self._say(200, PAGE if self.path == "/page" else RSS)

    def _move(self, status: int, to: str) -> None:
        self._say(status, "", {"Location": to})

    def _say(self, status: int, body: str, heads: dict[str, str] | None = None) -> None:
        self.send_response(status)
        for name, value in {"ETag": '"v1"', **(heads or {})}.items():
            self.send_header(name, value)
        self.end_headers()
        if status != 304:
            self.wfile.write(body.encode())

    def log_message(self, *_args: object) -> None:
        return None


@pytest.fixture
def site(settings: object) -> Iterator[str]:
    settings.FEEDS_MAY_BE_LOCAL = True  # type: ignore[attr-defined]
    Outlet.asked = []
    server = ThreadingHTTPServer(("127.0.0.1", 0), Outlet)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


@pytest.fixture
def world() -> World:
    return make_world()


@pytest.fixture
def monitors(world: World) -> list[Actor]:
    return [make_media_person(world, Role.MONITOR, f"Маман {number}") for number in range(4)]


def feed_at(address: str, kind: str = FeedKind.SYNDICATION, **facts: object) -> Feed:
    return Feed.objects.create(outlet=make_outlet(), address=address, kind=kind, **facts)


def read(feed: Feed) -> int:
    return read_feed(feed.pk, by=system_actor("media"), at=NOW)


def verdict(finding: str = Finding.HATE) -> Decision:
    return Decision(finding=finding, criteria=dict.fromkeys(CRITERIA, 1), reasons="Себебі осындай")


def test_a_feed_is_read_once_and_asked_politely_again(site: str):
    feed = feed_at(f"{site}/rss")
    assert read(feed) == 2  # the one with a strange address is left out
    assert read(Feed.objects.get(pk=feed.pk)) == 0
    assert Feed.objects.get(pk=feed.pk).next_at == NOW + timedelta(hours=1)
    first = Material.objects.get(address="http://127.0.0.1/1")
    assert (first.language, first.published_on) == ("kk", date(2026, 3, 2))
    assert Flag.objects.get().material.title == HATEFUL


def test_a_closed_folder_is_not_asked_and_a_broken_server_is_asked_later(site: str):
    closed, broken = feed_at(f"{site}/closed/rss"), feed_at(f"{site}/broken")
    assert read(closed) == 0
    assert Outlet.asked == ["/robots.txt"]
    for _time in range(3):
        read(broken)
    kept = Feed.objects.get(pk=broken.pk)
    assert (kept.failures, kept.problem, kept.next_at) == (3, "500", NOW + timedelta(hours=8))


def test_a_feed_that_has_moved_for_good_says_so_and_is_followed_with_one_press(site: str, monitors: list[Actor]):
    moved, away = feed_at(f"{site}/old"), feed_at(f"{site}/for-today")
    assert read(moved) == 2
    read(away)
    assert Feed.objects.get(pk=away.pk).moved_to == "", "away for today is not moved"
    client = client_of(monitors[0])
    page = client.get("/monitoring/feeds/").content.decode()
    assert f"{site}/rss" in page
    assert feeds_to_mend(monitors[0]).get() == moved
    assert client.post(f"/monitoring/feeds/{moved.pk}/move/").status_code == 303
    kept = Feed.objects.get(pk=moved.pk)
    assert (kept.address, kept.moved_to, kept.next_at) == (f"{site}/rss", "", None)
    assert client.post(f"/monitoring/feeds/{moved.pk}/move/").status_code == 403


def test_what_broke_is_told_with_what_to_do(site: str, monitors: list[Actor]):
    gone, busy = feed_at(f"{site}/broken"), feed_at(f"{site}/busy")
    changed = feed_at(f"{site}/page", FeedKind.PAGE, rules={"item": "div.news"})
    for feed in (gone, busy, changed):
        read(feed)
    assert Feed.objects.get(pk=busy.pk).next_at == NOW + timedelta(hours=4), "as long as the server asks"
    rows = {one.pk: health(one, NOW) for one in feeds_of(monitors[0])}
    assert [rows[each.pk].tone for each in (gone, busy, changed)] == ["danger"] * 3
    assert len({str(one.advice) for one in rows.values()}) == 3
    assert not rows[changed.pk].needs_hand
    for _time in range(2):
        read(changed)
    assert feeds_to_mend(monitors[0]).get() == changed
    quiet = feed_at(f"{site}/rss")
    read(quiet)
    assert health(feeds_of(monitors[0]).get(pk=quiet.pk), NOW + timedelta(days=40)).tone == "warning"


def test_a_page_is_read_by_its_rules(site: str):
    feed = feed_at(f"{site}/page", FeedKind.PAGE, rules={"item": "article", "link": "a[href]", "day": "time"})
    assert read(feed) == 2
    assert Material.objects.get(title="Бірінші жаңалық").address == f"{site}/a"


def test_no_address_inside_our_own_network_is_asked(site: str, settings: object):
    settings.FEEDS_MAY_BE_LOCAL = False  # type: ignore[attr-defined]
    feed = feed_at(f"{site}/rss")
    assert read(feed) == 0
    assert Outlet.asked == []
    assert Feed.objects.get(pk=feed.pk).problem == "not a public address"


def test_nearly_the_same_words_are_one_group(monitors: list[Actor]):
    text = "Бүгін ауданда үш жүз орындық жаңа мектеп есігін ашты, салтанатты жиынға ата-аналар мен мұғалімдер келді"
    first = make_material(make_outlet(), monitors[0], text=text)
    again = make_material(make_outlet("Қала тынысы"), monitors[0], text=text + " деп хабарлайды тілші")
    third = make_material(make_outlet("Өңір"), monitors[0], text=text)
    other = make_material(
        make_outlet("Хабаршы"), monitors[0], title="Ауа райы", text="Ертең солтүстікте қар жауады деп күтіледі екен"
    )
    assert (again.reprint_of_id, third.reprint_of_id, other.reprint_of_id) == (first.pk, first.pk, None)


@given(
    st.lists(
        st.sampled_from(["ауыл", "мектеп", "жол", "су", "нан", "кітап", "дала", "тау", "өзен", "көл"]),
        min_size=10,
        max_size=60,
    )
)
def test_a_text_is_like_itself_and_likeness_has_no_direction(words: list[str]):
    one, other = sketch(" ".join(words)), sketch(" ".join(words[: len(words) // 2]))
    assert likeness(one, one) == (1.0 if one else 0.0)
    assert likeness(one, other) == likeness(other, one)


def test_two_people_decide_apart_and_read_each_other_only_afterwards(monitors: list[Actor]):
    one, two, three, _four = monitors
    material = make_material(make_outlet(), one, title=HATEFUL)
    flag = Flag.objects.get(material=material)
    flags.decide(flag.pk, verdict(), by=one, at=NOW)
    page = flag_page(Flag.objects.get(pk=flag.pk), two)
    assert (page.verdicts, page.hidden, page.may_decide) == ([], 1, True)
    assert "Маман 0" not in client_of(two).get(flag.get_absolute_url()).content.decode()
    with pytest.raises(Refused):
        flags.decide(flag.pk, verdict(), by=one, at=NOW)
    flags.decide(flag.pk, verdict(Finding.NOT_HATE), by=two, at=NOW)
    disputed = Flag.objects.get(pk=flag.pk)
    assert disputed.state == FlagState.DISPUTED
    assert flag_page(disputed, three).hidden == 2  # the third is not led by the others either
    decided = flags.decide(flag.pk, verdict(), by=three, at=NOW)
    assert (decided.state, decided.finding) == (FlagState.DECIDED, Finding.HATE)
    assert len(flag_page(decided, two).verdicts) == 3


def test_an_objection_is_judged_by_somebody_who_had_no_part(monitors: list[Actor]):
    one, two, three, _four = monitors
    flag = Flag.objects.get(material=make_material(make_outlet(), one, title=HATEFUL))
    for person in (one, two):
        flags.decide(flag.pk, verdict(), by=person, at=NOW)
    flags.follow_up(flag.pk, "dialogue", "Редакциямен сөйлестік", by=one, at=NOW)
    row = flags.object_to(flag.pk, "Дәйексөз еді", by=one, at=NOW)
    with pytest.raises(Refused):
        flags.decide_appeal(row.pk, True, "Иә", by=two, at=NOW)
    flags.decide_appeal(row.pk, True, "Шынымен дәйексөз", by=three, at=NOW)
    assert Flag.objects.get(pk=flag.pk).finding == Finding.NOT_HATE


def test_agreement_of_a_pair_is_told_from_five_on_and_by_hand(monitors: list[Actor]):
    one, two, *_rest = monitors
    outlet, findings = make_outlet(), ["hh", "hh", "hn", "nn", "nn", "nh"]
    long = {"h": Finding.HATE, "n": Finding.NOT_HATE}
    for number, (mine, theirs) in enumerate(findings):
        material = make_material(outlet, one, title=f"Материал {number} туралы", text="")
        flag = raise_flag(material.pk, "Күмәнді", by=one, at=NOW)
        flags.decide(flag.pk, verdict(long[mine]), by=one, at=NOW)
        flags.decide(flag.pk, verdict(long[theirs]), by=two, at=NOW)
    (pair,), alpha, decided = agreement()
    # By hand: 4 of 6 the same; each says hate 3 times of 6, so chance gives 1/2: κ = (2/3 - 1/2) / (1/2) = 1/3.
    assert (pair.together, decided) == (6, 6)
    assert pair.share == pytest.approx(4 / 6)
    assert pair.kappa == pytest.approx(1 / 3)
    # α = 1 - Do/De, Do = 4/12 of pairs differ, De = 2·6·6/(12·11): 1 - (1/3)/(72/132) = 7/18.
    assert alpha == pytest.approx(7 / 18)


def test_strangers_learn_nothing_of_suspicions(world: World, monitors: list[Actor]):
    flag = Flag.objects.get(material=make_material(make_outlet(), monitors[0], title=HATEFUL))
    for persona in ("clerk", "head", "head.kostanay", "employment"):
        client = client_of(world[persona])
        assert client.get("/monitoring/flags/").status_code == 403, persona
        assert client.get(flag.get_absolute_url()).status_code == 403
    assert Flag.objects.visible_to(world["coordinator"]).exists()
    with pytest.raises(Refused):
        flags.decide(flag.pk, verdict(), by=world["coordinator"], at=NOW)
    assert Client().get("/hate-speech/").status_code == 200
    assert client_of(monitors[0]).get("/monitoring/export.xlsx").content.startswith(b"PK")
