"""Contract, agreement and the certificate of the end on paper, in Kazakh or Russian.

What the law asks of their contents we know from memory only (mark U): the clauses stand in ``CLAUSES``, the network's
lawyer changes them there.
"""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from tirek.core.paper import pdf
from tirek.mediation.enums import PaperKind, Side
from tirek.mediation.models import Dispute
from tirek.mediation.queries.file_page import FilePage, PaperView

Section = tuple[str, list[str]]


def _confidential() -> Section:
    return _("Confidentiality"), [
        _("The mediator and the parties tell nobody what became known during mediation without the written consent of"
          " whoever told it. The mediator cannot be questioned about it as a witness."),
    ]  # fmt: skip


def _voluntary() -> Section:
    return _("Principles"), [
        _("Mediation is voluntary, the parties are equal, the mediator is independent and impartial and decides nothing"
          " for the parties. Each party may end it at any time."),
    ]  # fmt: skip


CLAUSES: dict[str, tuple[Callable[[], Section], ...]] = {
    PaperKind.CONTRACT: (_voluntary, _confidential),
    PaperKind.AGREEMENT: (),
}


def paper_pdf(page: FilePage, paper: PaperView) -> bytes:
    """The paper as it was put to the parties, with the signatures given so far."""
    with translation.override(page.dispute.language):
        sections = _contract(page, paper) if paper.paper.kind == PaperKind.CONTRACT else _agreement(page, paper)
        data = {
            **_head(page.dispute, paper.paper.get_kind_display()),
            "date": _day(paper.paper.in_force_on),
            "sections": sections,
            "sign_title": _("Signatures"),
            "signatures": [(str(one.name), _signed(one.signed_at, one.how)) for one in paper.signatures],
            "digest": _("Digest of the text (SHA-256): %(digest)s") % {"digest": paper.paper.digest},
        }
        return pdf("mediation/paper", data, dated=paper.paper.drafted_at)


def ending_pdf(page: FilePage) -> bytes:
    """A certificate for a court or an office: that mediation was tried and how it ended; nothing of the matter."""
    dispute = page.dispute
    with translation.override(dispute.language):
        facts = [
            (_("Number of the file"), dispute.number),
            (_("Opened"), _day(dispute.opened_on)),
            (_("Closed"), _day(dispute.closed_on)),
            (_("Outcome"), dispute.get_outcome_display()),
            (_("Mediator"), dispute.mediator.name if dispute.mediator else "—"),
        ]
        data = {
            **_head(dispute, _("Certificate of the end of mediation")),
            "date": _day(dispute.closed_on),
            "sections": [(f"{label}: {value}", []) for label, value in facts],
            "sign_title": "",
            "signatures": [],
            "digest": _("This paper tells nothing of what the dispute is about."),
        }
        return pdf("mediation/paper", data)


def breach_pdf(page: FilePage) -> bytes:
    """What was promised and not kept, for whoever goes to court with the agreement."""
    broken = [one for one in page.promises if one.promise.state == "breached"]
    with translation.override(page.dispute.language):
        lines = [
            _("%(side)s, until %(day)s: %(text)s")
            % {"side": one.promise.get_side_display(), "day": _day(one.promise.due_on), "text": one.text}
            for one in broken
        ]
        data = {
            **_head(page.dispute, _("Promises not kept")),
            "date": "",
            "sections": [(_("According to the agreement of %(day)s") % {"day": _day(page.dispute.agreed_on)}, lines)],
            "sign_title": "",
            "signatures": [],
            "digest": _("Stated by the other side or the mediator in the file."),
        }
        return pdf("mediation/paper", data)


def _head(dispute: Dispute, title: Any) -> dict[str, Any]:
    return {"title": str(title), "lang": dispute.language, "number": dispute.number, "office": _("Mediation")}


def _contract(page: FilePage, paper: PaperView) -> list[Section]:
    words = paper.words
    term = _("from %(first)s to %(last)s") % {"first": _day(words["begins_on"]), "last": _day(words["ends_on"])}
    sections = [
        *_who(page),
        (_("Subject of the dispute"), _lines(page.subject)),
        (_("Term and place"), [", ".join(filter(None, (term, words["place"])))]),
        (_("Costs"), _lines(words["costs"])),
        *(clause() for clause in CLAUSES[PaperKind.CONTRACT]),
    ]
    return [*sections, (_("Further terms"), _lines(words["more"]))] if words["more"] else sections


def _agreement(page: FilePage, paper: PaperView) -> list[Section]:
    words = paper.words
    promises = [
        _("%(side)s, until %(day)s: %(text)s")
        % {
            "side": Side(one["side"]).label,
            "day": _day(date.fromisoformat(one["due_on"])),
            "text": one["text"],
        }
        for one in words["promises"]
    ]
    sections = [
        *_who(page),
        (_("Subject of the dispute"), _lines(page.subject)),
        (_("What was agreed"), _lines(words["terms"])),
    ]
    if words["is_partial"]:
        sections.append((_("Extent"), [_("The agreement settles a part of the dispute.")]))
    if promises:
        sections.append((_("Who does what, and by when"), promises))
    if words["breach"]:
        sections.append((_("If it is not kept"), _lines(words["breach"])))
    return [*sections, *(clause() for clause in CLAUSES[PaperKind.AGREEMENT])]


def _who(page: FilePage) -> list[Section]:
    lines = []
    for one in page.parties:
        acts = f", {one.representative} ({one.basis})" if one.representative else ""
        body = f" ({one.organisation})" if one.organisation and one.organisation != one.name else ""
        lines.append(f"{one.party.get_side_display()}: {one.name}{body}{acts}")
    mediator = page.dispute.mediator
    if mediator:
        certificate = _("certificate %(number)s") % {"number": mediator.certificate}
        lines.append(f"{_('Mediator')}: {mediator.name}, {certificate}")
    return [(_("Parties"), lines)]


def _lines(text: str) -> list[str]:
    return [line for line in text.split("\n") if line] or ["—"]


def _signed(at: Any, how: str) -> str:
    return f"{date_format(at, 'SHORT_DATETIME_FORMAT')} · {how}" if at else "____________________"


def _day(day: date | None) -> str:
    return date_format(day, "DATE_FORMAT") if day else ""
