"""The page of a plain form, which many deeds of this app end on."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def form_page(request: HttpRequest, form: object, title: str, back: str) -> HttpResponse:
    """The form under its title; 422 when it comes back with what is wrong."""
    status = 422 if request.method == "POST" else 200
    return render(request, "activities/event_form.html", {"form": form, "title": title, "back": back}, status=status)
