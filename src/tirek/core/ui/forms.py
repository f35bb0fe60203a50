"""Forms drawn with the field component: ``{{ form }}`` and ``{{ field.as_field_group }}`` need nothing more."""

from django.forms.renderers import TemplatesSetting


class Renderer(TemplatesSetting):
    """Settings: ``FORM_RENDERER = "tirek.core.ui.forms.Renderer"``; needs ``django.forms`` installed."""

    form_template_name = "core/forms/form.html"
    field_template_name = "core/forms/field.html"
