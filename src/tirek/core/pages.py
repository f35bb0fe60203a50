"""The page of a plain form, which many deeds end on."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from tirek.core.fields import add_errors
from tirek.core.http import see_other


def form_page(
    request: HttpRequest,
    form: object,
    title: str,
    back: str,
    *,
    subtitle: str = "",
    intro: str = "",
    press: str = "",
    danger: bool = False,
    shell: str = "base.html",
) -> HttpResponse:
    """The form under its title; 422 when it comes back with what is wrong.

    ``intro`` is said above the form, ``press`` on its button (else "Save"); ``danger`` colours the button; ``shell`` is
    the page around it. A form without fields only asks whether one is sure.
    """
    told = {"subtitle": subtitle, "intro": intro, "press": press, "danger": danger, "shell": shell}
    context = {"form": form, "title": title, "back": back, **told}
    return render(request, "core/form_page.html", context, status=422 if request.method == "POST" else 200)


def saving(
    request: HttpRequest, form: Any, save: Callable[[], object], *, title: str, back: str, done: str, **more: Any
) -> HttpResponse:
    """A form page whose press calls ``save``: 303 to ``back`` with ``done`` said, or 422 with what an action refused
    at its fields. ``more`` as ``form_page`` takes it."""
    if request.method == "POST" and form.is_valid():
        try:
            save()
        except ValidationError as error:
            add_errors(form, error)
        else:
            messages.success(request, done)
            return see_other(back)
    return form_page(request, form, title, back, **more)
