"""You said, we did: the public page, and linking what people said to a programme."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from tirek.core.access import public, requires
from tirek.core.http import see_other, uuid_or_none
from tirek.core.pages import form_page
from tirek.core.verdict import ensure
from tirek.programmes.actions import voices as actions
from tirek.programmes.enums_of_roadmaps import RoadmapPermission
from tirek.programmes.forms.research import VoiceAnswerForm, VoiceForm
from tirek.programmes.models import Programme, RoadmapAction, Voice
from tirek.programmes.permissions_of_roadmaps import may_link_voices
from tirek.programmes.queries import voices as queries
from tirek.programmes.views.form_pages import base_for, done, pressed
from tirek.programmes.views.programmes import programme_or_404

PAGE = 20


@public
@require_GET
def voices(request: HttpRequest) -> HttpResponse:
    """What people said and what was done, programme by programme."""
    actor, chosen = request.actor, uuid_or_none(request.GET.get("programme", ""))  # type: ignore[attr-defined]
    found = queries.published(programme=chosen)
    context = {
        "page": Paginator(found, PAGE).get_page(request.GET.get("page")),
        "programmes": Programme.objects.filter(voices__published_at__isnull=False).distinct().order_by("name_kk"),
        "chosen": chosen,
        "active": int(chosen is not None),
        "base": base_for(actor),
    }
    return render(request, "programmes/voices/public.html", context)


@requires(RoadmapPermission.LINK_VOICES)
@require_GET
def work(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What is linked to a programme, and what may be."""
    actor, found = request.actor, _linked(request, pk)  # type: ignore[attr-defined]
    kind, text = request.GET.get("kind", ""), request.GET.get("q", "")[:100]
    linked = queries.of_programme(actor, found.pk)
    known = set(linked.exclude(about_id=None).values_list("about_id", flat=True))
    context = {
        "programme": found,
        "page": Paginator(linked, PAGE).get_page(request.GET.get("page")),
        "sources": queries.sources(),
        "kind": kind,
        "q": text,
        "active": int(bool(kind)),
        "candidates": [one for one in queries.candidates(actor, kind, text) if one.key not in known],
    }
    return render(request, "programmes/voices/work.html", context)


@requires(RoadmapPermission.LINK_VOICES)
@require_POST
def linking(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Link what was said elsewhere in the house."""
    actor, found = request.actor, _linked(request, pk)  # type: ignore[attr-defined]
    kind, text = request.POST.get("kind", ""), request.POST.get("q", "")[:100]
    key = uuid_or_none(request.POST.get("key", ""))
    offered = {one.key: one for one in queries.candidates(actor, kind, text)} if key else {}
    back = reverse("programmes:voice_work", args=[pk])
    if key not in offered:
        return see_other(back)
    one = offered[key]
    said = actions.Said(kind=kind, said=one.text, said_on=one.said_on, about_id=one.key, area_id=one.area_id)
    return pressed(
        request, lambda: actions.link_voice(found.pk, said, by=actor, at=timezone.now()), _("It is linked."), back
    )


@requires(RoadmapPermission.LINK_VOICES)
def new(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Write down what people said elsewhere."""
    actor, found = request.actor, _linked(request, pk)  # type: ignore[attr-defined]
    form = VoiceForm(request.POST or None, initial={"said_on": timezone.localdate()})
    made = done(
        request, form, lambda: actions.link_voice(pk, form.told(), by=actor, at=timezone.now()), _("It is linked.")
    )
    back = reverse("programmes:voice_work", args=[pk])
    if made:
        return see_other(back)
    return form_page(request, form, _("Write down what people said"), back, subtitle=found.name)


@requires(RoadmapPermission.LINK_VOICES)
def answer(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say what was done, and publish it."""
    actor = request.actor  # type: ignore[attr-defined]
    voice = get_object_or_404(Voice.objects.visible_to(actor).select_related("programme"), pk=pk)
    ensure(may_link_voices(actor, voice.programme.owner_id))
    lines = RoadmapAction.objects.visible_to(actor).filter(roadmap__programme=voice.programme, roadmap__area=None)
    form = VoiceAnswerForm(request.POST or None, voice=voice, actions=lines.order_by("path"))
    saved = done(request, form, lambda: _answer(request, form, pk), _("What was done is kept."))
    back = reverse("programmes:voice_work", args=[voice.programme_id])
    return see_other(back) if saved else form_page(request, form, _("What was done"), back, intro=voice.said)


def _answer(request: HttpRequest, form: VoiceAnswerForm, pk: UUID) -> Voice:
    told, actor = form.cleaned_data, request.actor  # type: ignore[attr-defined]
    action_id = told["action"].pk if told["action"] else None
    return actions.answer_voice(
        pk, said=told["said"], done=told["done"], action_id=action_id, publish=told["publish"], by=actor,
        at=timezone.now(),
    )  # fmt: skip


def _linked(request: HttpRequest, pk: UUID) -> Programme:
    """The programme of whoever answers for it."""
    found = programme_or_404(request, pk)
    ensure(may_link_voices(request.actor, found.owner_id))  # type: ignore[attr-defined]
    return found
