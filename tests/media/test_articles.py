"""Publications: two people, an hour, wordings kept, figures bound, nothing unsafe on the page."""

from datetime import timedelta
from uuid import uuid4

import feedparser
import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from tests.factories import World, make_world
from tests.factories.cases import NOW
from tests.factories.media import WORDS, make_article, make_media_person, make_published
from tests.questions import asked

from tirek.core.actor import Actor
from tirek.core.models import Message
from tirek.core.roles import Role
from tirek.core.verdict import Refused
from tirek.media.actions import articles, letters
from tirek.media.actions.articles import ArticleFacts
from tirek.media.enums import ArticleState
from tirek.media.models import Article, Subscriber
from tirek.media.prose import prose
from tirek.media.queries.articles import differences
from tirek.network.models import User

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


def client_of(actor: Actor) -> Client:
    client = Client()
    client.force_login(User.objects.get(pk=actor.user_id))
    return client


def test_nobody_but_those_who_write_for_the_office_sees_a_draft(world: World, editor: Actor):
    article = make_article(editor)
    address = article.get_absolute_url()
    for persona in ("clerk", "head", "head.kostanay", "employment"):
        assert client_of(world[persona]).get(address).status_code == 404, persona
    assert Client().get(address).status_code == 404
    assert article.title_kk not in Client().get("/news/").content.decode()
    assert client_of(editor).get(address).status_code == 200


def test_what_one_writes_a_second_person_publishes(editor: Actor, second: Actor):
    article = make_article(editor)
    with pytest.raises(Refused):
        articles.approve_article(article.pk, by=second, at=NOW)
    articles.ask_for_review(article.pk, by=editor, at=NOW)
    with pytest.raises(Refused):
        articles.approve_article(article.pk, by=editor, at=NOW)
    published = articles.approve_article(article.pk, by=second, at=NOW)
    assert (published.state, published.published_at) == (ArticleState.PUBLISHED, NOW)
    page = Client().get(published.get_absolute_url()).content.decode()
    assert "<h2>Бағдарлама</h2>" in page
    assert "<strong>сағат онда</strong>" in page
    assert published.title_kk in Client().get("/news/?q=есіктері").content.decode()  # by another form of the word
    for shape in ("xml", "atom"):
        feed = feedparser.parse(Client().get(f"/news/feed/kk.{shape}").content)
        assert (feed.bozo, feed.entries[0].title) == (False, published.title_kk)


def test_an_approved_one_appears_at_its_hour(editor: Actor, second: Actor):
    article = make_article(editor, publish_at=NOW + timedelta(hours=3))
    articles.ask_for_review(article.pk, by=editor, at=NOW)
    assert articles.approve_article(article.pk, by=second, at=NOW).state == ArticleState.APPROVED
    assert articles.publish_due(by=second, at=NOW + timedelta(hours=2)) == 0
    assert articles.publish_due(by=second, at=NOW + timedelta(hours=3)) == 1
    assert articles.publish_due(by=second, at=NOW + timedelta(hours=4)) == 0


def test_a_changed_wording_is_kept_and_asks_for_the_second_person_again(editor: Actor, second: Actor):
    article = make_article(editor)
    articles.ask_for_review(article.pk, by=editor, at=NOW)
    version = Article.objects.get(pk=article.pk).version
    told = ArticleFacts(
        organisation_id=article.organisation_id, kind=article.kind, words={**WORDS, "title_kk": "Басқа тақырып"}
    )
    changed = articles.change_article(article.pk, told, version, by=editor, at=NOW)
    assert changed.state == ArticleState.DRAFT
    assert differences(changed, 2) == [("title_kk", WORDS["title_kk"], "Басқа тақырып")]
    with pytest.raises(Refused):  # a colleague who had the page open before
        articles.change_article(article.pk, told, version, by=second, at=NOW)


