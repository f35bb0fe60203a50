"""Writing an entry: about whom, section by section, kept as it is typed; looked through, handed in, taken back."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tirek.calls.actions import entries as actions
from tirek.calls.enums import EntrantKind
from tirek.calls.forms.answering import SectionForm
from tirek.calls.forms.entrant import EntrantForm
from tirek.calls.models import Entry, EntryRevision
from tirek.calls.permissions import may_withdraw, may_write
from tirek.calls.queries.answers import receipt_pdf, told_answers
from tirek.calls.queries.calls import regions_of
from tirek.calls.queries.entering import (
    GRACE,
    WITH_TEAM,
    checked_answers,
    deadline_of,
    draft_revision,
    files_of,
)
from tirek.calls.queries.entrants import entrant_problems
from tirek.calls.queries.standing import standing_of
from tirek.calls.schema import Schema, schema_of
from tirek.calls.views.door import entry_if_own, own_entry
from tirek.calls.views.pages import actor_of
from tirek.core.access import public
from tirek.core.http import see_other
from tirek.core.panels import panels_for
from tirek.core.verdict import ensure

ENTRANT = ("title", "nomination", "entrant_kind", "name", "born_on", "organisation_name", "organisation_number")
TYPED = (*ENTRANT, "email", "phone", "area", "country")


@dataclass(frozen=True)
class Writing:
    """An entry as it is being written."""

    entry: Entry
    revision: EntryRevision
    schema: Schema
    until: datetime

    @property
    def steps(self) -> list[tuple[str, str]]:
        """Codes of the steps with their titles."""
        found = [("you", _("Who enters")), *((each.code, str(each.title)) for each in self.schema.sections)]
        if self.has_team:
            found.append(("team", _("Who takes part")))
        if self.entry.call.with_guardian_under:
            found.append(("guardians", _("Guardians")))
        return [*found, ("preview", _("Look through"))]

    @property
    def kind(self) -> str:
        return str(self.entry.typed.get("entrant_kind") or self.entry.entrant_kind)

    @property
    def has_team(self) -> bool:
        return self.kind in WITH_TEAM

    def address(self, step: str) -> str:
        """Where a step is written."""
        if step in ("team", "guardians", "preview"):
            return reverse(f"calls:entry_{step}", args=[self.entry.number])
        return reverse("calls:entry_form", args=[self.entry.number, step])

    def after(self, step: str) -> str:
        """The address of the next step."""
        codes = [code for code, _title in self.steps]
        return self.address(codes[codes.index(step) + 1]) if step in codes[:-1] else self.address("preview")

    def marks(self, step: str) -> dict[str, Any]:
        """What the line of steps is drawn from."""
        codes = [code for code, _title in self.steps]
        return {
            "steps": [(title, self.address(code)) for code, title in self.steps],
            "current": codes.index(step) + 1 if step in codes else len(codes),
        }


def writing(request: HttpRequest, number: str) -> Writing:
    """One's own entry with its form."""
    entry = own_entry(request, number)
    revision = draft_revision(entry)
    return Writing(entry, revision, schema_of(revision.form.schema), deadline_of(entry))


@public
@never_cache
@require_GET
def entry(request: HttpRequest, number: str) -> HttpResponse:
    """One's entry: its stage, its next date, who holds it, and what may be done now."""
    found = entry_if_own(request, number)
    if found is None:
        return see_other(f"{reverse('calls:entries')}?n={number}")
    now, until = timezone.now(), deadline_of(found)
    revision = draft_revision(found)
    context = {
        "entry": found,
        "revision": revision,
        "standing": standing_of(found, until, now),
        "until": until,
        "code": request.session.pop(f"entry-code-{found.pk}", ""),
        "may_write": bool(may_write(found, until + GRACE, now)),
        "may_withdraw": bool(may_withdraw(found, until + GRACE, now)),
        "changed": revision.submitted_at is None and found.submitted_at is not None,
        "receipts": found.revisions.filter(submitted_at__isnull=False).order_by("-number"),
        "checks": found.checks.order_by("-checked_at"),
        "is_class": found.entrant_kind == EntrantKind.CLASS or found.typed.get("entrant_kind") == EntrantKind.CLASS,
        "panels": panels_for("calls.entry", actor_of(request), found),
    }
    return render(request, "calls/entry/entry.html", context)


@public
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def form(request: HttpRequest, number: str, step: str) -> HttpResponse:
    """One step of the form. Saving keeps what is typed; what makes no sense is said, and kept all the same."""
    told = writing(request, number)
    if request.method == "POST":
        _keep(told, step, request)
        drawn = _drawn(told, step, request.POST)
        for name in [name for name in drawn.errors if step == "you" and _is_missing(drawn, name)]:
            del drawn.errors[name]
        if not drawn.errors:
            return see_other(told.address(step) if "stay" in request.POST else told.after(step))
        return _step_page(request, told, step, drawn, 422)
    ensure(may_write(told.entry, told.until + GRACE, timezone.now()))
    return _step_page(request, told, step, _drawn(told, step, None), 200)


@public
@never_cache
@require_POST
def draft(request: HttpRequest, number: str, step: str) -> HttpResponse:
    """Keep what is being typed: sent a second after the last key."""
    _keep(writing(request, number), step, request)
    return HttpResponse(status=204)


def _keep(told: Writing, step: str, request: HttpRequest) -> None:
    now = timezone.now()
    if step == "you":
        entrant = {name: request.POST[name] for name in TYPED if name in request.POST}
        told.entry.typed = actions.save_typed(told.entry.pk, entrant=entrant, at=now).typed
        return
    answers = SectionForm(request.POST, section=_section(told, step)).raw()
    actions.save_typed(told.entry.pk, answers=answers, at=now)


