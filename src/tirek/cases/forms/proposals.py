"""Proposals: what a citizen writes, and what the office does with them."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tirek.cases.actions.proposals import LONGEST, LONGEST_TITLE
from tirek.cases.enums import IdeaState, ProposalKind
from tirek.core.fields import LineField, ParagraphsField
from tirek.territory.queries.areas import area_choices


class ProposalForm(forms.Form):
    """A wish in one's own words."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    kind = forms.ChoiceField(
        label=_("What do you send?"),
        choices=ProposalKind.choices,
        widget=forms.RadioSelect,
        initial=ProposalKind.PROPOSAL,
    )
    body = ParagraphsField(
        label=_("What would you change?"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 7}),
        help_text=_("One wish in one letter: what is not good now, and how it could be."),
        error_messages={"required": _("Write what you propose.")},
    )
    area_id = forms.ChoiceField(
        label=_("Where is it about?"),
        required=False,
        help_text=_("Leave it empty when it is about the whole country."),
    )
    name = LineField(
        label=_("Your name"), required=False, max_length=200, help_text=_("If you like. It is never published.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", _("The whole country")), *area_choices(timezone.localdate())]
        self.fields["area_id"].choices = choices  # type: ignore[attr-defined]


class IdeaForm(forms.Form):
    """An idea in the office's own words."""

    title = LineField(label=_("Title"), max_length=LONGEST_TITLE)
    summary = ParagraphsField(
        label=_("What is proposed"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("In your own words: everybody reads it. No names, phones or addresses."),
    )


class SetAsideForm(forms.Form):
    reason = ParagraphsField(
        label=_("Why it is left out"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Only staff read it."),
    )


class IdeaAnswerForm(forms.Form):
    """The office's public word."""

    state = forms.ChoiceField(
        label=_("What becomes of it"),
        choices=[pair for pair in IdeaState.choices if pair[0] != IdeaState.RECEIVED],
        widget=forms.RadioSelect,
    )
    words = ParagraphsField(
        label=_("Answer to everybody"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("Why, and what comes next. Supporters are told that there is an answer."),
    )
