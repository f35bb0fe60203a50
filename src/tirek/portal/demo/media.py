"""The media of the demo: what the network publishes, and some ten thousand invented materials of outlets a year."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from random import Random
from uuid import uuid4

from django.utils import timezone

from tirek.calls.models import Call
from tirek.core.actor import Actor, system_actor
from tirek.core.roles import Role
from tirek.core.writing import copy_in, new_row
from tirek.media.actions.articles import WORDS, ArticleFacts, add_figure, approve_article, ask_for_review, write_article
from tirek.media.actions.flags import CRITERIA, Decision, decide, follow_up
from tirek.media.actions.materials import flag_of
from tirek.media.actions.press import add_contact
from tirek.media.actions.responses import NewComment, comment, react, reader_of, refuse_comment, show_comment
from tirek.media.enums import ArticleKind, Finding, FollowUp, ReactionKind, Topic
from tirek.media.models import Flag, Material
from tirek.media.suspecting import read
from tirek.network.actions.users import NewUser, create_staff
from tirek.network.enums import OrganisationKind
from tirek.network.models import Organisation, User
from tirek.network.queries.actors import acting_user
from tirek.network.queries.users import DEMO_DOMAIN
from tirek.portal.demo.data import table
from tirek.portal.demo.days import at as moment_of

SEED = 2023
A_YEAR = 10_240
FULL_YEARS = (2023, 2025)
REPRINTED = 0.12
PEOPLE = (
    ("editor", "Қасымова Айнұр", "Редактор", Role.EDITOR),
    ("editor2", "Бейсенов Нұрлан", "Жауапты редактор", Role.EDITOR),
    ("monitor", "Оразбаева Гүлнар", "Медиа мониторингі маманы", Role.MONITOR),
    ("monitor2", "Литвинов Сергей", "Специалист медиамониторинга", Role.MONITOR),
    ("monitor3", "Тоқтаров Асхат", "Медиа мониторингі маманы", Role.MONITOR),
)


def tell_of_the_media(today: date, *, by: Actor, at: datetime) -> int:
    """Editors and monitors, publications with readers' words, materials, flags decided. Returns how many materials."""
    told, rng = table("media"), Random(SEED)  # noqa: S311 - a story, not a secret
    people = _hire(at)
    _publish(told, people, today, rng)
    count = _materials(told, today, rng)
    _decide(people, today, rng)
    return count


def _hire(at: datetime) -> dict[str, Actor]:
    office = Organisation.objects.get(code="0001")
    news = [
        NewUser(
            email=f"{name}@{DEMO_DOMAIN}",
            name=person,
            post=post,
            language="ru" if name == "monitor2" else "kk",
            roles=[(role, office.pk)],
            since=office.during.lower,
        )
        for name, person, post, role in PEOPLE
    ]
    create_staff(news, by=system_actor("demo"), at=at)
    users = {user.email.split("@")[0]: user for user in User.objects.filter(email__in=[one.email for one in news])}
    return {name: acting_user(user.pk, office.pk, None, user.language) for name, user in users.items()}


def _publish(told: dict, people: dict[str, Actor], today: date, rng: Random) -> None:  # type: ignore[type-arg]
    author, second = people["editor"], people["editor2"]
    for contact in told["press"]:
        add_contact(contact, by=second, at=moment_of(today - timedelta(days=200), 10))
    for number, row in enumerate(told["articles"]):
        at = moment_of(today - timedelta(days=row["ago"]), 10, number)
        words = {name: row.get(name, "").strip() for name in WORDS}
        assert author.organisation_id is not None
        call = Call.objects.filter(code=row.get("call", "")).first()
        facts = ArticleFacts(
            organisation_id=author.organisation_id, kind=ArticleKind(row["kind"]), words=words,
            call_id=call.pk if call else None,
        )  # fmt: skip
        article = write_article(facts, by=author, at=at)
        for code, first, last in row.get("figures", ()):
            add_figure(article.pk, code, first, last, is_kept=True, by=author, at=at)
        if row.get("state") == "draft":
            continue
        ask_for_review(article.pk, by=author, at=at)
        if row.get("state") == "review":
            continue
        approve_article(article.pk, by=second, at=at)
        for _reader in range(rng.randint(3, 18)):
            react(
                article,
                reader_of(f"{rng.random()}", article),
                rng.choice(tuple(ReactionKind)[:1] * 5 + tuple(ReactionKind)),
            )
        for order, text in enumerate(row.get("comments", ())):
            written = comment(article, NewComment(key=uuid4(), name="Оқырман", text=text), f"{rng.random()}", at=at)
            if order == 0:
                show_comment(written.pk, by=second, at=at + timedelta(hours=2))
            elif order == 2:
                refuse_comment(written.pk, "Тақырыптан тыс", by=second, at=at + timedelta(hours=2))


