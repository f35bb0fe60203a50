"""Mediation: 1294 mediators, the closed files of past years as numbers (their keys are destroyed), a few files under
way that one mediator leads, and early warnings. Two parties of one file may be tried out with number and PIN."""

from collections import Counter
from datetime import date, datetime, timedelta
from random import Random

from tirek.core import pin as pins
from tirek.core.actor import ANONYMOUS, Actor
from tirek.core.audit import Entry, record_many
from tirek.core.numbering import reserve
from tirek.core.writing import copy_in, new_row
from tirek.mediation.actions import choosing, filing, fulfilling, papers, sessions, signals
from tirek.mediation.actions.register import SERIES, search_keys_of
from tirek.mediation.enums import (
    DisputeCategory,
    DisputeSource,
    DisputeState,
    MediatorKind,
    Outcome,
    SignalKind,
    SignalSource,
    SignalState,
    StepKind,
)
from tirek.mediation.models import Dispute, Mediator, Obligation, Party, Signal, Step
from tirek.mediation.permissions import Seat
from tirek.network.actions.users import NewUser, create_staff
from tirek.network.enums import Level
from tirek.network.models import Organisation, User
from tirek.network.queries.users import DEMO_DOMAIN
from tirek.portal.demo import names
from tirek.portal.demo.data import table
from tirek.portal.demo.days import at as moment_of
from tirek.portal.demo.people import DEMO_PIN

SEED = 20268
MEDIATORS = 1294
AGREEMENTS = {2022: 2140, 2023: 2621, 2024: 2790, 2025: 2960}
OTHERS_IN_A_HUNDRED = 22  # files of each hundred agreements that ended without one
CERTIFIED_FROM = date(2019, 3, 1)  # all before 2023; renewed since
SECOND_PIN = "654321"
HOME, PERSONA = "head.saryagash", "mediator.saryagash"
MORE = (("ru",), ("ru", "uz"), (), ("ru", "en"), ("ru", "uz", "tr"))
KINDS = (
    (DisputeCategory.FAMILY, 34), (DisputeCategory.NEIGHBOURS, 18), (DisputeCategory.CIVIL, 20),
    (DisputeCategory.LABOUR, 14), (DisputeCategory.INTERETHNIC, 4), (DisputeCategory.ADMINISTRATIVE, 6),
    (DisputeCategory.OTHER, 4),
)  # fmt: skip
SOURCES = (
    (DisputeSource.PARTY, 46), (DisputeSource.COURT, 24), (DisputeSource.OFFICE, 18), (DisputeSource.POLICE, 7),
    (DisputeSource.COUNCIL, 5),
)  # fmt: skip


def mediate(today: date, *, by: Actor) -> None:
    """Write it all."""
    rng = Random(SEED)  # noqa: S311 - a story, not a secret
    moment = moment_of(today, 0, 5)
    offices = list(Organisation.objects.offices().filter(level=Level.DISTRICT).select_related("area").order_by("code"))
    mediators = _register(rng, offices, today)
    copy_in(mediators)
    record_many(
        (Entry("mediation.mediator_added", one, {"keeper": one.keeper_id}) for one in mediators), by=by, at=moment
    )
    copy_in(_past(rng, offices, today))
    mediator = _persona(by, moment)
    _under_way(mediator, today)
    _past_warnings(offices, today)
    _warnings(mediator, today, by=by)


def _register(rng: Random, offices: list[Organisation], today: date) -> list[Mediator]:
    numbers = reserve(SERIES, today.year, MEDIATORS)
    return [_mediator(rng, offices[n % len(offices)], number, n, today) for n, number in enumerate(numbers)]


