"""Inviting people by e-mail. The token stands in the letter only; its SHA-256 digest is kept."""

import hashlib
import secrets
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from tirek.core.actor import Actor, system_actor
from tirek.core.audit import record
from tirek.core.enums import Channel
from tirek.core.lines import normalise_email, one_line
from tirek.core.messages import send
from tirek.core.verdict import Refused, ensure, refuse
from tirek.network.actions.users import create_user, grant_role
from tirek.network.models import Invitation, Organisation, User
from tirek.network.permissions import may_grant

VALID_FOR = timedelta(days=7)


@transaction.atomic
def invite(
    *, email: str, name: str, role: str, organisation_id: UUID, language: str = "kk", by: Actor, at: datetime
) -> Invitation:
    """Invite somebody to take a role; the letter leaves with the transaction. An earlier unsettled invitation to the
    same role is withdrawn. Raises Refused when ``by`` may not give the role, ValidationError for a bad address."""
    organisation = Organisation.objects.select_for_update(of=("self",)).get(pk=organisation_id)
    ensure(may_grant(by, role, organisation))
    address = normalise_email(email)
    if address is None:
        raise ValidationError({"email": _("This is not an e-mail address.")})
    same = Invitation.objects.unsettled().filter(email=address, role=role, organisation=organisation)
    same.update(withdrawn_at=at)
    invitation = Invitation(
        email=address,
        name=one_line(name),
        language=language,
        role=role,
        organisation=organisation,
        invited_by_id=by.user_id or organisation.pk,
    )
    _send_fresh_token(invitation, by, at)
    record("network.invited", invitation, by=by, at=at, role=str(role), organisation_id=organisation.pk)
    return invitation


@transaction.atomic
def resend_invitation(invitation_id: UUID, *, by: Actor, at: datetime) -> Invitation:
    """Send a new letter with a new token and seven new days; the earlier letter stops working."""
    invitation = _unsettled(invitation_id, by)
    ensure(may_grant(by, invitation.role, invitation.organisation))
    _send_fresh_token(invitation, by, at)
    record("network.invitation_resent", invitation, by=by, at=at)
    return invitation


@transaction.atomic
def withdraw_invitation(invitation_id: UUID, *, by: Actor, at: datetime) -> Invitation:
    """Take an invitation back; its letter stops working."""
    invitation = _unsettled(invitation_id, by)
    ensure(may_grant(by, invitation.role, invitation.organisation))
    invitation.withdrawn_at = at
    invitation.save(update_fields=["withdrawn_at"])
    record("network.invitation_withdrawn", invitation, by=by, at=at)
    return invitation


def invitation_for(token: str, *, at: datetime) -> Invitation | None:
    """The invitation a letter's token opens, while it can be accepted."""
    open_ones = Invitation.objects.open(at).select_related("organisation")
    return open_ones.filter(token_digest=digest_of(token)).first()


@transaction.atomic
def accept_invitation(token: str, *, password: str | None, at: datetime) -> User:
    """Take the role. A new address gets an account with ``password``; an existing account keeps its own.

    Works once: of two at the same moment the second is Refused. Raises ValidationError for a weak password.
    """
    found = Invitation.objects.open(at).select_for_update(of=("self",)).select_related("organisation")
    invitation = found.filter(token_digest=digest_of(token)).first()
    if invitation is None:
        raise Refused(refuse(_("This invitation has been used, withdrawn or has expired. Ask for a new one.")))
    by = system_actor("invitation")
    user = User.objects.filter(email=invitation.email).first() or _new_user(invitation, password, by, at)
    if not user.is_active:
        raise Refused(refuse(_("This account has been closed. Ask an administrator.")))
    grant = grant_role(user.pk, role=invitation.role, organisation_id=invitation.organisation_id, by=by, at=at)
    if grant.granted_by_id is None:
        grant.granted_by_id = invitation.invited_by_id
        grant.save(update_fields=["granted_by_id"])
    invitation.accepted_at, invitation.user = at, user
    invitation.save(update_fields=["accepted_at", "user"])
    record("network.invitation_accepted", invitation, by=by, at=at, user_id=user.pk)
    return user


def digest_of(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def _unsettled(invitation_id: UUID, by: Actor) -> Invitation:
    rows = Invitation.objects.visible_to(by).select_for_update(of=("self",)).select_related("organisation")
    invitation: Invitation = rows.get(pk=invitation_id)
    if invitation.accepted_at or invitation.withdrawn_at:
        raise Refused(refuse(_("This invitation has been accepted or withdrawn already.")))
    return invitation


def _new_user(invitation: Invitation, password: str | None, by: Actor, at: datetime) -> User:
    if password is None:
        raise ValidationError({"password": _("Choose a password.")})
    return create_user(
        email=invitation.email,
        name=invitation.name,
        language=invitation.language,
        password=password,
        by=by,
        at=at,
    )


def _send_fresh_token(invitation: Invitation, by: Actor, at: datetime) -> None:
    token = secrets.token_urlsafe(32)
    invitation.token_digest, invitation.expires_at = digest_of(token), at + VALID_FOR
    invitation.save()
    with override(invitation.language):
        words = {
            "invitation": invitation,
            "organisation": invitation.organisation,
            "inviter": by.name,
            "address": settings.SITE_URL + reverse("network:invitation", args=[token]),
        }
        subject = render_to_string("network/letters/invitation_subject.txt", words)
        body = render_to_string("network/letters/invitation.txt", words)
    send(Channel.EMAIL, invitation.email, subject, body.strip(), language=invitation.language, about=invitation)