def _materials(told: dict, today: date, rng: Random) -> int:  # type: ignore[type-arg]
    outlets = list(
        Organisation.objects.filter(kind=OrganisationKind.OUTLET, profile__isnull=False)
        .select_related("profile")
        .order_by("code")
    )
    spans = [(date(year, 1, 1), date(year, 12, 31), A_YEAR) for year in FULL_YEARS]
    begun = date(today.year, 1, 1)
    if today.year not in FULL_YEARS:
        spans.append((begun, today, A_YEAR * ((today - begun).days + 1) // 365))
    rows = [row for span in spans for row in _of_span(told, outlets, span, rng)]
    suspicious = [row for row in rows if row.published_on.year == today.year][-40:]
    for row, text in zip(suspicious, told["suspicious"] * 3, strict=False):
        row.title, row.text, row.language, row.reprint_of_id = text["title"], text["text"], text["language"], None
        row.topic = Topic.ETHNIC
    copy_in(rows)
    chosen = suspicious[: len(told["suspicious"]) * 3]
    copy_in([flag_of(row, read(f"{row.title}. {row.text}"), at=row.found_at) for row in chosen])
    return len(rows)


def _of_span(told: dict, outlets: list[Organisation], span: tuple[date, date, int], rng: Random) -> Iterator[Material]:  # type: ignore[type-arg]
    first, last, count = span
    days = (last - first).days + 1
    titles = {language: told["titles"][language] for language in ("kk", "ru")}
    original: Material | None = None
    for number in range(count):
        outlet = rng.choice(outlets)
        day = first + timedelta(days=number * days // count)
        languages = outlet.profile.languages
        language = languages[0] if languages and rng.random() < 0.8 else rng.choice(("kk", "ru"))
        again = original if original is not None and rng.random() < REPRINTED else None
        spoken = titles.get(language, titles["ru"])
        topic = rng.choice(tuple(spoken))
        title = again.title if again else rng.choice(spoken[topic]).format(number=rng.randint(2, 90))
        row = new_row(
            Material,
            outlet=outlet,
            area_id=outlet.area_id,
            title=title,
            language=again.language if again else language,
            topic=again.topic if again else topic,
            published_on=day,
            found_at=moment_of(day, 8),
            reprint_of_id=again.pk if again and again.outlet_id != outlet.pk else None,
        )
        if row.reprint_of_id is None:
            original = row
        yield row


def _decide(people: dict[str, Actor], today: date, rng: Random) -> None:
    """Of the flags most are decided by two, some by three, the last ones wait."""
    flags = list(Flag.objects.order_by("raised_at", "id").values_list("pk", flat=True))
    at = timezone.make_aware(datetime.combine(today, datetime.min.time()), moment_of(today, 9).tzinfo) - timedelta(
        days=1
    )
    done = flags[: int(len(flags) * 0.7)]
    for number, flag in enumerate(done):
        agree, hate = number % 4 != 3, rng.random() < 0.4
        votes = (hate, hate) if agree else (hate, not hate, hate)
        for who, vote in zip(("monitor", "monitor2", "monitor3"), votes, strict=False):
            finding = Finding.HATE if vote else Finding.NOT_HATE
            told = Decision(
                finding=finding,
                criteria=dict.fromkeys(CRITERIA, 2 if vote else 0),
                reasons="Демо: ойдан шығарылған негіз.",
            )
            decide(flag, told, by=people[who], at=at)
        if hate:
            follow_up(flag, FollowUp.DIALOGUE, "Редакциямен сөйлестік.", by=people["monitor"], at=at)
    if len(flags) > len(done):
        told = Decision(finding=Finding.HATE, criteria=dict.fromkeys(CRITERIA, 1), reasons="Демо: бірінші шешім.")
        decide(flags[len(done)], told, by=people["monitor2"], at=at)