def _drawn(told: Writing, step: str, data: Any) -> Any:
    if step == "you":
        return entrant_form(told.entry, data)
    return SectionForm(data, section=_section(told, step), initial=told.revision.answers)


def entrant_form(entry: Entry, data: Any) -> EntrantForm:
    """The form about who enters, filled with what was typed; of an entry handed in with what stands in it."""
    regions = list(regions_of(entry.call))
    return EntrantForm(data, call=entry.call, regions=regions, initial={**known_of(entry), **entry.typed})


def known_of(entry: Entry) -> dict[str, Any]:
    """What an entry says of who entered it, as the form takes it."""
    names = ("title", "entrant_kind", "name", "organisation_name", "organisation_number", "email", "phone", "country")
    told: dict[str, Any] = {name: getattr(entry, name) for name in names if getattr(entry, name)}
    keys = {"nomination": entry.nomination_id, "area": entry.area_id}
    told |= {name: str(key) for name, key in keys.items() if key}
    return told | ({"born_on": entry.born_on.isoformat()} if entry.born_on else {})


def _section(told: Writing, step: str) -> Any:
    for each in told.schema.sections:
        if each.code == step:
            return each
    raise Http404


def _is_missing(drawn: Any, name: str) -> bool:
    """Whether all that is wrong is that nothing stands there yet."""
    return not str(drawn.data.get(name, "")).strip()


def _step_page(request: HttpRequest, told: Writing, step: str, drawn: Any, status: int) -> HttpResponse:
    section = _section(told, step) if step != "you" else None
    files = files_of(told.entry) if section else {}
    asked = [(each, drawn[each.code] if not each.takes_files else None) for each in section.fields] if section else []
    context = {
        **told.marks(step),
        "entry": told.entry,
        "step": step,
        "section": section,
        "form": drawn,
        "rows": [(each, field, files.get(each.code, [])) for each, field in asked],
        "until": told.until,
        "code": request.session.get(f"entry-code-{told.entry.pk}", ""),
    }
    return render(request, "calls/entry/step.html", context, status=status)


@public
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def preview(request: HttpRequest, number: str) -> HttpResponse:
    """The whole entry as it will be read, with everything that is lacking; the button that hands it in."""
    received = timezone.now()
    told = writing(request, number)
    ensure(may_write(told.entry, told.until + GRACE, received))
    about = entrant_form(told.entry, {**known_of(told.entry), **told.entry.typed})
    problems = _problems(told, about)
    if request.method == "POST" and not problems:
        done = actions.submit_entry(told.entry.pk, about.facts(), by=actor_of(request), at=received)
        messages.success(request, _("Handed in: our server received it. The receipt is below."))
        return see_other(reverse("calls:entry", args=[done.number]))
    context = {
        **told.marks("preview"),
        "entry": told.entry,
        "who": _who(told.entry, about),
        "sections": told_answers(told.revision),
        "team": list(told.entry.team.all()) if told.has_team else [],
        "problems": problems,
        "until": told.until,
        "unchanged": told.revision.submitted_at is not None and told.entry.state == "submitted",
    }
    return render(request, "calls/entry/preview.html", context, status=422 if request.method == "POST" else 200)


def _problems(told: Writing, about: EntrantForm) -> list[tuple[str, str, str]]:
    """What is lacking: where, what, and the address that mends it."""
    wrong = {name: " ".join(map(str, texts)) for name, texts in about.errors.items()}
    nomination = about.cleaned_data.get("nomination")
    if not wrong:
        wrong = entrant_problems(told.entry, about.facts())
    elsewhere = {"team": _("Who takes part"), "guardians": _("Guardians")}
    found = []
    for name, text in wrong.items():
        label = about.fields[name].label if name in about.fields else elsewhere.get(name, "")
        found.append((str(label), text, told.address(name if name in elsewhere else "you")))
    for code, text in checked_answers(told.entry, told.revision, nomination).problems.items():
        field = told.schema.by_code[code]
        section = next(each for each in told.schema.sections if field in each.fields)
        found.append((str(field.label), text, told.address(section.code)))
    return found


def _who(entry: Entry, about: EntrantForm) -> list[tuple[str, str]]:
    """Who enters, in words, for looking through."""
    found = []
    for name, field in about.fields.items():
        value = {**known_of(entry), **entry.typed}.get(name, "")
        options = getattr(field.widget, "choices", [])
        choices = {str(key): label for key, label in options if not isinstance(label, list)}
        if name == "nomination":
            choices = {str(each.pk): each.name for each in entry.call.nominations.all()}
        if value:
            found.append((str(field.label), str(choices.get(str(value), value))))
    return found


@public
@never_cache
@require_POST
def withdrawal(request: HttpRequest, number: str) -> HttpResponse:
    """Take an entry back."""
    found = own_entry(request, number)
    actions.withdraw_entry(found.pk, by=actor_of(request), at=timezone.now())
    messages.success(request, _("Your entry is taken back. Until the end you may hand it in again."))
    return see_other(reverse("calls:entry", args=[number]))


@public
@never_cache
@require_GET
def receipt(request: HttpRequest, number: str, revision: int) -> HttpResponse:
    """The receipt of a revision that was handed in."""
    found = own_entry(request, number)
    handed = found.revisions.select_related("form", "entry").filter(number=revision, submitted_at__isnull=False).first()
    if handed is None:
        raise Http404
    with override(get_language()):
        content = receipt_pdf(found, handed)
    name = f"{found.number}.pdf"
    return HttpResponse(
        content, content_type="application/pdf", headers={"Content-Disposition": f'inline; filename="{name}"'}
    )
