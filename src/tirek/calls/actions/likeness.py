"""Near-duplicates among entries, across calls and years: found by the machine, judged by people."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.transaction import atomic
from django.utils import timezone

from tirek.calls.enums import HANDED_IN, FieldKind, LikenessVerdict
from tirek.calls.models import Entry, EntryPrint, EntryRevision, Likeness
from tirek.calls.permissions import may_run
from tirek.calls.schema import schema_of
from tirek.calls.shingles import share, shingles
from tirek.core.actor import Actor
from tirek.core.audit import record
from tirek.core.jobs import task
from tirek.core.lines import one_line
from tirek.core.verdict import ensure

ALIKE = 30
FEWEST = 12
MOST_ALIKE = 20


@task(name="calls.compare_entry")
def compare_entry(entry_id: str) -> None:
    """Keep the print of an entry that was handed in, and note the others its text is like."""
    compare(UUID(entry_id), at=timezone.now())


@atomic
def compare(entry_id: UUID, *, at: datetime) -> list[Likeness]:
    """Take the print of the revision that counts and compare it with all others. Doing it again changes nothing but
    what has changed; a verdict of people stays. Works of one teacher's class and of the same entrant are compared
    too: people judge."""
    entry = Entry.objects.select_for_update(of=("self",)).select_related("revision__form").get(pk=entry_id)
    if entry.state not in HANDED_IN or entry.revision is None:
        return []
    own = shingles(texts_of(entry.revision))
    EntryPrint.objects.update_or_create(entry=entry, defaults={"revision": entry.revision, "shingles": own})
    found = _alike(entry, own) if len(own) >= FEWEST else {}
    entry.likenesses.filter(verdict="").exclude(other__in=found).delete()
    known = set(entry.likenesses.values_list("other_id", flat=True))
    rows = [
        Likeness(entry=entry, other_id=other, share=percent, found_at=at)
        for other, percent in found.items()
        if other not in known
    ]
    return Likeness.objects.bulk_create(rows, ignore_conflicts=True)


def texts_of(revision: EntryRevision) -> list[str]:
    """What was written freely."""
    schema = schema_of(revision.form.schema)
    free = [each.code for each in schema.fields() if each.kind in (FieldKind.LONG, FieldKind.LINE)]
    return [text for code in free if isinstance(text := revision.answers.get(code), str)]


@atomic
def judge_likeness(likeness_id: UUID, verdict: str, note: str, *, by: Actor, at: datetime) -> Likeness:
    """Say what two entries that are alike are. Raises Refused."""
    rows = Likeness.objects.select_for_update(of=("self",)).select_related("entry__call")
    likeness = rows.get(pk=likeness_id, entry__in=Entry.objects.visible_to(by))
    ensure(may_run(by, likeness.entry.call.organisation_id))
    likeness.verdict, likeness.note = LikenessVerdict(verdict), one_line(note)[:500]
    likeness.decided_at, likeness.decided_by_id = at, by.user_id
    likeness.save(update_fields=["verdict", "note", "decided_at", "decided_by_id"])
    record("calls.likeness_judged", likeness.entry, by=by, at=at, other=likeness.other_id, verdict=str(verdict))
    return likeness


def _alike(entry: Entry, own: list[int]) -> dict[Any, int]:
    """Entries whose print overlaps enough; the index on shingles finds the few that overlap at all."""
    others = EntryPrint.objects.filter(shingles__overlap=own).exclude(entry=entry)
    shares = {key: share(own, theirs) for key, theirs in others.values_list("entry_id", "shingles")}
    ranked = sorted(((percent, key) for key, percent in shares.items() if percent >= ALIKE), reverse=True)
    return {key: percent for percent, key in ranked[:MOST_ALIKE]}