def _mediator(rng: Random, office: Organisation, number: str, n: int, today: date) -> Mediator:
    region = (office.area.kato or "")[:2]
    name = names.draw_name(rng, region if region in table("regions") else "71")
    kind = MediatorKind.PROFESSIONAL if rng.random() < 0.4 else MediatorKind.COMMUNITY
    certified = CERTIFIED_FROM + timedelta(days=rng.randrange(1300))
    return Mediator(
        number=number, kind=kind, family_name=name.family, given_name=name.given, patronymic=name.patronymic,
        search_keys=search_keys_of(name.family, name.given, name.patronymic),
        languages=["kk", *rng.choice(MORE)], categories=_versed(rng), area_id=office.area_id,
        works_remotely=rng.random() < 0.15, keeper=office,
        organisation="Медиаторлар бірлестігі" if kind == MediatorKind.PROFESSIONAL else "",
        certificate=f"М-{n + 1:04d}", certified_on=certified,
        valid_until=today + timedelta(days=rng.randrange(20, 1500)),
        state_since=certified, phone=names.phone_number(7000 + n % 2500), capacity=6,
    )  # fmt: skip


def _versed(rng: Random) -> list[str]:
    return [] if rng.random() < 0.3 else sorted({str(_drawn(rng, KINDS)) for _n in range(3)})


def _drawn(rng: Random, weighed: "tuple[tuple[object, int], ...]") -> object:
    values, weights = zip(*weighed, strict=True)
    return rng.choices(values, weights)[0]


def _past(rng: Random, offices: list[Organisation], today: date) -> list[Dispute]:
    """Closed files: number, kind, place, dates, outcome; what was in them is gone with their keys. As many of this year
    as its days make."""
    share = (today - date(today.year, 1, 1)).days / 366
    years = {year: count for year, count in AGREEMENTS.items() if year < today.year}
    years[today.year] = round(max(AGREEMENTS.values()) * 1.05 * share)
    return [file for year, count in years.items() for file in _year(rng, offices, year, count, today)]


def _year(rng: Random, offices: list[Organisation], year: int, agreed: int, today: date) -> list[Dispute]:
    others = agreed * OTHERS_IN_A_HUNDRED // 100
    numbers = reserve(filing.SERIES, year, agreed + others) if agreed + others else []
    last = min(date(year, 12, 31), today - timedelta(days=1))
    return [_closed(rng, offices, number, n < agreed, year, last) for n, number in enumerate(numbers)]


def _closed(rng: Random, offices: list[Organisation], number: str, is_agreed: bool, year: int, last: date) -> Dispute:
    closed = date(year, 1, 1) + timedelta(days=rng.randrange(max((last - date(year, 1, 1)).days, 1)))
    opened = closed - timedelta(days=rng.randrange(5, 45))
    source = _drawn(rng, SOURCES)
    office = rng.choice(offices)
    outcome = (
        (Outcome.PARTIAL if rng.random() < 0.08 else Outcome.AGREEMENT)
        if is_agreed
        else (Outcome.WITHDRAWN if rng.random() < 0.4 else Outcome.NONE)
    )
    return new_row(
        Dispute, number=number, category=_drawn(rng, KINDS), source=source, state=DisputeState.CLOSED,
        office=office, area_id=office.area_id,
        language="ru" if rng.random() < 0.3 else "kk", opened_on=opened, outcome=outcome,
        agreed_on=closed if is_agreed else None, closed_on=closed, subject=b"",
    )  # fmt: skip


def _persona(by: Actor, at: datetime) -> Mediator:
    """A mediator of Saryagash with an account and without any role."""
    home = User.objects.get(email=f"{HOME}@{DEMO_DOMAIN}").grants.select_related("organisation").first()
    new = NewUser(email=f"{PERSONA}@{DEMO_DOMAIN}", name="Мұқанова Гүлнар", post="Кәсіби медиатор", language="kk")
    user = create_staff([new], by=by, at=at)[0]
    assert home is not None
    mediator = Mediator.objects.filter(area_id=home.organisation.area_id).order_by("number")[0]
    mediator.user, mediator.kind, mediator.capacity = user, MediatorKind.PROFESSIONAL, 12
    mediator.family_name, mediator.given_name, mediator.patronymic = "Мұқанова", "Гүлнар", "Сабырқызы"
    mediator.search_keys = search_keys_of(mediator.family_name, mediator.given_name, mediator.patronymic)
    mediator.languages, mediator.categories, mediator.email = ["kk", "ru"], [], user.email
    mediator.valid_until = at.date() + timedelta(days=45)
    mediator.save()
    return mediator


