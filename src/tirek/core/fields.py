"""Form fields for what people type about themselves, the same at the desk and on the citizen's phone."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from tirek.core.iin import check_iin
from tirek.core.lines import (
    has_control_characters,
    normalise_email,
    normalise_phone,
    one_line,
    paragraphs,
    phone_for_reading,
)


class Entered(str):
    """A cleaned value that remembers how it was typed."""

    __slots__ = ("as_entered",)
    as_entered: str

    def __new__(cls, value: str, as_entered: str) -> "Entered":
        self = super().__new__(cls, value)
        self.as_entered = as_entered
        return self


class LineField(forms.CharField):
    """One line in any script. Control characters are refused, direction marks are taken out."""

    default_error_messages = {"control": _("This has characters that cannot be printed. Type it again.")}

    def to_python(self, value: Any) -> str:
        text = super().to_python(value) or ""
        if has_control_characters(text):
            raise ValidationError(self.error_messages["control"], code="control")
        return self.tidy(text)

    def tidy(self, text: str) -> str:
        return one_line(text)


class ParagraphsField(LineField):
    """Several lines of text, cleaned like :class:`LineField`."""

    widget = forms.Textarea

    def tidy(self, text: str) -> str:
        return paragraphs(text)


class PersonNameField(LineField):
    """A family name, given name or patronymic: any script, hyphens, apostrophes; nothing is corrected."""

    def __init__(self, *, max_length: int = 150, **kwargs: Any) -> None:
        super().__init__(max_length=max_length, **kwargs)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {**super().widget_attrs(widget), "autocapitalize": "words", "spellcheck": "false"}


class IinField(forms.CharField):
    """An IIN, typed with or without spaces; cleans to 12 digits. Use ``check_iin`` for the warnings."""

    def __init__(self, *, max_length: int = 40, **kwargs: Any) -> None:
        super().__init__(max_length=max_length, **kwargs)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {**super().widget_attrs(widget), "inputmode": "numeric", "autocomplete": "off"}

    def to_python(self, value: Any) -> str:
        text = super().to_python(value) or ""
        if text in self.empty_values:
            return ""
        check = check_iin(text)
        if not check.is_valid:
            raise ValidationError(str(check.reason), code="iin")
        return check.value


class PhoneField(forms.CharField):
    """A phone; cleans to E.164 as :class:`Entered`, a number without country code is Kazakhstan's."""

    default_error_messages = {"phone": _("This is not a whole phone number. Example: 8 701 123 45 67.")}

    def __init__(self, *, max_length: int = 40, **kwargs: Any) -> None:
        super().__init__(max_length=max_length, **kwargs)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {**super().widget_attrs(widget), "inputmode": "tel", "autocomplete": "tel"}

    def prepare_value(self, value: Any) -> Any:
        return phone_for_reading(value) if isinstance(value, str) and value.startswith("+") else value

    def to_python(self, value: Any) -> str:
        text = super().to_python(value) or ""
        if text in self.empty_values:
            return ""
        normalised = normalise_phone(text)
        if normalised is None:
            raise ValidationError(self.error_messages["phone"], code="phone")
        return Entered(normalised, one_line(text))


class NormalEmailField(forms.EmailField):
    """An e-mail address; cleans to lower case as :class:`Entered`."""

    def to_python(self, value: Any) -> str:
        text = super().to_python(value) or ""
        if text in self.empty_values:
            return ""
        return Entered(normalise_email(text) or text, one_line(text))


def add_errors(form: forms.Form, error: ValidationError) -> None:
    """Show what an action refused at the fields it is about."""
    told = error.message_dict if hasattr(error, "error_dict") else {"": error.messages}
    for field, texts in told.items():
        for text in texts:
            form.add_error(field if field in form.fields else None, text)
