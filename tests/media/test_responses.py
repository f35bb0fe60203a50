"""Readers: one reaction each, comments read before they are shown, reports, objections."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from tests.factories import World, make_world
from tests.factories.cases import NOW
from tests.factories.media import make_media_person, make_published
from tests.media.test_articles import client_of

from tirek.core.actor import Actor
from tirek.core.roles import Role
from tirek.core.verdict import Refused
from tirek.media.actions import responses
from tirek.media.enums import CommentState
from tirek.media.models import Article, Comment, Reaction

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return make_world()


@pytest.fixture
def editor(world: World) -> Actor:
    return make_media_person(world, Role.EDITOR, "Редактор Бір")


@pytest.fixture
def second(world: World) -> Actor:
    return make_media_person(world, Role.EDITOR, "Редактор Екі")


@pytest.fixture
def article(editor: Actor, second: Actor) -> Article:
    return make_published(editor, second)


def comment(article: Article, **facts: object) -> Comment:
    told = {"key": uuid4(), "name": "Оқырман", "text": "Рақмет, жақсы бастама екен!", **facts}
    return responses.comment(article, responses.NewComment(**told), uuid4().hex, at=NOW)  # type: ignore[arg-type]


def test_a_reader_has_one_reaction_and_may_take_it_back(article: Article):
    client, address = Client(), f"/news/{article.slug}/reaction/"
    client.post(address, {"kind": "like"})
    client.post(address, {"kind": "angry"})
    assert list(Reaction.objects.values_list("kind", flat=True)) == ["angry"]
    client.post(address, {"kind": "angry"})
    assert not Reaction.objects.exists()
    assert client.post(address, {"kind": "bogus"}).status_code == 404
    Client().post(address, {"kind": "like"})
    Client().post(address, {"kind": "like"})
    assert Reaction.objects.count() == 2


def test_a_reader_cannot_be_followed_from_one_publication_to_another(article: Article, editor: Actor, second: Actor):
    other, client = make_published(editor, second), Client()
    for each in (article, other):
        client.post(f"/news/{each.slug}/reaction/", {"kind": "like"})
    assert len(set(Reaction.objects.values_list("reader", flat=True))) == 2


def test_a_comment_is_read_before_it_is_shown_and_sent_twice_is_one(article: Article, editor: Actor):
    client, told = Client(), {"key": str(uuid4()), "name": "Оқырман", "text": "Қашан басталады?"}
    for _time in range(2):
        assert client.post(f"/news/{article.slug}/comments/", told).status_code == 303
    row = Comment.objects.get()
    assert (row.state, row.language) == (CommentState.WAITING, "kk")
    assert "Қашан басталады?" not in client.get(article.get_absolute_url()).content.decode()
    responses.show_comment(row.pk, by=editor, at=NOW)
    assert "Қашан басталады?" in client.get(article.get_absolute_url()).content.decode()


def test_strangers_moderate_nothing_and_read_nothing_that_waits(world: World, article: Article):
    row = comment(article)
    for persona in ("clerk", "head.kostanay", "employment"):
        client = client_of(world[persona])
        assert client.get("/comments/").status_code == 403
        assert client.post(f"/comments/{row.pk}/showing/").status_code == 403
        assert client.post(f"/comments/{row.pk}/report/").status_code == 404
    assert Client().get("/comments/").status_code == 302
    assert Client().post(f"/comments/{row.pk}/report/").status_code == 404


def test_whoever_was_refused_reads_why_objects_once_and_is_judged_by_another(
    article: Article, editor: Actor, second: Actor
):
    row = comment(article)
    with pytest.raises(ValidationError):
        responses.refuse_comment(row.pk, "", by=editor, at=NOW)
    responses.refuse_comment(row.pk, "Тақырыптан тыс", by=editor, at=NOW)
    client, address = Client(), f"/comments/mine/{row.ticket}/"
    assert "Тақырыптан тыс" in client.get(address).content.decode()
    assert client.post(address, {"words": "Тақырып бойынша жаздым"}).status_code == 303
    assert client.post(address, {"words": "Тағы"}).status_code == 403
    with pytest.raises(Refused):
        responses.decide_comment_appeal(row.pk, True, by=editor, at=NOW)
    assert responses.decide_comment_appeal(row.pk, True, by=second, at=NOW).state == CommentState.SHOWN


def test_five_readers_take_a_comment_off_until_somebody_has_looked(article: Article, editor: Actor):
    row = comment(article)
    responses.show_comment(row.pk, by=editor, at=NOW)
    for number in range(responses.REPORTS_THAT_HIDE):
        for _twice in range(2):
            if Comment.objects.get(pk=row.pk).state == CommentState.SHOWN:
                responses.report_comment(row.pk, f"reader{number}", "", at=NOW)
    assert Comment.objects.get(pk=row.pk).state == CommentState.WAITING
    assert row.text in client_of(editor).get("/comments/").content.decode()
    assert responses.show_comment(row.pk, by=editor, at=NOW + timedelta(hours=1)).reports == 0


def test_an_address_that_writes_too_much_waits(article: Article):
    client = Client()
    answers = [
        client.post(f"/news/{article.slug}/comments/", {"key": str(uuid4()), "name": "Бот", "text": "Хабар"})
        for _time in range(6)
    ]
    assert [answer.status_code for answer in answers] == [303] * 5 + [429]
