"""What is typed about annual reports: words, a reason, a refusal."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tirek.core.fields import ParagraphsField


class WordsForm(forms.Form):
    """The words of a block in the three languages."""

    def __init__(self, data: Any, *, words: Any) -> None:
        super().__init__(data)
        for language, label in (("kk", _("In Kazakh")), ("ru", _("In Russian")), ("en", _("In English"))):
            area = forms.Textarea(attrs={"rows": 9, "lang": language})
            text = words.get(language, "").strip()
            self.fields[language] = ParagraphsField(label=label, max_length=8000, widget=area, initial=text)


class PublicationForm(forms.Form):
    """The reason for another edition; the first one needs none."""

    def __init__(self, data: Any, *, is_first: bool) -> None:
        super().__init__(data)
        if not is_first:
            area = forms.Textarea(attrs={"rows": 3})
            label = _("Why must what was published change?")
            self.fields["reason"] = ParagraphsField(label=label, max_length=2000, widget=area)
