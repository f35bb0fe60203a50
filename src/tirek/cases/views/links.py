"""Small deeds beside a case: a link taken away, a joined duplicate taken apart, a co-executor released."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tirek.cases.actions.co_executors import release_co_executor
from tirek.cases.actions.links import unlink_cases
from tirek.cases.actions.merging import undo_merge
from tirek.cases.enums import CasePermission
from tirek.cases.models import CaseLink, CaseMerge, CoExecutor
from tirek.cases.views.fetching import actor_of
from tirek.core.access import requires
from tirek.core.http import see_other


@requires(CasePermission.VIEW)
@require_POST
def link_removal(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take a link between two cases away."""
    actor = actor_of(request)
    link = get_object_or_404(CaseLink.objects.visible_to(actor).select_related("later"), pk=pk)
    unlink_cases(link.pk, by=actor, at=timezone.now())
    messages.success(request, _("The link is taken away."))
    return see_other(link.later.get_absolute_url())


@requires(CasePermission.VIEW)
@require_POST
def merge_undo(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take a joined duplicate out again."""
    actor = actor_of(request)
    merge = get_object_or_404(CaseMerge.objects.visible_to(actor), pk=pk)
    case = undo_merge(merge.pk, by=actor, at=timezone.now())
    messages.success(request, _("The two are separate applications again."))
    return see_other(case.get_absolute_url())


@requires(CasePermission.VIEW)
@require_POST
def co_executor_release(request: HttpRequest, pk: UUID) -> HttpResponse:
    """End a colleague's part in a case."""
    actor = actor_of(request)
    row = get_object_or_404(CoExecutor.objects.visible_to(actor).select_related("case"), pk=pk)
    release_co_executor(row.pk, by=actor, at=timezone.now())
    messages.success(request, _("Released from the case."))
    return see_other(row.case.get_absolute_url())
