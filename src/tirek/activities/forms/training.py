"""Forms over courses, tests and certificates."""

from typing import Any

from django import forms
from django.core.validators import validate_slug
from django.utils.translation import gettext_lazy as _

from tirek.activities.actions.courses import CourseFacts, Question
from tirek.activities.models import Course, TestAttempt, TestItem
from tirek.activities.queries.testing import Asked, questions_of
from tirek.core.fields import LineField, ParagraphsField
from tirek.core.roles import Role
from tirek.network.models import Organisation

SHORT = forms.Textarea(attrs={"rows": 3})
ROLES = (Role.REGISTRAR, Role.CLERK, Role.SECRETARY, Role.HEAD, Role.COORDINATOR, Role.PARTNER_CLERK)
PLUS = "+"


class CourseForm(forms.Form):
    """A course as its keeper tells it. ``code`` is asked once."""

    organisation = forms.ModelChoiceField(Organisation.objects.none(), label=_("Who teaches it"))
    code = forms.CharField(
        label=_("Short name"),
        max_length=40,
        validators=[validate_slug],
        help_text=_("Stands in the address: Latin letters, digits and dashes, such as reception-basics."),
    )
    name_kk = LineField(label=_("Title in Kazakh"), max_length=300)
    name_ru = LineField(label=_("Title in Russian"), max_length=300)
    name_en = LineField(label=_("Title in English"), max_length=300, required=False)
    about_kk = ParagraphsField(label=_("What it is about, in Kazakh"), required=False, max_length=4000, widget=SHORT)
    about_ru = ParagraphsField(label=_("What it is about, in Russian"), required=False, max_length=4000, widget=SHORT)
    about_en = ParagraphsField(label=_("What it is about, in English"), required=False, max_length=4000, widget=SHORT)
    hours = forms.IntegerField(label=_("Academic hours"), min_value=1, max_value=1000)
    pass_mark = forms.IntegerField(
        label=_("Pass mark, %"),
        required=False,
        min_value=1,
        max_value=100,
        help_text=_("Empty: attendance is enough, there is no test."),
    )
    attempts = forms.IntegerField(label=_("How often the test may be tried"), min_value=1, max_value=20, initial=3)
    valid_months = forms.IntegerField(
        label=_("Months the certificate is valid"),
        required=False,
        min_value=1,
        max_value=600,
        help_text=_("Empty: for good."),
    )
    for_roles = forms.MultipleChoiceField(
        label=_("Who has to have it"),
        required=False,
        choices=[(role.value, role.label) for role in ROLES],
        widget=forms.CheckboxSelectMultiple,
    )
    is_open = forms.BooleanField(label=_("New sessions may be announced"), required=False, initial=True)

    def __init__(self, *args: Any, keepers: list[Organisation], course: Course | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["organisation"]
        field.queryset = Organisation.objects.filter(pk__in=[each.pk for each in keepers])
        field.widget.choices = [(each.pk, each.name) for each in keepers]
        if course:
            del self.fields["code"]

    def facts(self) -> CourseFacts:
        """What was told, as the action takes it."""
        told = {name: value for name, value in self.cleaned_data.items() if name not in ("organisation", "code")}
        return CourseFacts(organisation_id=self.cleaned_data["organisation"].pk, **told)


def initial_of(course: Course) -> dict[str, Any]:
    """A course as its form shows it."""
    names = ("name_kk", "name_ru", "name_en", "about_kk", "about_ru", "about_en", "hours", "pass_mark")
    more = ("attempts", "valid_months", "for_roles", "is_open")
    return {name: getattr(course, name) for name in (*names, *more)} | {"organisation": course.organisation_id}


class QuestionForm(forms.Form):
    """A question of a test."""

    text_kk = ParagraphsField(label=_("Question in Kazakh"), max_length=1000, widget=SHORT)
    choices_kk = ParagraphsField(
        label=_("Answers in Kazakh"),
        max_length=4000,
        help_text=_("One on each line. Begin each right answer with a plus sign: + so."),
    )
    text_ru = ParagraphsField(label=_("Question in Russian"), required=False, max_length=1000, widget=SHORT)
    choices_ru = ParagraphsField(
        label=_("Answers in Russian"),
        required=False,
        max_length=4000,
        help_text=_("In the same order, as many lines as in Kazakh."),
    )

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        kazakh, russian = _lines(told.get("choices_kk", "")), _lines(told.get("choices_ru", ""))
        if russian and len(russian) != len(kazakh):
            self.add_error("choices_ru", _("As many lines as in Kazakh, or none."))
        if bool(russian) != bool(told.get("text_ru")):
            self.add_error("text_ru", _("In Russian write both the question and its answers, or neither."))
        return told

    def question(self) -> Question:
        """The question as the action takes it."""
        told = self.cleaned_data
        kazakh, russian = _lines(told["choices_kk"]), _lines(told["choices_ru"])
        texts = [line.removeprefix(PLUS).strip() for line in kazakh]
        others = [line.removeprefix(PLUS).strip() for line in russian] or [""] * len(texts)
        return Question(
            text_kk=told["text_kk"],
            text_ru=told["text_ru"],
            choices=list(zip(texts, others, strict=True)),
            right=[number for number, line in enumerate(kazakh) if line.startswith(PLUS)],
        )


def initial_of_item(item: TestItem) -> dict[str, str]:
    """A question as its form shows it."""
    marks = [f"{PLUS} " if choice.get("is_right") else "" for choice in item.choices]
    kazakh = [mark + choice["text"]["kk"] for mark, choice in zip(marks, item.choices, strict=True)]
    russian = [choice["text"].get("ru", "") for choice in item.choices]
    texts = {"text_kk": item.text_kk, "text_ru": item.text_ru, "choices_kk": "\n".join(kazakh)}
    return texts | {"choices_ru": "\n".join(russian) if all(russian) else ""}


class TestForm(forms.Form):
    """The questions of a try; more than one right answer makes a set of boxes."""

    __test__ = False

    def __init__(self, *args: Any, attempt: TestAttempt, language: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for number, asked in enumerate(questions_of(attempt, language), start=1):
            self.fields[asked.key] = _field(number, asked)
            known = attempt.answers.get(asked.key, [])
            self.initial[asked.key] = known if asked.has_many else next(iter(known), None)

    def answers(self) -> dict[str, list[Any]]:
        """What was chosen, whole or not."""
        data: Any = self.data
        return {name: data.getlist(self.add_prefix(name)) for name in self.fields}


def _field(number: int, asked: Asked) -> forms.Field:
    choices = [(place, text) for place, text in enumerate(asked.choices)]
    label = f"{number}. {asked.text}"
    words = {"required": _("Answer this question too.")}
    if asked.has_many:
        return forms.TypedMultipleChoiceField(
            label=label,
            choices=choices,
            coerce=int,
            widget=forms.CheckboxSelectMultiple,
            help_text=_("More than one answer is right."),
            error_messages=words,
        )
    return forms.TypedChoiceField(
        label=label, choices=choices, coerce=int, widget=forms.RadioSelect, error_messages=words
    )


class CheckForm(forms.Form):
    """A number of a certificate, typed from the paper."""

    number = LineField(label=_("Number of the certificate"), max_length=40, help_text=_("Such as 26-000123-7."))


class RevokeForm(forms.Form):
    """Why a certificate is revoked."""

    reason = LineField(
        label=_("Why it is revoked"), max_length=300, help_text=_("Its holder and whoever checks it read this.")
    )


class IssueAgainForm(forms.Form):
    """The name as it should stand on the new certificate."""

    name = LineField(label=_("Name on the certificate"), max_length=200)


class DueFilter(forms.Form):
    """Who is due: of which course, in what state, where."""

    course = forms.ChoiceField(label=_("Course"), required=False)
    state = forms.ChoiceField(label=_("State"), required=False)
    office = forms.CharField(required=False, max_length=6, widget=forms.HiddenInput)

    def __init__(self, *args: Any, courses: list[Course], states: dict[str, Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        course: Any = self.fields["course"]
        course.choices = [(each.code, each.name) for each in courses]
        state: Any = self.fields["state"]
        state.choices = [("", _("All")), *states.items()]


def _lines(text: str) -> list[str]:
    return [line for line in text.split("\n") if line]
