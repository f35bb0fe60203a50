"""Rules on the annual report, each a verdict with its reason. It is the whole network's: a role below gives none."""

from django.utils.translation import gettext_lazy as _

from tirek.core.actor import Actor
from tirek.core.verdict import ALLOWED, Verdict, refuse
from tirek.reports.enums import EditionState, ReportPermission
from tirek.reports.models import AnnualEdition


def may_write_annual(actor: Actor) -> Verdict:
    """Changing the words of the report."""
    if actor.reach(ReportPermission.WRITE_ANNUAL).everywhere:
        return ALLOWED
    return refuse(_("Only an editor of the whole network changes the words of the annual report."))


def may_propose_annual(actor: Actor, *, waits: bool) -> Verdict:
    """Proposing an edition to be published."""
    if not actor.reach(ReportPermission.PUBLISH_ANNUAL).everywhere:
        return refuse(
            _("Only the head or a coordinator of the whole network proposes an annual report for publication.")
        )
    if waits:
        return refuse(_("An edition of this year waits for its second person already."))
    return ALLOWED


def may_decide_edition(actor: Actor, edition: AnnualEdition) -> Verdict:
    """The second person: another than the one who proposed it."""
    if edition.state != EditionState.ASKED:
        return refuse(_("This edition has been decided already."))
    if not actor.reach(ReportPermission.PUBLISH_ANNUAL).everywhere:
        return refuse(_("Only the head or a coordinator of the whole network publishes an annual report."))
    if not actor.is_system and actor.user_id == edition.asked_by_id:
        return refuse(_("You proposed it yourself: a second person decides."))
    return ALLOWED
