"""Records of mediation that an indicator may count. Files are sealed: a figure counts them and opens none, whoever
asks; their mediator alone would see them in the list."""

from django.utils.translation import gettext_lazy as _

from tirek.mediation.models import Dispute, Mediator, Signal
from tirek.reports.indicators.subjects import Column, Subject

MEDIATORS = Subject(
    model=Mediator,
    place="keeper_id",
    order=("family_name", "given_name", "id"),
    related=("area",),
    deferred=("search_keys", "about_kk", "about_ru"),
    address=lambda mediator: mediator.get_absolute_url(),
    columns=(
        Column(_("Number"), lambda mediator: mediator.number),
        Column(_("Mediator"), lambda mediator: mediator.name),
        Column(_("Kind"), lambda mediator: mediator.get_kind_display()),
        Column(_("Area"), lambda mediator: mediator.area.name),
        Column(_("Until"), lambda mediator: mediator.valid_until),
    ),
)
FILES = Subject(
    model=Dispute,
    place="office_id",
    order=("-opened_on", "-id"),
    deferred=("subject",),
    address=lambda file: file.get_absolute_url(),
    columns=(
        Column(_("Number"), lambda file: file.number),
        Column(_("Kind"), lambda file: file.get_category_display()),
        Column(_("State"), lambda file: file.get_state_display()),
    ),
)
SIGNALS = Subject(
    model=Signal,
    place="office_id",
    order=("-noticed_on", "-id"),
    related=("area",),
    deferred=("text", "result"),
    address=lambda signal: signal.get_absolute_url(),
    columns=(
        Column(_("Number"), lambda signal: signal.number),
        Column(_("Kind"), lambda signal: signal.get_kind_display()),
        Column(_("Area"), lambda signal: signal.area.name),
        Column(_("State"), lambda signal: signal.get_state_display()),
    ),
)
