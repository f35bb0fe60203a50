"""Telling the supporters of an idea what the office said: a job, since there may be thousands."""

from tirek.cases.actions.notices_citizen import tell_idea
from tirek.cases.models import IdeaStep
from tirek.cases.queries.proposals import told_of
from tirek.core.jobs import task


@task(name="cases.tell_supporters")
def tell_supporters(step_id: str) -> None:
    """One message a supporter, each once however often the job runs; nothing about a hidden idea."""
    step = IdeaStep.objects.select_related("idea").filter(pk=step_id, idea__published_at__isnull=False).first()
    if step is None:
        return
    for contact in told_of(step).iterator(chunk_size=500):
        tell_idea(step.idea, contact, contact.account.language, str(step.pk))
