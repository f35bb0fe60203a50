"""A table of members that a secretary has brought in: checked, with three rows to mend, not taken yet."""

from datetime import date, datetime

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from tirek.exchange.actions.import_work import check_run
from tirek.exchange.enums import ImportRegister, ImportState
from tirek.exchange.models import ImportRun
from tirek.exchange.queries.tables import heads_of, propose
from tirek.exchange.registers import register
from tirek.network.enums import OrganisationKind
from tirek.network.models import Organisation, User
from tirek.network.queries.users import DEMO_DOMAIN
from tirek.portal.demo.secretaries import ASSEMBLY

NAME = "Ақсақалдар кеңесі.csv"
STORED_AS = "imports/demo/members.csv"
HEADS = ("Ұйымның коды", "Тегі", "Аты", "Әкесінің аты", "Туған күні", "Мүше болған күні", "Ашық атауға болады")
MEMBERS = (
    ("Алдоңғаров", "Бекзат", "Сейітұлы", "14.03.1951", "иә"),
    ("Баймолдин", "Ермек", "Қайратұлы", "02.11.1948", "иә"),
    ("Дәулетияров", "Марат", "Оразұлы", "31.02.1950", "иә"),  # there is no such day
    ("Есенбаев", "Серік", "Жақсылықұлы", "25.07.1955", "жоқ"),
    ("Қосжанов", "Талғат", "Нұрланұлы", "19.01.1949", "иә"),
    ("Мырзақұлов", "Ерболат", "Асқарұлы", "08.09.1953", "мүмкін"),  # neither yes nor no
    ("Оразымбетов", "Қанат", "Маратұлы", "27.05.1952", "иә"),
    ("Алдоңғаров", "Бекзат", "Сейітұлы", "14.03.1951", "иә"),  # stands in the table already
)


def bring_a_table_in(today: date, *, at: datetime) -> None:
    """The secretary of Turkistan brings in the new members of the first elders' council."""
    assembly = Organisation.objects.get(code=ASSEMBLY)
    elders = Organisation.objects.under(assembly).filter(kind=OrganisationKind.ELDERS)
    council = elders.filter(profile__seats=None).order_by("code").first() or elders.order_by("code")[0]
    since = today.replace(day=1).strftime("%d.%m.%Y")
    lines = [HEADS, *((council.code, *told[:4], since, told[4]) for told in MEMBERS)]
    content = "\n".join(";".join(line) for line in lines).encode("utf-8-sig")
    heads, samples = heads_of(content)
    default_storage.delete(STORED_AS)
    default_storage.save(STORED_AS, ContentFile(content))
    run = ImportRun.objects.create(
        register=ImportRegister.MEMBERS,
        state=ImportState.CHECKING,
        organisation=assembly,
        by_id=User.objects.get(email=f"secretary.turkistan@{DEMO_DOMAIN}").pk,
        name=NAME,
        stored_as=STORED_AS,
        heads=heads,
        samples=samples,
        columns=propose(register(ImportRegister.MEMBERS), heads, {}).columns,
        uploaded_at=at,
    )
    check_run(run.pk, at=at)
