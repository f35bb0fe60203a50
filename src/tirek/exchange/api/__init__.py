"""The API partners' systems use, version 1, described at ``/api/openapi.json``."""

from tirek.exchange.api import (
    cases,
    figures,
    memoranda,
    plans,
    problems,
    reconciliation,
    reference,
    referrals,
    webhooks,
)

api = problems.ProblemsAPI(
    title="Tirek",
    version="1",
    description=(
        "Sends applications into the network and reads what became of them; takes referrals under a memorandum and "
        "compares the lists of a month. Ask `/api/oauth/token` for a token with "
        "the client credentials of a connected system, and send it as a bearer token. Errors are problem details "
        "(RFC 9457) in the language of `Accept-Language`: kk, ru or en."
    ),
    docs_url=None,
    openapi_url="/openapi.json",
    urls_namespace="api",
)
problems.explain_in(api)
api.add_router("/v1/", reference.router, tags=["Reference"])
api.add_router("/v1/", cases.router, tags=["Applications"])
api.add_router("/v1/", plans.router, tags=["Plan of services"])
api.add_router("/v1/", memoranda.router, tags=["Memorandum"])
api.add_router("/v1/", referrals.router, tags=["Referrals"])
api.add_router("/v1/", reconciliation.router, tags=["Reconciliation"])
api.add_router("/v1/", figures.router, tags=["Figures"])
api.add_router("/v1/", webhooks.router, tags=["Webhooks"])
