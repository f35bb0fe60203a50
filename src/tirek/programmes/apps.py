from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ProgrammesConfig(AppConfig):
    name = "tirek.programmes"
    label = "programmes"

    def ready(self) -> None:
        """Tell the network the names of the services a memorandum may name."""
        from tirek.network.queries.memoranda import name_services_with
        from tirek.programmes import retention, retention_of_roadmaps, retention_rules  # noqa: F401 - declare themselves
        from tirek.programmes.queries.catalogue import service_names

        name_services_with(service_names)
        _stand_in_the_menu()
        _stand_in_the_menu_of_roadmaps()


def _stand_in_the_menu() -> None:
    from tirek.core.ui.navigation import NavEntry, add
    from tirek.programmes.enums import ProgrammePermission
    from tirek.programmes.enums_of_services import RulesPermission

    citizens = _("For citizens")
    add(
        NavEntry(
            _("What am I entitled to?"), "programmes:entitlement", "checklist", order=21, public=True, group=citizens
        ),
        NavEntry(_("Support measures"), "programmes:services", "gift", order=23, public=True, group=citizens),
        NavEntry(_("Support measures"), "programmes:services", "gift", order=29),
        NavEntry(_("Measures to confirm"), "programmes:service_work", "checklist", (ProgrammePermission.EDIT,), 29),
        NavEntry(
            _("Reform lab"), "programmes:scenarios", "flask", (RulesPermission.SIMULATE, RulesPermission.ADOPT), 45
        ),
        NavEntry(
            _("Figures of regions"), "programmes:regional_figures", "coins", (RulesPermission.ENTER_FIGURES,), order=46
        ),
    )


def _stand_in_the_menu_of_roadmaps() -> None:
    from tirek.core.ui.navigation import NavEntry, add
    from tirek.programmes.enums_of_initiatives import InitiativePermission
    from tirek.programmes.enums_of_research import ResearchPermission
    from tirek.programmes.enums_of_roadmaps import RoadmapPermission

    citizens, sees = _("For citizens"), (RoadmapPermission.VIEW,)
    add(
        NavEntry(_("Roadmaps"), "programmes:my_actions", "route", sees, 27),
        NavEntry(_("Review sessions"), "programmes:reviews", "presentation", sees, 28),
        NavEntry(
            _("Those on the way"), "programmes:enrolments", "stairs-up", (InitiativePermission.SEE_PEOPLE,), 33,
            prefix="/initiatives/people/",
        ),
        NavEntry(_("Follow-up calls"), "programmes:calls", "phone", (InitiativePermission.ACCOMPANY,), 34),
        NavEntry(_("Initiatives"), "programmes:initiatives", "sparkles", (InitiativePermission.RUN,), 68),
        NavEntry(_("Research"), "programmes:research", "microscope", (ResearchPermission.KEEP,), 69),
        NavEntry(_("Programmes"), "programmes:programmes", "target-arrow", order=57, public=True, group=citizens),
        NavEntry(_("Initiatives"), "programmes:initiatives", "sparkles", order=58, public=True, group=citizens),
        NavEntry(_("You said – we did"), "programmes:voices", "message-circle", order=59, public=True, group=citizens),
        NavEntry(_("Research"), "programmes:research", "microscope", order=87, public=True, group="footer"),
    )  # fmt: skip
