"""A list drawn in one go says what Django's own templates say."""

from html.parser import HTMLParser
from typing import Any

from django import forms

from tirek.core.ui import selects

CHOICES = [("", "—"), ("Group <&>", [("x'\"", 'label "<b>'), (3, "three")]), (None, "nothing"), (2, "two")]


class Form(forms.Form):
    free = forms.ChoiceField(choices=CHOICES, required=False, widget=forms.Select(attrs={"data-x": "<1>"}))
    needed = forms.ChoiceField(choices=CHOICES, disabled=True)
    many = forms.MultipleChoiceField(choices=CHOICES, required=False)


class Parts(HTMLParser):
    """Tags with their attributes and the texts between them, without the white space."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.found: list[Any] = []
        self.feed(source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, sorted(attrs)))

    def handle_endtag(self, tag: str) -> None:
        self.found.append(tag)

    def handle_data(self, data: str) -> None:
        self.found += [data.strip()] if data.strip() else []


def test_a_list_says_what_djangos_template_says() -> None:
    for value in ("", "2", "3", "x'\"", "unknown"):
        form = Form({"free": value, "needed": value})
        for name in ("free", "needed"):
            attrs = {"class": "form-select", "aria-invalid": "true", "hidden": False}
            drawn = selects.draw(form[name], attrs)
            assert Parts(drawn).found == Parts(form[name].as_widget(attrs=attrs)).found


def test_a_choice_of_several_is_left_to_django() -> None:
    assert selects.is_plain(Form().fields["free"].widget)
    assert not selects.is_plain(Form().fields["many"].widget)