STORIES = (
    (DisputeCategory.NEIGHBOURS, "Қоңсы үйлердің арасындағы қоршау мен арық. Су маусымда бір жаққа ғана барады.", 40),
    (DisputeCategory.FAMILY, "Ажырасқаннан кейін баламен кездесу тәртібі мен оқу ақысы туралы.", 18),
    (DisputeCategory.LABOUR, "Маусымдық жұмыстың ақысы толық төленбеді, екі жақ сағаттарды әртүрлі есептейді.", 9),
    (DisputeCategory.CIVIL, "Дүкенге берілген тауардың ақшасы бөліп төленуі туралы.", 3),
)
PEOPLE = (("Ержанова", "Күлән", "Тоқтаров", "Сәкен"), ("Садыкова", "Алия", "Садыков", "Руслан"),
          ("Жүнісов", "Арман", "Беков", "Самат"), ("Хасенова", "Мадина", "Ким", "Андрей"))  # fmt: skip


def _under_way(mediator: Mediator, today: date) -> None:
    """Four files: an agreement whose second promise is late, sessions, a contract to be signed, a request to answer."""
    for n, (category, subject, days) in enumerate(STORIES):
        began = moment_of(today - timedelta(days=days), 10)
        file = _file(mediator, category, subject, PEOPLE[n], began, n)
        steps = (_ask, _contract, _sessions, _agree)[: len(STORIES) - n]
        for step in steps:
            step(file, mediator, began, today)


def _file(mediator: Mediator, category: str, subject: str, people: tuple[str, ...], at: datetime, n: int) -> Dispute:
    first = filing.PartyFacts(
        side=1, family_name=people[0], given_name=people[1], phone=names.phone_number(9800 + n), is_present=True
    )
    second = filing.PartyFacts(side=2, family_name=people[2], given_name=people[3], phone=names.phone_number(9850 + n))
    facts = filing.DisputeFacts(category=category, area_id=mediator.area_id, subject=subject, parties=[first, second])
    file = filing.open_dispute(facts, by=ANONYMOUS, at=at).dispute
    for party, pin in zip(file.parties.all(), (DEMO_PIN, SECOND_PIN), strict=True):
        party.pin_digest, party.link_digest = pins.digest(file.number, pin), ""
        party.save(update_fields=["pin_digest", "link_digest"])
    return file


def _ask(file: Dispute, mediator: Mediator, began: datetime, today: date) -> None:
    for seat in _sides(file)[1:]:
        choosing.consent(seat, by=ANONYMOUS, at=began + timedelta(days=1))
    for seat in _sides(file):
        choosing.choose(seat, [mediator.pk], by=ANONYMOUS, at=began + timedelta(days=1, hours=2))


def _contract(file: Dispute, mediator: Mediator, began: datetime, today: date) -> None:
    seat, at = _of_mediator(file, mediator), began + timedelta(days=2)
    choosing.accept_request(seat, by=_actor(mediator), at=at)
    terms = papers.ContractTerms(
        costs="Ақысыз.", place="Сарыағаш қаласы, қабылдау бөлмесі", begins_on=at.date(),
        ends_on=at.date() + timedelta(days=30),
    )  # fmt: skip
    papers.draft_contract(seat, terms, by=_actor(mediator), at=at)


