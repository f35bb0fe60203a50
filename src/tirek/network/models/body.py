"""Bodies of the registers: what sets each kind apart, who sits there, who nominated whom, what the body decided."""

from datetime import date, timedelta

from django.contrib.postgres.fields import ArrayField, DateRangeField
from django.db import models
from django.db.models import Q
from django.urls import reverse

from tirek.core.actor import Actor
from tirek.core.models import Base, TrilingualName
from tirek.network.enums import DecisionKind, JoiningState, NetworkPermission, OutletKind


class Profile(Base):
    """What a register keeps of a body beside its name and place. Empty fields do not apply to its kind.

    ``languages`` are ISO 639 codes, ``peoples`` codes of ``network.peoples``; ``audience`` is what an outlet says it
    reaches (copies or people a month). The acts are those that founded and ended the body.
    """

    organisation = models.OneToOneField("network.Organisation", on_delete=models.CASCADE, related_name="profile")
    about_kk = models.TextField(blank=True)
    about_ru = models.TextField(blank=True)
    about_en = models.TextField(blank=True)
    languages = ArrayField(models.CharField(max_length=3), default=list, blank=True)
    peoples = ArrayField(models.CharField(max_length=30), default=list, blank=True)
    outlet_kind = models.CharField(max_length=10, choices=OutletKind.choices, blank=True)
    audience = models.PositiveIntegerField(null=True, blank=True)
    website = models.URLField(blank=True)
    founding_act = models.CharField(max_length=300, blank=True)
    ending_act = models.CharField(max_length=300, blank=True)
    seats = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(seats__isnull=True) | Q(seats__gt=0), name="profile_seats_positive"),
        ]


class Tenancy(Base):
    """A body housed in a Friendship House for a time; in one house at a time (0004_bodies_sql)."""

    house = models.ForeignKey("network.Organisation", on_delete=models.PROTECT, related_name="tenancies")
    body = models.ForeignKey("network.Organisation", on_delete=models.PROTECT, related_name="homes")
    room = models.CharField(max_length=40, blank=True)
    during = DateRangeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(house=models.F("body")), name="tenancy_not_own_house"),
            models.CheckConstraint(condition=Q(during__isempty=False), name="tenancy_sometime"),
        ]


class Post(Base, TrilingualName):
    """A post of a body, e.g. its chair. ``seats`` is how many may hold it at once; ``rank`` orders the list."""

    organisation = models.ForeignKey("network.Organisation", on_delete=models.CASCADE, related_name="posts")
    seats = models.PositiveSmallIntegerField(default=1)
    rank = models.PositiveSmallIntegerField(default=0)
    during = DateRangeField()

    class Meta:
        ordering = ["rank", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(seats__gt=0), name="post_has_a_seat"),
            models.CheckConstraint(condition=Q(during__isempty=False), name="post_exists_sometime"),
        ]


class BodyDecision(Base):
    """A recorded decision of a body about its seats: number, day, votes, words."""

    organisation = models.ForeignKey("network.Organisation", on_delete=models.PROTECT, related_name="decisions")
    kind = models.CharField(max_length=10, choices=DecisionKind.choices)
    number = models.CharField(max_length=40)
    decided_on = models.DateField()
    votes_for = models.PositiveSmallIntegerField(null=True, blank=True)
    votes_against = models.PositiveSmallIntegerField(null=True, blank=True)
    votes_abstained = models.PositiveSmallIntegerField(null=True, blank=True)
    text = models.TextField(blank=True)
    recorded_by_id = models.UUIDField(null=True)

    class Meta:
        ordering = ["-decided_on", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "number", "decided_on", "kind"], name="body_decision_once"),
        ]


class MembershipQuerySet(models.QuerySet["Membership"]):
    """Seats by access and day."""

    def visible_to(self, actor: Actor) -> "MembershipQuerySet":
        """Everyone sees the seats whose holders agreed to be named; who keeps or watches the body sees all of it;
        a person sees the own ones."""
        reach = actor.reach(NetworkPermission.VIEW_MEMBERS)
        if reach.everywhere:
            return self
        condition = Q(is_public=True)
        if reach:
            condition |= reach.q("organisation_id")
        if actor.person_id:
            condition |= Q(person_id=actor.person_id)
        return self.filter(condition)

    def on(self, day: date) -> "MembershipQuerySet":
        """Those that held on a day."""
        return self.filter(during__contains=day)

    def kept_by(self, actor: Actor) -> "MembershipQuerySet":
        """Seats of the bodies whose members the actor keeps."""
        reach = actor.reach(NetworkPermission.KEEP_MEMBERS)
        return self.filter(reach.q("organisation_id")) if reach else self.none()