def test_what_is_taken_back_leaves_the_site_and_may_be_written_anew(editor: Actor, second: Actor):
    article = make_published(editor, second)
    with pytest.raises(ValidationError):
        articles.take_back(article.pk, " ", by=second, at=NOW)
    articles.take_back(article.pk, "Қате кеткен", by=second, at=NOW)
    gone = Client().get(article.get_absolute_url())
    assert gone.status_code == 410, "readers see that it was taken back, and why"
    assert "Қате кеткен" in gone.content.decode()
    assert WORDS["body_ru"] not in gone.content.decode()
    assert articles.rewrite(article.pk, by=editor, at=NOW).state == ArticleState.DRAFT


def test_markdown_brings_no_script_no_picture_and_no_strange_address():
    nasty = "<script>alert(1)</script>\n\n![x](http://a/b.png)\n\n[y](javascript:alert(1))\n\n[z](https://a.kz)"
    shown = str(prose(nasty))
    assert not any(piece in shown for piece in ("<script", "<img", 'href="javascript'))
    assert '<a href="https://a.kz" rel="noopener nofollow">z</a>' in shown


def test_a_kept_figure_stays_and_a_live_one_moves_with_the_work(world: World, editor: Actor, second: Actor):
    from tests.factories import make_case

    article = make_article(editor)
    days = (NOW.date() - timedelta(days=30), NOW.date() + timedelta(days=5))
    for is_kept in (True, False):
        articles.add_figure(article.pk, "cases_received", *days, is_kept=is_kept, by=editor, at=NOW)
    with pytest.raises(ValidationError):
        articles.add_figure(article.pk, "made_up", *days, is_kept=True, by=editor, at=NOW)
    make_case(world.saryagash)
    articles.ask_for_review(article.pk, by=editor, at=NOW)
    articles.approve_article(article.pk, by=second, at=NOW)
    make_case(world.keles)
    from tirek.media.queries.articles import shown_facts

    assert [line.value for line in shown_facts(Article.objects.get(pk=article.pk))] == [1, 2]


def test_the_newsletter_goes_only_to_who_confirmed_and_ends_with_one_press(editor: Actor, second: Actor):
    make_published(editor, second)
    client = Client()
    assert client.post("/newsletter/", {"email": "Oqyrman@Example.kz"}).status_code == 200
    row = Subscriber.objects.get()
    assert letters.send_letter(by=second, at=NOW) is None
    client.get(f"/newsletter/{row.ticket}/")  # a program that looks at links confirms nothing
    assert Subscriber.objects.get().confirmed_at is None
    client.post(f"/newsletter/{row.ticket}/")
    sent = letters.send_letter(by=second, at=NOW + timedelta(minutes=1))
    assert sent is not None
    assert (sent.articles, sent.readers) == (1, 1)
    body = Message.objects.latest("created_at").body
    assert WORDS["title_kk"] in body
    assert f"/newsletter/{row.ticket}/leaving/" in body
    assert letters.send_letter(by=second, at=NOW + timedelta(days=1)) is None
    client.post(f"/newsletter/{row.ticket}/leaving/")
    assert not Subscriber.objects.exists()


def test_lists_ask_the_same_number_of_questions_for_one_and_for_three(editor: Actor, second: Actor):
    make_published(editor, second)
    client = client_of(editor)
    one = [asked(lambda address=address: client.get(address)).total() for address in ("/news/", "/news/work/")]
    for _more in range(2):
        make_published(editor, second)
    assert [asked(lambda address=address: client.get(address)).total() for address in ("/news/", "/news/work/")] == one


def test_a_form_that_comes_back_says_what_is_wrong_and_loses_nothing(editor: Actor):
    client = client_of(editor)
    told = {"organisation": str(editor.organisation_id), "kind": "news", "body_kk": "Мәтін", "version": "0"}
    answer = client.post("/news/work/new/", told)
    assert answer.status_code == 422
    assert "Мәтін" in answer.content.decode()
    assert not Article.objects.exists()
    told["title_kk"] = f"Тақырып {uuid4().hex}"
    assert client.post("/news/work/new/", told).status_code == 303
