"""Figures of the media: what the network published, what outlets did, what people found of it."""

from datetime import date

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from tirek.media.enums import CommentState, Finding, FlagState
from tirek.media.models import Article, Comment, Flag, Material
from tirek.reports.enums import Section, Unit
from tirek.reports.indicators.base import Breakdown, Indicator, register
from tirek.reports.indicators.dimensions import by_language
from tirek.reports.indicators.subjects_of_media import ARTICLES, COMMENTS, FLAGS, MATERIALS
from tirek.reports.period import Period

FIRST_EDITION = date(2019, 1, 1)
OF_A_MATERIAL = (
    by_language(),
    Breakdown("topic", "topic", _("By topic")),
    Breakdown("outlet", "outlet__code", _("By outlet"), is_quiet=True),
)


def _published(period: Period) -> "QuerySet[Article]":
    return Article.objects.published().filter(published_at__date__range=(period.first, period.last))


def _shown(period: Period) -> "QuerySet[Comment]":
    return Comment.objects.filter(state=CommentState.SHOWN, written_at__date__range=(period.first, period.last))


def _materials(period: Period) -> "QuerySet[Material]":
    return Material.objects.filter(published_on__range=(period.first, period.last))


def _decided(period: Period) -> "QuerySet[Flag]":
    return Flag.objects.filter(state=FlagState.DECIDED, decided_at__date__range=(period.first, period.last))


register(
    Indicator(
        code="articles_published",
        version=1,
        in_force_from=FIRST_EDITION,
        section=Section.PUBLISHED,
        unit=Unit.ARTICLES,
        title=_("Publications"),
        definition=_("Publications of the network that appeared in the period and stand on the site."),
        records=_published,
        subject=ARTICLES,
        breakdowns=(Breakdown("kind", "kind", _("By kind")),),
    )
)
register(
    Indicator(
        code="comments_shown",
        version=1,
        in_force_from=FIRST_EDITION,
        section=Section.PUBLISHED,
        unit=Unit.COMMENTS,
        title=_("Readers' comments"),
        definition=_("Comments written in the period that a moderator has let everyone read."),
        records=_shown,
        subject=COMMENTS,
        breakdowns=(by_language(),),
    )
)
register(
    Indicator(
        code="materials_monitored",
        version=1,
        in_force_from=FIRST_EDITION,
        section=Section.MONITORED,
        unit=Unit.MATERIALS,
        title=_("Materials monitored"),
        definition=_("Materials of outlets of the register that were published in the period, reprints among them."),
        records=_materials,
        subject=MATERIALS,
        breakdowns=OF_A_MATERIAL,
    )
)
register(
    Indicator(
        code="materials_original",
        version=1,
        in_force_from=FIRST_EDITION,
        section=Section.MONITORED,
        unit=Unit.MATERIALS,
        title=_("Materials without reprints"),
        definition=_("The same, of each group of nearly equal texts the earliest only."),
        records=lambda period: _materials(period).filter(reprint_of__isnull=True),
        subject=MATERIALS,
        breakdowns=OF_A_MATERIAL,
    )
)
register(
    Indicator(
        code="flags_decided",
        version=1,
        in_force_from=FIRST_EDITION,
        section=Section.MONITORED,
        unit=Unit.MATERIALS,
        title=_("Suspicions of hate speech decided"),
        definition=_("Materials about which at least two trained people had decided in the period, either way."),
        records=_decided,
        subject=FLAGS,
    )
)
register(
    Indicator(
        code="hate_speech_found",
        version=1,
        in_force_from=FIRST_EDITION,
        section=Section.MONITORED,
        unit=Unit.MATERIALS,
        title=_("Hate speech found"),
        definition=_("Those of them in which hate speech was found, by the criteria that are published."),
        records=lambda period: _decided(period).filter(finding=Finding.HATE),
        subject=FLAGS,
    )
)
