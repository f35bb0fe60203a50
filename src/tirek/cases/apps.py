from django.apps import AppConfig


class CasesConfig(AppConfig):
    name = "tirek.cases"
    label = "cases"

    def ready(self) -> None:
        """Tell the network how to count the referrals made under a memorandum."""
        from tirek.cases import retention  # noqa: F401 - declares itself on import
        from tirek.cases.queries.memoranda import referrals_in_month
        from tirek.network.queries.memoranda import count_referrals_with

        count_referrals_with(referrals_in_month)
