"""What judges and entrants are told of judging, through the outbox, each in their language. A letter to a judge says
nothing of the entries; a letter to an entrant nothing of the judges."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from tirek.calls.enums import CallPermission, EntrantKind, EntryState, StageState
from tirek.calls.models import Entry, PanelMember, Stage, StageResult
from tirek.calls.queries.entering import recipient_of
from tirek.core.calendar import local_date
from tirek.core.enums import Channel
from tirek.core.messages import send
from tirek.core.permissions import roles_of
from tirek.network.models import RoleGrant, User

LAST_DAYS = timedelta(days=3)


def tell_invited(member: PanelMember, token: str) -> None:
    """The link by which the invitation is accepted or declined: it stands in this letter only."""
    call = member.call
    with override(member.language):
        subject = _("You are invited to judge: %(call)s") % {"call": call.name}
        lines = [
            _("Hello, %(name)s!") % {"name": member.name},
            "",
            _("You are invited to judge the entries of a call."),
            _("Call: %(call)s") % {"call": call.name},
            _("Your part: %(role)s") % {"role": member.get_role_display()},
            "",
            _("Open this link to accept or to decline:"),
            settings.SITE_URL + reverse("calls:judge_invitation", args=[token]),
            "",
            _("The link works until %(day)s. If you did not expect this letter, do nothing.")
            % {"day": _moment(member.token_until)},
        ]
        _write(member, subject, lines)


def tell_given(stage: Stage, members: Iterable[PanelMember] | None = None) -> None:
    """That entries wait, and until when: once a day at most for each judge."""
    own = {"assignments__stage": stage, "assignments__state__in": ["waiting", "begun"], "left_at__isnull": True}
    found = PanelMember.objects.filter(**own).distinct() if members is None else members
    for member in found:
        with override(member.language):
            subject = _("Entries wait for your scores: %(call)s") % {"call": stage.call.name}
            until = _("They are scored until %(day)s.") % {"day": _moment(stage.ends_at)}
            address = settings.SITE_URL + reverse("calls:judging")
            day = local_date(timezone.now())
            _write(member, subject, [subject, "", until, address], key=f"given:{stage.pk}:{member.pk}:{day}")


def remind_judges(*, at: datetime) -> int:
    """Those with entries left in the last days of a stage under way, once a day; returns how many stages."""
    near = Stage.objects.filter(state=StageState.RUNNING, ends_at__gt=at, ends_at__lte=at + LAST_DAYS)
    stages = list(near.select_related("call"))
    for stage in stages:
        tell_given(stage)
    return len(stages)


def tell_lacking(stage: Stage, lacking: int, at: datetime) -> None:
    """Those who run the call, that entries have too few judges."""
    for language, email in _staff(stage, at):
        with override(language):
            subject = _("Entries lack judges: %(call)s") % {"call": stage.call.name}
            lines = [subject, "", _("Reviews without a judge: %(n)s.") % {"n": lacking}, _stage_address(stage)]
            key = f"lacking:{stage.pk}:{local_date(at)}:{email}"
            send(Channel.EMAIL, email, subject, "\n".join(lines), language=language, about=stage, key=key)


def tell_put_forward(result: StageResult, at: datetime) -> None:
    """Those who may publish it, but for who put it forward."""
    for language, email in _staff(result.stage, at, CallPermission.PUBLISH, but=result.proposed_by_id):
        with override(language):
            subject = _("A result waits for a second person: %(call)s") % {"call": result.stage.call.name}
            lines = [subject, "", result.stage.name, _stage_address(result.stage)]
            key = f"put-forward:{result.pk}:{email}"
            send(Channel.EMAIL, email, subject, "\n".join(lines), language=language, about=result, key=key)


def tell_results(result: StageResult) -> int:
    """Every entrant of the stage, what came of their entry; returns how many letters. A child is never written to: the
    letter goes to the address the guardian or the teacher gave."""
    passes = {row["number"]: bool(row["passes"]) for row in result.document["result"]}
    entries = Entry.objects.filter(call=result.stage.call, number__in=passes).select_related("call")
    return sum(tell_result(entry, result, passes=passes[entry.number]) for entry in entries)


def tell_result(entry: Entry, result: StageResult, *, passes: bool) -> bool:
    """One entrant, in the language of the entry; says whether there was an address to write to."""
    stage, call, address = result.stage, result.stage.call, recipient_of(entry)
    if not address:
        return False
    with override(entry.language):
        words = {"number": entry.number, "title": entry.title, "call": call.name, "stage": stage.name}
        lines = [
            _result_words(entry, passes=passes),
            "",
            _("Call: %(call)s") % words,
            _("Stage: %(stage)s") % words,
            _("Entry: %(number)s, %(title)s") % words,
            "",
        ]
        if call.shows_scores or call.shows_comments:
            lines.append(_("What the judges gave and wrote stands on the page of the entry:"))
        lines.append(settings.SITE_URL + entry.get_absolute_url())
        lines += ["", _("The protocol, which anybody can recount:"), settings.SITE_URL + result.get_absolute_url()]
        subject = _("Result of your entry %(number)s") % words
        key = f"result:{result.pk}:{entry.pk}"
        send(Channel.EMAIL, address, subject, "\n".join(lines), language=entry.language, about=entry, key=key)
    return True


def _result_words(entry: Entry, *, passes: bool) -> str:
    if entry.state == EntryState.WINNER and passes:
        return _("Your entry has won. Congratulations!")
    if passes:
        return _("Your entry goes on to the next stage. Congratulations!")
    if entry.entrant_kind == EntrantKind.CLASS:
        return _("The entry of your pupil was not selected this time. Thank you for the work.")
    return _("Your entry was not selected this time. Thank you for the work.")


def _staff(
    stage: Stage, at: datetime, permission: CallPermission = CallPermission.RUN, but: object = None
) -> list[tuple[str, str]]:
    """Language and address of those who hold the permission at the call's own organisation."""
    held = RoleGrant.objects.in_force(local_date(at)).filter(role__in=roles_of(permission))
    users = User.objects.active().filter(pk__in=held.filter(organisation=stage.call.organisation_id).values("user"))
    return list(users.exclude(pk=but).order_by("email").values_list("language", "email"))


def _stage_address(stage: Stage) -> str:
    return settings.SITE_URL + reverse("calls:stage", args=[stage.call.code, stage.position])


def _moment(moment: datetime | None) -> str:
    return date_format(timezone.localtime(moment), "DATETIME_FORMAT") if moment else "—"


def _write(member: PanelMember, subject: str, lines: list[str], key: str | None = None) -> None:
    body = "\n".join(lines)
    send(Channel.EMAIL, member.email, subject, body, language=member.language, about=member, key=key)
