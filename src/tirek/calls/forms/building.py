"""Forms over sections and questions of an entry's form."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tirek.calls.enums import FieldKind, FileKind
from tirek.calls.forms.calls import TEXT, Amending
from tirek.calls.schema import WITH_FILES, WITH_OPTIONS, Field, Option, Schema, Words, field_problems
from tirek.core.fields import LineField, ParagraphsField

LANGUAGES = ("kk", "ru", "en")
CODE_HELP = _("Latin letters, digits and underscores; answers are kept under it and it never changes.")


def _words(told: dict[str, Any], name: str) -> Words:
    return Words(*(told.get(f"{name}_{language}", "") for language in LANGUAGES))


def _initial(words: Words, name: str) -> dict[str, str]:
    return {f"{name}_{language}": getattr(words, language) for language in LANGUAGES}


class SectionForm(Amending):
    """A section: its title and what is said above its questions."""

    code = forms.CharField(label=_("Code"), max_length=39, help_text=CODE_HELP)
    title_kk = LineField(label=_("Title in Kazakh"), max_length=200)
    title_ru = LineField(label=_("Title in Russian"), max_length=200)
    title_en = LineField(label=_("Title in English"), max_length=200, required=False)
    about_kk = ParagraphsField(label=_("Description in Kazakh"), required=False, max_length=1000, widget=TEXT)
    about_ru = ParagraphsField(label=_("Description in Russian"), required=False, max_length=1000, widget=TEXT)
    about_en = ParagraphsField(label=_("Description in English"), required=False, max_length=1000, widget=TEXT)

    def __init__(self, *args: Any, is_new: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not is_new:
            del self.fields["code"]

    def title(self) -> Words:
        return _words(self.cleaned_data, "title")

    def about(self) -> Words:
        return _words(self.cleaned_data, "about")


def initial_of_section(title: Words, about: Words) -> dict[str, str]:
    """A section as its form shows it."""
    return _initial(title, "title") | _initial(about, "about")


class FieldForm(Amending):
    """A question: its words, its kind, its limits, and when it is asked."""

    code = forms.CharField(label=_("Code"), max_length=39, help_text=CODE_HELP)
    kind = forms.ChoiceField(label=_("What it asks for"), choices=FieldKind.choices)
    label_kk = LineField(label=_("Question in Kazakh"), max_length=300)
    label_ru = LineField(label=_("Question in Russian"), max_length=300)
    label_en = LineField(label=_("Question in English"), max_length=300, required=False)
    help_kk = LineField(label=_("Hint in Kazakh"), max_length=500, required=False)
    help_ru = LineField(label=_("Hint in Russian"), max_length=500, required=False)
    help_en = LineField(label=_("Hint in English"), max_length=500, required=False)
    is_required = forms.BooleanField(label=_("Must be answered"), required=False)
    is_personal = forms.BooleanField(
        label=_("Tells who entered: hidden from judges who must not know, and from the public"), required=False
    )
    words = forms.IntegerField(label=_("At most so many words"), required=False, min_value=1, max_value=10000)
    options = ParagraphsField(
        label=_("Answers to choose from"),
        required=False,
        widget=TEXT,
        help_text=_("A line each: code | Kazakh | Russian | English."),
    )
    most_files = forms.IntegerField(label=_("At most so many files"), required=False, min_value=1, max_value=20)
    largest_mb = forms.IntegerField(label=_("Each at most, MB"), required=False, min_value=1, max_value=2048)
    file_kinds = forms.MultipleChoiceField(
        label=_("Which files"), required=False, choices=FileKind.choices, widget=forms.CheckboxSelectMultiple
    )
    when_field = forms.ChoiceField(label=_("Asked only when this question"), required=False)
    when_values = LineField(
        label=_("is answered by one of"), required=False, max_length=300, help_text=_("Codes, with spaces between.")
    )

    def __init__(self, *args: Any, schema: Schema, is_new: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choosing = (*WITH_OPTIONS, FieldKind.YES_NO)
        others = [(each.code, str(each.label)) for each in schema.fields() if each.kind in choosing]
        when: Any = self.fields["when_field"]
        when.choices = [("", _("Always")), *others]
        if not is_new:
            del self.fields["code"]

    def clean(self) -> dict[str, Any]:
        told: dict[str, Any] = super().clean() or self.cleaned_data
        if self.errors:
            return told
        for text in field_problems(self.field(told.get("code", "known"))):
            self.add_error(None, text)
        if bool(told["when_field"]) != bool(told["when_values"].strip()):
            self.add_error("when_values", _("Say both: which question, and which answers."))
        return told

    def field(self, code: str) -> Field:
        """The question as it is stored under a code."""
        told, kind = self.cleaned_data, FieldKind(self.cleaned_data["kind"])
        video = kind == FieldKind.VIDEO
        kinds = told["file_kinds"] or ([FileKind.VIDEO] if video else [FileKind.DOCUMENT, FileKind.PICTURE])
        limits: dict[str, Any] = {
            "files": told["most_files"] or 1,
            "largest_mb": told["largest_mb"] or (500 if video else 20),
        }
        return Field(
            code=code,
            kind=kind,
            label=_words(told, "label"),
            help=_words(told, "help"),
            is_required=told["is_required"],
            is_personal=told["is_personal"],
            words=told["words"] if kind in (FieldKind.LINE, FieldKind.LONG) else None,
            options=self._options() if kind in WITH_OPTIONS else (),
            when_field=told["when_field"],
            when_values=tuple(told["when_values"].split()),
            file_kinds=tuple(FileKind(each) for each in kinds) if kind in WITH_FILES else (),
            **(limits if kind in WITH_FILES else {}),
        )

    def _options(self) -> tuple[Option, ...]:
        found = []
        for line in self.cleaned_data["options"].splitlines():
            parts = [part.strip() for part in line.split("|")]
            if any(parts):
                code, kk, ru, en = (*parts, "", "", "", "")[:4]
                found.append(Option(code, Words(kk or ru, ru or kk, en)))
        return tuple(found)


def initial_of_field(field: Field) -> dict[str, Any]:
    """A question as its form shows it."""
    lines = [" | ".join((each.code, each.label.kk, each.label.ru, each.label.en)) for each in field.options]
    return {
        **_initial(field.label, "label"),
        **_initial(field.help, "help"),
        "kind": str(field.kind),
        "is_required": field.is_required,
        "is_personal": field.is_personal,
        "words": field.words,
        "options": "\n".join(lines),
        "most_files": field.files if field.takes_files else None,
        "largest_mb": field.largest_mb if field.takes_files else None,
        "file_kinds": [str(each) for each in field.file_kinds] if field.takes_files else [],
        "when_field": field.when_field,
        "when_values": " ".join(field.when_values),
    }
