from uuid import UUID

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CasesConfig(AppConfig):
    name = "tirek.cases"
    label = "cases"

    def ready(self) -> None:
        """Count referrals for the network; stand in the menu and on a person's page."""
        from tirek.cases import checking, retention, retention_of_checks, retention_of_hands, voices  # noqa: F401
        from tirek.cases.queries.memoranda import referrals_between, referrals_in_month
        from tirek.network.queries.memoranda import count_referrals_with, count_spans_with
        from tirek.programmes.queries.voices import hear_from

        count_referrals_with(referrals_in_month)
        count_spans_with(referrals_between)
        _stand_in_the_menu()
        _stand_on_the_person()
        _stand_for_data_rights()
        _stand_on_activities()
        checking.register()
        for source in voices.SOURCES:
            hear_from(source)


def _stand_in_the_menu() -> None:
    from tirek.cases.enums import (
        CasePermission,
        FieldPermission,
        PlanPermission,
        ProposalPermission,
        ReferralPermission,
    )
    from tirek.core.core_permissions import CorePermission
    from tirek.core.ui.navigation import NavEntry, add, configure

    add(
        NavEntry(_("Applications"), "cases:queue", "inbox", (CasePermission.VIEW,), order=10),
        NavEntry(_("New application"), "cases:new", "file-plus", (CasePermission.REGISTER,), order=12),
        NavEntry(
            _("Village meetings"),
            "cases:field_office",
            "device-tablet",
            (CasePermission.REGISTER, FieldPermission.MANAGE),
            order=17,
            prefix="/field/",
        ),
        NavEntry(_("Forwarding"), "cases:transfers", "arrows-exchange", (CasePermission.VIEW,), order=14),
        NavEntry(_("Parts of applications"), "cases:parts", "arrows-split", (CasePermission.VIEW,), order=15),
        NavEntry(_("Returnees"), "cases:kandas", "home-heart", (CasePermission.VIEW,), order=24),
        NavEntry(_("Packets"), "cases:packets", "mail-opened", (PlanPermission.PACKETS,), order=25),
        NavEntry(_("Partners' scorecard"), "cases:scorecard", "gauge", (PlanPermission.SCORECARD,), order=26),
        NavEntry(_("Plan templates"), "cases:plan_templates", "template", (PlanPermission.EDIT_TEMPLATES,), order=28),
        NavEntry(_("Referrals"), "cases:referrals", "arrow-forward-up", (ReferralPermission.VIEW,), order=16),
        NavEntry(_("Working calendar"), "cases:calendar", "calendar", (CorePermission.MANAGE_CALENDAR,), order=70),
        NavEntry(_("Apply"), "cases:apply", "pencil", order=10, public=True),
        NavEntry(_("Follow your application"), "cases:track", "eye", order=20, public=True),
        NavEntry(_("My applications"), "cases:account", "user", order=22, public=True, group=_("For citizens")),
        NavEntry(_("Proposals"), "cases:ideas", "bulb", order=24, public=True, group=_("For citizens")),
        NavEntry(_("How it works"), "cases:how", "help", order=26, public=True, group=_("For citizens")),
        NavEntry(_("Complaints"), "cases:complaints", "scale", (CasePermission.ANSWER,), order=15),
        NavEntry(_("Proposals"), "cases:proposals_desk", "bulb", (ProposalPermission.VIEW,), order=17),
    )
    configure(apply="cases:apply", track="cases:track")


def _stand_for_data_rights() -> None:
    """Who asks about their data, what rests on a consent, how long applications are kept."""
    from django.http import HttpRequest

    from tirek.cases import retention_rules  # noqa: F401 - declares itself on import
    from tirek.cases.models import Case
    from tirek.cases.queries.consent_effects import effects_on_cases
    from tirek.core.holding import find_subjects_with
    from tirek.core.numbering import normalise
    from tirek.people.queries.effects import tell_effects_with
    from tirek.people.queries.subjects import Subject, prove_subjects_with

    def case_of(text: str) -> tuple[str, UUID, str] | None:
        found = Case.objects.filter(number=normalise(text) or "").first()
        return ("cases.case", found.pk, found.number) if found else None

    def subject(request: HttpRequest) -> Subject | None:
        from tirek.cases.views.data_subjects import subject_of_session  # views need the models first

        return subject_of_session(request)

    find_subjects_with("cases", case_of)
    prove_subjects_with("cases", subject)
    tell_effects_with("cases", effects_on_cases)


def _stand_on_the_person() -> None:
    from tirek.cases.actions import renaming  # noqa: F401 - subscribes on import
    from tirek.cases.queries.of_household import cases_of_family
    from tirek.cases.queries.of_person import cases_of
    from tirek.core.panels import register_panel

    register_panel("person", "cases/_person_cases.html", cases_of, order=10)
    register_panel("household", "cases/_family_cases.html", cases_of_family, order=10)


def _stand_on_activities() -> None:
    """What was asked at a meeting, or came up at a remote reception, becomes a case from its own page."""
    from tirek.cases.queries.origins import case_of_question, case_of_visit, offline_way
    from tirek.core.panels import register_panel

    register_panel("question", "cases/_origin_panel.html", case_of_question, order=10)
    register_panel("visit", "cases/_origin_panel.html", case_of_visit, order=10)
    register_panel("event_questions", "cases/_offline_panel.html", offline_way, order=10)