def _sessions(file: Dispute, mediator: Mediator, began: datetime, today: date) -> None:
    seat, at = _of_mediator(file, mediator), began + timedelta(days=3)
    _all_sign(file, mediator, "contract", at)
    plan = sessions.SessionFacts(
        kind="joint", format="remote", starts_at=at + timedelta(days=2), minutes=60, link="https://meet.tirek.example/m"
    )
    held = sessions.plan_session(seat, plan, by=_actor(mediator), at=at)
    words = "Екі жақ өз сөзін айтты. Есепті бірге қарап шығуға келісті."
    sessions.record_session(seat, held.pk, words, by=_actor(mediator), at=at + timedelta(days=3))
    coming = moment_of(today + timedelta(days=4), 15)
    more = sessions.SessionFacts(kind="joint", format="in_person", starts_at=coming, minutes=90, place="Мәжіліс залы")
    sessions.plan_session(seat, more, by=_actor(mediator), at=at + timedelta(days=3))
    sessions.write_note(_sides(file)[0], "Қоршаудың жоспары мен түбіртектерді ала бару.", by=ANONYMOUS, at=at)


def _agree(file: Dispute, mediator: Mediator, began: datetime, today: date) -> None:
    seat, at = _of_mediator(file, mediator), began + timedelta(days=12)
    promises = [
        papers.Promise(side=1, text="Арықты өз жағынан тазалайды.", due_on=today - timedelta(days=12)),
        papers.Promise(side=2, text="Қоршаудың бұзылған бөлігін қалпына келтіреді.", due_on=today - timedelta(days=2)),
        papers.Promise(side=2, text="Суды кезекпен жібереді: аптасына үш күн.", due_on=today + timedelta(days=20)),
    ]
    terms = papers.AgreementTerms(
        terms="Арық ортақ болып қалады, су кезекпен жіберіледі. Қоршаудың шығынын екі жақ тең бөліседі.",
        breach="Уәде орындалмаса, екінші жақ келісімді сотқа ұсына алады.", promises=promises,
    )  # fmt: skip
    papers.draft_agreement(seat, terms, by=_actor(mediator), at=at)
    _all_sign(file, mediator, "agreement", at + timedelta(days=1))
    first = Obligation.objects.filter(paper__dispute=file, side=1)[0]
    one, other = _sides(file)
    fulfilling.report_fulfilled(one, first.pk, by=ANONYMOUS, at=moment_of(today - timedelta(days=13), 12))
    fulfilling.settle_promise(other, first.pk, "fulfilled", by=ANONYMOUS, at=moment_of(today - timedelta(days=12), 12))


def _all_sign(file: Dispute, mediator: Mediator, kind: str, at: datetime) -> None:
    paper = file.papers.get(kind=kind, replaced_at__isnull=True)
    for seat in (*_sides(file), _of_mediator(file, mediator)):
        papers.sign(seat, paper.pk, paper.digest, by=_actor(mediator), at=at)


def _sides(file: Dispute) -> list[Seat]:
    return [Seat(file.pk, party_id=party.pk, side=party.side) for party in Party.objects.filter(dispute=file)]


def _of_mediator(file: Dispute, mediator: Mediator) -> Seat:
    return Seat(file.pk, mediator_id=mediator.pk)


def _actor(mediator: Mediator) -> Actor:
    return Actor(user_id=mediator.user_id, name=mediator.name)


WARNINGS = (
    (SignalKind.LAND, SignalSource.TOUR, 3, "Жайылым мен су таратуға қатысты екі ауылдың арасында наразылық бар.", 21),
    (
        SignalKind.SCHOOL,
        SignalSource.HAND,
        2,
        "Мектеп ауласында төбелес жиіледі, ата-аналар чатында дау басталды.",
        12,
    ),
    (SignalKind.RUMOUR, SignalSource.MEDIA, 2, "Желіде базардағы төбелес туралы расталмаған дақпырт тарап жатыр.", 5),
    (SignalKind.WORKPLACE, SignalSource.HAND, 1, "Карьерде жалақының кешігуіне байланысты жиналыстар өтуде.", 2),
)


