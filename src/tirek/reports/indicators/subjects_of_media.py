"""Records of the media as figures count them."""

from django.utils.translation import gettext_lazy as _

from tirek.media.models import Article, Comment, Flag, Material
from tirek.reports.indicators.subjects import Column, Subject

ARTICLES = Subject(
    model=Article,
    place="organisation_id",
    order=("-published_at", "-id"),
    related=("organisation",),
    deferred=("body_kk", "body_ru", "body_en", "search_terms", "organisation__search_keys"),
    address=lambda article: article.get_absolute_url(),
    columns=(
        Column(_("Publication"), lambda article: article.title),
        Column(_("Kind"), lambda article: article.get_kind_display()),
        Column(_("Published"), lambda article: article.published_at),
    ),
)
COMMENTS = Subject(
    model=Comment,
    place="article__organisation_id",
    order=("-written_at", "-id"),
    related=("article", "article__organisation"),
    deferred=("text", "article__body_kk", "article__body_ru", "article__body_en"),
    address=lambda comment: f"{comment.article.get_absolute_url()}#comments",
    columns=(
        Column(_("Publication"), lambda comment: comment.article.title),
        Column(_("Written"), lambda comment: comment.written_at),
    ),
)
MATERIALS = Subject(
    model=Material,
    place="outlet_id",
    order=("-published_on", "-id"),
    related=("outlet",),
    deferred=("text", "sketch", "outlet__search_keys"),
    address=lambda material: material.get_absolute_url(),
    columns=(
        Column(_("Title"), lambda material: material.title),
        Column(_("Outlet"), lambda material: material.outlet.name),
        Column(_("Language"), lambda material: material.language),
        Column(_("Topic"), lambda material: material.get_topic_display()),
        Column(_("Published"), lambda material: material.published_on),
    ),
)
FLAGS = Subject(
    model=Flag,
    place="material__outlet_id",
    order=("-decided_at", "-id"),
    related=("material", "material__outlet"),
    deferred=("material__text", "material__sketch"),
    address=lambda flag: flag.get_absolute_url(),
    columns=(
        Column(_("Title"), lambda flag: flag.material.title),
        Column(_("Outlet"), lambda flag: flag.material.outlet.name),
        Column(_("Decided"), lambda flag: flag.decided_at),
    ),
)
