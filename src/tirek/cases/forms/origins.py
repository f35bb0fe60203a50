"""An application made of a question or of a visit: what is known already stands in the form."""

from datetime import datetime
from typing import Any
from uuid import UUID

from tirek.cases.actions.intake import Application, NewApplicant
from tirek.cases.forms.desk import IntakeForm
from tirek.core.actor import Actor

LEFT_OUT = ("channel", "sex", "birth_date", "address", "received_at", "files", "intake_key", "subject")
TOLD = ("family_name", "given_name", "patronymic", "iin", "phone", "email")


class OriginForm(IntakeForm):
    """The desk's form without what nobody tells at a meeting."""

    def __init__(self, *args: Any, actor: Actor, known: dict[str, Any], **kwargs: Any) -> None:
        super().__init__(*args, actor=actor, **kwargs)
        for name in LEFT_OUT:
            del self.fields[name]
        for name, value in known.items():
            self.fields[name].initial = value

    def made(self, key: UUID, channel: str, received_at: datetime) -> Application:
        """The cleaned form as the action takes it."""
        told = self.cleaned_data
        return Application(
            intake_key=key,
            channel=channel,
            kind=told["kind"],
            language=told["language"],
            area_id=UUID(told["area"]),
            service_id=UUID(told["service"]),
            body=told["body"],
            received_at=received_at,
            office_id=self.actor.organisation_id,
            applicant=NewApplicant(**{name: told[name] for name in TOLD}),
        )