class Membership(Base):
    """A seat: a person (or an organisation, ``member``) in a body, in a post or plain, from a day to a day.

    ``on_behalf_of`` is whom the member stands for, ``nominated_by`` who proposed them, ``term_ends_on`` when the term
    runs out (the seat itself may end earlier or be held on until the successor is chosen). One person holds one seat of
    a post at a time, and one plain seat of a body at a time (0004_bodies_sql). ``is_public``: the person agreed to be
    named on the public page.
    """

    organisation = models.ForeignKey("network.Organisation", on_delete=models.PROTECT, related_name="memberships")
    person = models.ForeignKey("people.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="seats")
    member = models.ForeignKey(
        "network.Organisation", null=True, blank=True, on_delete=models.PROTECT, related_name="seats_held"
    )
    post = models.ForeignKey(Post, null=True, blank=True, on_delete=models.PROTECT, related_name="holders")
    on_behalf_of = models.ForeignKey(
        "network.Organisation", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    nominated_by = models.ForeignKey(
        "network.Organisation", null=True, blank=True, on_delete=models.PROTECT, related_name="nominations"
    )
    decision = models.ForeignKey(
        BodyDecision, null=True, blank=True, on_delete=models.PROTECT, related_name="memberships"
    )
    during = DateRangeField()
    term_ends_on = models.DateField(null=True, blank=True)
    end_reason = models.CharField(max_length=300, blank=True)
    is_public = models.BooleanField(default=False)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(person__isnull=False, member__isnull=True) | Q(person__isnull=True, member__isnull=False),
                name="membership_of_a_person_or_a_body",
            ),
            models.CheckConstraint(condition=Q(during__isempty=False), name="membership_sometime"),
            models.CheckConstraint(
                condition=Q(member__isnull=True) | ~Q(member=models.F("organisation")), name="membership_not_in_itself"
            ),
        ]
        indexes = [
            models.Index(fields=["term_ends_on", "organisation"], name="membership_by_term_end"),
        ]

    @property
    def holder(self) -> str:
        """Who sits there, by name."""
        return self.person.full_name if self.person else self.member.name if self.member else ""

    @property
    def last_day(self) -> date | None:
        """The last day of the seat, None while it has no end."""
        return self.during.upper - timedelta(days=1) if self.during.upper else None

    def get_absolute_url(self) -> str:
        return reverse("network:seat", args=[self.pk])


class JoiningQuerySet(models.QuerySet["Joining"]):
    """Applications to join, by access."""

    def visible_to(self, actor: Actor) -> "JoiningQuerySet":
        """Who keeps the body's members, who works for the organisation that applies, and the person who applied."""
        reach = actor.reach(NetworkPermission.VIEW_MEMBERS)
        if reach.everywhere:
            return self
        condition = Q(pk__in=())
        if reach:
            condition |= reach.q("organisation_id")
        if actor.organisation_id:
            condition |= Q(applicant_id=actor.organisation_id)
        if actor.person_id:
            condition |= Q(person_id=actor.person_id)
        return self.filter(condition)


class Joining(Base):
    """An application of a person or an organisation to join a body; the body decides by a recorded decision."""

    organisation = models.ForeignKey("network.Organisation", on_delete=models.PROTECT, related_name="joinings")
    applicant = models.ForeignKey(
        "network.Organisation", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    person = models.ForeignKey("people.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    applicant_name = models.CharField(max_length=300)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=40, blank=True)
    motive = models.TextField()
    state = models.CharField(max_length=10, choices=JoiningState.choices, default=JoiningState.SUBMITTED)
    submitted_at = models.DateTimeField()
    decision = models.ForeignKey(BodyDecision, null=True, blank=True, on_delete=models.PROTECT, related_name="joinings")
    membership = models.OneToOneField(Membership, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    objects = JoiningQuerySet.as_manager()

    class Meta:
        ordering = ["-submitted_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="submitted") | Q(state="withdrawn") | Q(decision__isnull=False),
                name="joining_settled_by_decision",
            ),
        ]

    def get_absolute_url(self) -> str:
        return reverse("network:joining", args=[self.pk])
