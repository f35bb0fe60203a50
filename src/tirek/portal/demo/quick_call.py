"""A call of small grants that is open today and judged as entries come: the visitor enters, as secretary gives the
entry to the experts, and as one of them scores it. Invented, from a seed of its own."""

from copy import deepcopy
from datetime import date, timedelta
from random import Random
from typing import Any

from tirek.calls.enums import CallState, FormalState, PanelRole, StageKind, StageState
from tirek.calls.models import Call, Entry, EntryRevision, PanelMember, Stage
from tirek.calls.queries.promise import digest_of, promise_of
from tirek.calls.queries.sharing import Wishes
from tirek.core.actor import Actor
from tirek.core.numbering import reserve
from tirek.core.writing import copy_in
from tirek.network.models import User
from tirek.portal.demo import calls_judging
from tirek.portal.demo.calls_judging import Judging
from tirek.portal.demo.days import at as moment_of

SEED = 20273
CODE, NAMES = "quick", ("Шағын бастамаларға жедел грант", "Быстрые малые гранты", "Quick small grants")
ABOUT = {
    "about_kk": "Ауладағы, мектептегі, ауылдағы шағын іске. Үш сұраққа жауап берсеңіз болды: сарапшылар келген"
    " жұмыстарды жинақтамай, бірден бағалайды.",
    "about_ru": "На небольшое дело во дворе, школе, ауле. Достаточно ответить на три вопроса: эксперты оценивают работы"
    " по мере поступления.",
    "about_en": "For a small deed in a yard, a school, a village. Three questions are enough: experts judge entries as"
    " they come.",
}
ASKED = ("problem", "solution", "people")
ENTERED, OPENED, LEFT = 4, 9, 21


def open_quick(today: date, *, by: Actor) -> None:
    """Four entries came and are with both experts; the next may be the visitor's."""
    fair = Call.objects.filter(kind="grants", state=CallState.PUBLISHED).order_by("opens_at").first()
    if fair is not None:
        _Quick(Random(SEED), today, by).open(fair)  # noqa: S311 - a story, not a secret


class _Quick(Judging):
    """One stage, two experts, no formal check."""

    def open(self, fair: Call) -> None:
        """The whole story."""
        call = self._call_at_work(fair, CODE, NAMES, closed=-LEFT)
        stage = self._made_small(call)
        entries = self._came(call, fair)
        users = User.objects.filter(email__in=[email for email, *_rest in calls_judging.PERSONAS]).order_by("email")
        PanelMember.objects.bulk_create(
            PanelMember(
                call=call, role=PanelRole.EXPERT, user=user, name=user.name, email=user.email, language=user.language,
                languages=["kk", "ru"], invited_at=call.opens_at - timedelta(days=9),
                accepted_at=call.opens_at - timedelta(days=5),
            )
            for user in users
        )  # fmt: skip
        given = self._share(stage, Wishes(2, SEED), stage.starts_at)
        self._score(stage, given, {one.pk: self.rng.gauss(6, 1.6) for one in entries}, left=1)

    def _made_small(self, call: Call) -> Stage:
        """Of the fair's rules one stage and three questions."""
        call.stages.exclude(kind=StageKind.EXPERT).delete()
        stage: Stage = call.stages.select_related("call").get()
        stage.position, stage.state, stage.seed = 1, StageState.RUNNING, f"{SEED:08x}"
        stage.starts_at = moment_of(self.today - timedelta(days=OPENED - 2), 9)
        stage.ends_at = moment_of(self.today + timedelta(days=LEFT + 7), 18)
        stage.reviews_each = stage.minimum_reviews = 2
        stage.passing = 5
        stage.save()
        form = call.forms.get()
        section = deepcopy(form.schema["sections"][0])
        section["fields"] = [each for each in section["fields"] if each["code"] in ASKED]
        form.schema = {**form.schema, "sections": [section]}
        form.save(update_fields=["schema"])
        call.opens_at = moment_of(self.today - timedelta(days=OPENED), 9)
        call.published_at, call.frozen_at = call.opens_at - timedelta(days=14), call.opens_at
        for name, text in ABOUT.items():
            setattr(call, name, text)
        call.nominations.update(largest_sum=500_000)
        call.promise_digest = digest_of(promise_of(call))
        call.save()
        stage.call = call
        return stage

    def _came(self, call: Call, fair: Call) -> list[Entry]:
        """Words of projects of the fair, by other people, in the first two days."""
        nominations = {one.code: one for one in call.nominations.all()}
        form = call.forms.get()
        told = list(fair.entries.select_related("nomination", "revision").order_by("number")[3 : 50 * ENTERED : 50])
        numbers = reserve(call.organisation.code, call.opens_at.year, len(told))
        entries, revisions = [], []
        for place, (source, number) in enumerate(zip(told, numbers, strict=True)):
            moment = call.opens_at + timedelta(hours=3 + 9 * place)
            entry = self._entry(source, number, moment, 200 + place)
            entry.call, entry.nomination = call, nominations[source.nomination.code if source.nomination else ""]
            entry.formal = FormalState.WAITING
            words: dict[str, Any] = source.revision.answers if source.revision else {}
            answers = {code: words[code] for code in ASKED}
            entry.revision = EntryRevision(
                entry=entry, number=1, form=form, answers=answers, saved_at=moment, submitted_at=moment,
                digest=digest_of({"answers": answers, "form": form.pk}),
            )  # fmt: skip
            entries.append(entry)
            revisions.append(entry.revision)
        copy_in(entries)
        copy_in(revisions)
        return entries
