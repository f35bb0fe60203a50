"""Forms of publications."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tirek.calls.models import Call
from tirek.core.actor import ANONYMOUS
from tirek.core.calendar import ALMATY
from tirek.core.fields import LineField, ParagraphsField
from tirek.media.actions.articles import WORDS, ArticleFacts
from tirek.media.enums import ArticleKind
from tirek.media.models import Article
from tirek.media.queries import facts
from tirek.network.models import Organisation

LANGUAGES = {"kk": "Қазақша", "ru": "Русский", "en": "English"}
LEAD = forms.Textarea(attrs={"rows": 3})
BODY = forms.Textarea(attrs={"rows": 16})
MARKS = _("An empty line begins a paragraph. ## Heading, **bold**, *italic*, - list, [words](address).")


class ArticleForm(forms.Form):
    """A publication: Kazakh first, the other languages where they are written."""

    organisation = forms.ModelChoiceField(Organisation.objects.none(), label=_("In whose name"))
    kind = forms.ChoiceField(label=_("Kind of publication"), choices=ArticleKind.choices)
    call = forms.ModelChoiceField(
        Call.objects.none(), label=_("Competition"), required=False, empty_label=_("None"),
        help_text=_("Of a forum or of results: its winners stand under the text."),
    )  # fmt: skip
    title_kk = LineField(label=_("Title in Kazakh"), max_length=200, required=False)
    lead_kk = ParagraphsField(label=_("In two lines, in Kazakh"), max_length=500, required=False, widget=LEAD)
    body_kk = ParagraphsField(label=_("Text in Kazakh"), max_length=40000, required=False, widget=BODY, help_text=MARKS)
    title_ru = LineField(label=_("Title in Russian"), max_length=200, required=False)
    lead_ru = ParagraphsField(label=_("In two lines, in Russian"), max_length=500, required=False, widget=LEAD)
    body_ru = ParagraphsField(label=_("Text in Russian"), max_length=40000, required=False, widget=BODY)
    title_en = LineField(label=_("Title in English"), max_length=200, required=False)
    lead_en = ParagraphsField(label=_("In two lines, in English"), max_length=500, required=False, widget=LEAD)
    body_en = ParagraphsField(label=_("Text in English"), max_length=40000, required=False, widget=BODY)
    publish_on = forms.DateField(
        label=_("Day it appears"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("Empty: as soon as a second person has approved it."),
    )  # fmt: skip
    publish_hour = forms.TimeField(
        label=_("Hour it appears"), required=False, widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )
    takes_comments = forms.BooleanField(label=_("Readers may comment"), required=False, initial=True)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False, initial=0)

    def __init__(
        self, *args: Any, writers: "list[Organisation]", article: Article | None = None, **kwargs: Any
    ) -> None:
        if article is not None:
            kwargs.setdefault("initial", _initial_of(article))
        super().__init__(*args, **kwargs)
        organisation: Any = self.fields["organisation"]
        organisation.queryset = Organisation.objects.filter(pk__in=[one.pk for one in writers])
        organisation.label_from_instance = lambda one: one.name
        call: Any = self.fields["call"]
        call.queryset, call.label_from_instance = Call.objects.visible_to(ANONYMOUS), lambda one: one.name
        if len(writers) == 1:
            organisation.initial = writers[0].pk

    @property
    def languages(self) -> list[tuple[str, str, list[forms.BoundField], bool]]:
        """Title, lead and text of each language; those are open that hold something, and Kazakh."""
        parts = {code: [self[f"{part}_{code}"] for part in ("title", "lead", "body")] for code in LANGUAGES}
        return [
            (code, LANGUAGES[code], fields, code == "kk" or any(_is_touched(each) for each in fields))
            for code, fields in parts.items()
        ]

    @property
    def before(self) -> list[forms.BoundField]:
        """What is said before the words."""
        return [self[name] for name in ("organisation", "kind", "call")]

    @property
    def after(self) -> list[forms.BoundField]:
        """What is said after them."""
        return [self[name] for name in ("publish_on", "publish_hour", "takes_comments", "version")]

    def facts(self) -> ArticleFacts:
        """What was told, as the action takes it."""
        told = self.cleaned_data
        hour = told["publish_hour"] or datetime.min.time().replace(hour=9)
        return ArticleFacts(
            organisation_id=told["organisation"].pk,
            kind=told["kind"],
            words={name: told[name] for name in WORDS},
            takes_comments=told["takes_comments"],
            publish_at=datetime.combine(told["publish_on"], hour, ALMATY) if told["publish_on"] else None,
            call_id=told["call"].pk if told["call"] else None,
        )


def _is_touched(field: forms.BoundField) -> bool:
    return bool(field.value() or field.errors)


def _initial_of(article: Article) -> dict[str, Any]:
    hour = article.publish_at.astimezone(ALMATY) if article.publish_at else None
    return {
        **{name: getattr(article, name) for name in WORDS},
        "organisation": article.organisation_id,
        "kind": article.kind,
        "call": article.call_id,
        "takes_comments": article.takes_comments,
        "publish_on": hour.date() if hour else None,
        "publish_hour": hour.time() if hour else None,
        "version": article.version,
    }


class NoteForm(forms.Form):
    """What the author should mend."""

    note = ParagraphsField(label=_("What to mend"), max_length=500, widget=LEAD)


class TakeBackForm(forms.Form):
    """Why a publication goes."""

    reason = ParagraphsField(
        label=_("Why it is taken back"), max_length=500, widget=LEAD, help_text=_("Readers see that it was taken back.")
    )


class PhotoForm(forms.Form):
    """A photo of a publication."""

    file = forms.FileField(label=_("Photo (JPEG or PNG)"))
    caption_kk = LineField(label=_("What it shows, in Kazakh"), max_length=300)
    caption_ru = LineField(label=_("What it shows, in Russian"), max_length=300, required=False)
    caption_en = LineField(label=_("What it shows, in English"), max_length=300, required=False)
    people_agreed = forms.BooleanField(label=_("Everyone who can be recognised agreed to be shown"))


class FigureForm(forms.Form):
    """A line of the facts box."""

    source = forms.ChoiceField(label=pgettext_lazy("facts box", "Figure"))
    first = forms.DateField(label=_("From"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    last = forms.DateField(label=_("To"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    is_kept = forms.BooleanField(
        label=_("Keep it as it is on the day of publication"), required=False, initial=True,
        help_text=_("Otherwise readers always see today's."),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["source"].choices = facts.source().choices()  # type: ignore[attr-defined]
