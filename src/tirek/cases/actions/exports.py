"""Downloads of personal data leave a trace."""

from datetime import datetime

from django.db.transaction import atomic

from tirek.cases.models import Attachment
from tirek.core.actor import Actor
from tirek.core.audit import record
from tirek.network.models import Organisation


@atomic
def note_export(form: str, count: int, *, by: Actor, at: datetime) -> None:
    """Write into the audit that the actor took a list of cases out of Tirek: in which form, and how many."""
    assert by.organisation_id is not None  # the permission to export is held at an organisation
    organisation = Organisation.objects.get(pk=by.organisation_id)
    record("cases.list_exported", organisation, by=by, at=at, form=form, count=count)


@atomic
def note_file_opened(attachment: Attachment, *, by: Actor, at: datetime) -> None:
    """Write into the audit of a case that the actor opened one of its files."""
    assert attachment.case is not None
    record("cases.file_opened", attachment.case, by=by, at=at, file=attachment.pk)
