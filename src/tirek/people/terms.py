"""The terms of the law on personal data, as dated rules (law.md §2: press and secondary sources, to be confirmed).

Source: Law of 21.05.2013 No. 94-V, art. 8(7) as of 18.01.2026 (processing stops within 15 working days after consent
is withdrawn) and the three working days to answer a request for information; the notice of a breach within one working
day since 01.07.2024.
"""

from datetime import date

from tirek.core.terms import Certainty, Rule, Words, register

CONSENT_WITHDRAWAL = "consent_withdrawal"
DATA_REQUEST = "data_request"
BREACH_NOTICE = "breach_notice"

_STOP = Words(
    kk="Келісім қайтарылған соң деректерді өңдеуді тоқтату",
    ru="Прекращение обработки данных после отзыва согласия",
    en="Stopping the processing of data after consent is withdrawn",
)

RULES = register(
    Rule(
        topic=CONSENT_WITHDRAWAL,
        code="standard.consent_withdrawal",
        version="1",
        in_force_from=date(2013, 11, 26),
        amount=15,
        title=_STOP,
        source=Words(
            kk="Желінің өз стандарты: келісім қайтарылғаннан кейін 15 жұмыс күні",
            ru="Собственный стандарт сети: 15 рабочих дней после отзыва согласия",
            en="The network's own standard: 15 working days after the withdrawal",
        ),
        certainty=Certainty.UNVERIFIED,
    ),
    Rule(
        topic=CONSENT_WITHDRAWAL,
        code="data.consent_withdrawal",
        version="2026-01-18",
        in_force_from=date(2026, 1, 18),
        amount=15,
        title=_STOP,
        source=Words(
            kk="«Дербес деректер туралы» Заңның 8-бабы 7-тармағы (18.01.2026 бастап): 15 жұмыс күнінен кешіктірмей",
            ru="Закон «О персональных данных», статья 8, пункт 7 (с 18.01.2026): не позднее 15 рабочих дней",
            en="Law on Personal Data, art. 8(7) (from 18.01.2026): within 15 working days",
        ),
        certainty=Certainty.PRESS,
        article="94-V 8(7)",
    ),
    Rule(
        topic=DATA_REQUEST,
        code="data.request",
        version="1",
        in_force_from=date(2013, 11, 26),
        amount=3,
        title=Words(
            kk="Адамның өз деректері туралы сұрауына жауап",
            ru="Ответ на запрос человека о его данных",
            en="Answer to a person's request about their own data",
        ),
        source=Words(
            kk="«Дербес деректер туралы» Заң: сұрау түскен күннен бастап 3 жұмыс күні",
            ru="Закон «О персональных данных»: 3 рабочих дня со дня запроса",
            en="Law on Personal Data: 3 working days from the request",
        ),
        certainty=Certainty.PRESS,
        article="94-V",
    ),
    Rule(
        topic=BREACH_NOTICE,
        code="data.breach_notice",
        version="2024-07-01",
        in_force_from=date(2024, 7, 1),
        amount=1,
        title=Words(
            kk="Деректердің таралып кетуі туралы министрлікке хабарлау",
            ru="Уведомление министерства об утечке данных",
            en="Notice of a data breach to the ministry",
        ),
        source=Words(
            kk="«Дербес деректер туралы» Заң (01.07.2024 бастап): 1 жұмыс күні",
            ru="Закон «О персональных данных» (с 01.07.2024): 1 рабочий день",
            en="Law on Personal Data (from 01.07.2024): 1 working day",
        ),
        certainty=Certainty.PRESS,
        article="94-V",
    ),
)
