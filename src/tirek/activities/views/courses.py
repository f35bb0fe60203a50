"""Courses: the public list and page, describing one, the questions of its test."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from tirek.activities.actions import courses as actions
from tirek.activities.enums import ActivityPermission
from tirek.activities.forms.training import CourseForm, QuestionForm, initial_of, initial_of_item
from tirek.activities.models import Course, TestItem
from tirek.activities.permissions_of_training import may_keep_courses_of
from tirek.activities.queries import courses as queries
from tirek.activities.queries.events import organisers_for
from tirek.core.access import public, requires
from tirek.core.fields import add_errors
from tirek.core.http import see_other
from tirek.core.pages import form_page
from tirek.core.roles import Role
from tirek.core.verdict import ensure
from tirek.network.models import Organisation


@public
@require_GET
def courses(request: HttpRequest) -> HttpResponse:
    """What is taught, with the next session of each."""
    actor, closed = request.actor, request.GET.get("state") == "closed"  # type: ignore[attr-defined]
    tabs = [
        {"label": _("Open courses"), "url": "?", "current": not closed},
        {"label": _("Closed courses"), "url": "?state=closed", "current": closed},
    ]
    found = queries.courses(now=timezone.now(), closed=closed)
    context = {"courses": found, "tabs": tabs, "may_teach": actor.holds(ActivityPermission.TEACH)}
    return render(request, "activities/training/courses.html", context)


@public
@require_GET
def course(request: HttpRequest, code: str) -> HttpResponse:
    """One course: what it gives, when it is held, what it takes."""
    actor, found = request.actor, course_or_404(code)  # type: ignore[attr-defined]
    context = {
        "course": found,
        "page": queries.course_page(found, now=timezone.now()),
        "may_keep": bool(may_keep_courses_of(actor, found.organisation_id)),
        "may_hold": found.is_open and actor.holds(ActivityPermission.TEACH),
        "may_enrol": bool(actor.roles) and found.is_open,
        "roles": _role_words(found),
    }
    return render(request, "activities/training/course.html", context)


def _role_words(course: Course) -> list[str]:
    return [str(Role(role).label) for role in course.for_roles if role in Role.values]


@requires(ActivityPermission.TEACH)
def new(request: HttpRequest) -> HttpResponse:
    """Describe a course."""
    actor = request.actor  # type: ignore[attr-defined]
    keepers = organisers_for(actor, timezone.localdate())
    form = CourseForm(request.POST or None, keepers=keepers)
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.create_course(form.cleaned_data["code"], form.facts(), by=actor, at=timezone.now())
        except ValidationError as error:
            add_errors(form, error)
        else:
            messages.success(request, _("The course is described. Now announce its first session."))
            return see_other(made.get_absolute_url())
    return form_page(request, form, _("Describe a course"), reverse("activities:courses"))


@requires(ActivityPermission.TEACH)
def edit(request: HttpRequest, code: str) -> HttpResponse:
    """Change a course."""
    actor, found = request.actor, _kept_or_refused(request, code)  # type: ignore[attr-defined]
    keepers = _with(found.organisation, organisers_for(actor, timezone.localdate()))
    form = CourseForm(request.POST or None, keepers=keepers, course=found, initial=initial_of(found))
    if request.method == "POST" and form.is_valid():
        try:
            actions.edit_course(code, form.facts(), by=actor, at=timezone.now())
        except ValidationError as error:
            add_errors(form, error)
        else:
            messages.success(request, _("The course is changed."))
            return see_other(found.get_absolute_url())
    return form_page(request, form, _("Change the course"), found.get_absolute_url())


def _with(own: Organisation, others: list[Organisation]) -> list[Organisation]:
    return [own, *(each for each in others if each.pk != own.pk)]


@requires(ActivityPermission.TEACH)
def test(request: HttpRequest, code: str) -> HttpResponse:
    """The questions of a course's test; a new one at the end."""
    found = _kept_or_refused(request, code)
    form = QuestionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.add_item(code, form.question(), by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
        except ValidationError as error:
            add_errors(form, error)
        else:
            messages.success(request, _("The question is added."))
            return see_other(reverse("activities:course_test", args=[code]))
    context = {"course": found, "items": queries.items_of(found), "form": form}
    status = 422 if request.method == "POST" else 200
    return render(request, "activities/training/items.html", context, status=status)


@requires(ActivityPermission.TEACH)
def item(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Change a question."""
    found, back = _item(request, pk)
    form = QuestionForm(request.POST or None, initial=initial_of_item(found))
    if request.method == "POST" and form.is_valid():
        try:
            actions.edit_item(pk, form.question(), by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
        except ValidationError as error:
            add_errors(form, error)
        else:
            messages.success(request, _("The question is changed. Tries that have begun keep the old one."))
            return see_other(back)
    return form_page(request, form, _("Change the question"), back)


@requires(ActivityPermission.TEACH)
@require_POST
def item_removal(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take a question out."""
    _found, back = _item(request, pk)
    actions.remove_item(pk, by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
    messages.success(request, _("The question is taken out."))
    return see_other(back)


def course_or_404(code: str) -> Course:
    """The course with this short name."""
    return get_object_or_404(Course.objects.select_related("organisation"), code=code)


def _kept_or_refused(request: HttpRequest, code: str) -> Course:
    found = course_or_404(code)
    ensure(may_keep_courses_of(request.actor, found.organisation_id))  # type: ignore[attr-defined]
    return found


def _item(request: HttpRequest, pk: UUID) -> tuple[TestItem, str]:
    found = get_object_or_404(TestItem.objects.select_related("course"), pk=pk)
    ensure(may_keep_courses_of(request.actor, found.course.organisation_id))  # type: ignore[attr-defined]
    return found, reverse("activities:course_test", args=[found.course.code])