PAST_WARNINGS, GATHERED_IN = 84, 9
PAST_TEXTS = (
    (
        SignalKind.LAND,
        "Жайылым шегі туралы екі ауыл дауласты.",
        "Шекара бірге белгіленді, хаттама жасалды.",
    ),
    (SignalKind.LAND, "Су кезегіне көршілес көшелер наразы.", "Су кестесі жасалып, қақпаға ілінді."),
    (SignalKind.SCHOOL, "Мектепте ұлтына қарап мазақтау байқалды.", "Сыныптарда сабақ өтті, ата-аналармен сөйлестік."),
    (SignalKind.WORKPLACE, "Жұмыс орнында бригадалар арасында керіс басталды.", "Жұмыс беруші кестені өзгертті."),
    (SignalKind.LANGUAGE, "Халыққа қызмет көрсетуде тілге қатысты шағым көбейді.", "Екі тілді кезекшілік енгізілді."),
    (SignalKind.RUMOUR, "Желіде төбелес туралы расталмаған дақпырт тарады.", "Полиция мәлімет берді, дақпырт басылды."),
)


def _past_warnings(offices: list[Organisation], today: date) -> None:
    """Closed signals of this year and the last, in nine districts: enough for a map that keeps small numbers back."""
    rng = Random(SEED + 1)  # noqa: S311 - a story, not a secret
    chosen, since = rng.sample(offices, GATHERED_IN), date(today.year - 1, 1, 1)
    days = sorted(since + timedelta(days=rng.randrange((today - since).days - 40)) for _n in range(PAST_WARNINGS))
    held = Counter(day.year for day in days)
    numbers = {year: iter(reserve(signals.SERIES, year, count)) for year, count in held.items()}
    rows, steps = [], []
    for day in days:
        kind, text, result = rng.choice(PAST_TEXTS)
        office = rng.choice(chosen)
        row = Signal(
            number=next(numbers[day.year]), office=office, area_id=office.area_id, source=SignalSource.HAND, kind=kind,
            weight=rng.choice((1, 2, 2, 3)), state=SignalState.CLOSED, noticed_on=day, text=text, result=result,
            closed_on=day + timedelta(days=rng.randrange(5, 35)),
        )  # fmt: skip
        on, visit = day + timedelta(days=3), rng.choice((StepKind.VISIT, StepKind.VISIT, StepKind.DIALOGUE))
        people = rng.randrange(4, 40)
        steps.append(Step(signal=row, kind=visit, planned_on=on, held_on=on, people=people, result=result))
        rows.append(row)
    copy_in(rows)
    copy_in(steps)


def _warnings(mediator: Mediator, today: date, *, by: Actor) -> None:
    """Four signals of the district; the oldest has had a visit and a dialogue."""
    for n, (kind, source, weight, text, days) in enumerate(WARNINGS):
        day = today - timedelta(days=days)
        facts = signals.SignalFacts(
            office_id=mediator.keeper_id, area_id=mediator.area_id, kind=kind, text=text, noticed_on=day, weight=weight,
            source=source,
        )  # fmt: skip
        signal = signals.enter_signal(facts, by=by, at=moment_of(day, 11))
        if n == 0:
            visit = signals.StepFacts(kind=StepKind.VISIT, planned_on=day + timedelta(days=3), mediator_id=mediator.pk)
            step = signals.plan_step(signal.pk, visit, by=by, at=moment_of(day, 12))
            result = "Екі ауылдың ақсақалдарымен сөйлестік, су кестесін бірге жасауға келісті."
            on = day + timedelta(days=4)
            signals.hold_step(signal.pk, step.pk, on, 14, result, by=by, at=moment_of(on, 12))
            dialogue = signals.StepFacts(kind=StepKind.DIALOGUE, planned_on=today + timedelta(days=6))
            signals.plan_step(signal.pk, dialogue, by=by, at=moment_of(today, 9))
