"""Publications, comments and materials for tests."""

from datetime import datetime
from typing import Any
from uuid import uuid4

from tests.factories.cases import NOW
from tests.factories.network import make_actor, make_organisation, make_user
from tests.factories.world import World

from tirek.core.actor import Actor
from tirek.core.roles import Role
from tirek.media.actions.articles import ArticleFacts, approve_article, ask_for_review, write_article
from tirek.media.actions.materials import NewMaterial, raise_flag, write_down
from tirek.media.actions.responses import NewComment, comment
from tirek.media.enums import ArticleKind
from tirek.media.models import Article, Material
from tirek.network.enums import OrganisationKind
from tirek.network.models import Organisation, Profile

WORDS = {
    "title_kk": "Достық үйінде ашық есік күні",
    "lead_kk": "Ертең бәріңізді күтеміз.",
    "body_kk": "## Бағдарлама\n\nКездесу **сағат онда** басталады.",
    "title_ru": "День открытых дверей в Доме дружбы",
    "body_ru": "Встреча начинается в десять.",
}


def make_media_person(world: World, role: Role, name: str = "") -> Actor:
    """Somebody who works with the media for the republic's office."""
    office = Organisation.objects.get(pk=world["coordinator"].organisation_id)
    return make_actor(role, office, user=make_user(name))


def make_article(by: Actor, at: datetime = NOW, **facts: Any) -> Article:
    """A draft in the name of the writer's organisation."""
    assert by.organisation_id is not None
    told: dict[str, Any] = {"organisation_id": by.organisation_id, "kind": ArticleKind.NEWS, "words": WORDS}
    return write_article(ArticleFacts(**{**told, **facts}), by=by, at=at)


def make_published(by: Actor, approver: Actor, at: datetime = NOW, **facts: Any) -> Article:
    """One that a second person has approved."""
    article = make_article(by, at, **facts)
    ask_for_review(article.pk, by=by, at=at)
    return approve_article(article.pk, by=approver, at=at)


def make_outlet(name: str = "Дала үні") -> Organisation:
    """An outlet of the register."""
    outlet = make_organisation(OrganisationKind.OUTLET, name=name)
    Profile.objects.create(organisation=outlet, languages=["kk"])
    return outlet


def make_material(outlet: Organisation, by: Actor, at: datetime = NOW, **facts: Any) -> Material:
    """A material written down by hand."""
    told: dict[str, Any] = {
        "outlet_id": outlet.pk,
        "title": "Ауылда жаңа мектеп ашылды",
        "text": "Бүгін ауданда үш жүз орындық мектеп есігін ашты.",
        "published_on": at.date(),
    }
    return write_down(NewMaterial(**{**told, **facts}), by=by, at=at)


def make_one_of_each_of_media(world: World) -> None:
    """A draft, a publication with a comment that waits, a material with a flag."""
    editor, second = (make_media_person(world, Role.EDITOR) for _ in range(2))
    make_article(editor)
    article = make_published(editor, second)
    comment(article, NewComment(key=uuid4(), name="Оқырман", text="Рақмет"), "reader", at=NOW)
    material = make_material(make_outlet(), make_media_person(world, Role.MONITOR))
    raise_flag(material.pk, "Күмәнді", by=make_media_person(world, Role.MONITOR), at=NOW)
