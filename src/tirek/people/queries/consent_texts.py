"""The wording of consents, by version. A wording once shown is never edited: a changed one is a new version, and a
consent keeps the version it was given under. Three languages side by side, because each is the text that was signed.
"""

from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import override

from tirek.core.terms import Words
from tirek.people.models import Consent

WEB_FORM = "web-2026-11"
AT_DESK = "desk-2026-11"
PASSING_ON = "passing-2026-11"


@dataclass(frozen=True, slots=True)
class Wording:
    """One version: its title, the sentence that consents, and what is said of taking it back."""

    version: str
    since: date
    title: Words
    consent: Words
    withdrawal: Words


@dataclass(frozen=True, slots=True)
class ConsentText:
    """A consent as it stands on paper: title, sentence, the points art. 8(4) asks for, and how it is taken back."""

    version: str
    language: str
    title: str
    sentence: str
    points: list[tuple[str, str]]
    withdrawal: str


_TITLE = Words(
    kk="Дербес деректерді жинауға және өңдеуге келісім",
    ru="Согласие на сбор и обработку персональных данных",
    en="Consent to the collection and processing of personal data",
)
_WITHDRAWAL = Words(
    kk="Келісімді кез келген уақытта қайтарып алуға болады: өтінішті бақылау бетінде немесе кеңседе. Деректерді өңдеу"
    " 15 жұмыс күнінен кешіктірілмей тоқтатылады.",
    ru="Согласие можно отозвать в любое время: на странице обращения или в приёмной. Обработка данных прекращается не"
    " позднее 15 рабочих дней.",
    en="The consent may be withdrawn at any time: on the page of the application or at the office. Processing stops"
    " within 15 working days.",
)
_GIVES = Words(
    kk="Мен төменде көрсетілген деректерімді көрсетілген мақсатта жинауға және өңдеуге келісім беремін.",
    ru="Я даю согласие на сбор и обработку указанных ниже моих данных в указанных целях.",
    en="I consent to the collection and processing of my data named below for the purpose named below.",
)
_PASSES = Words(
    kk="Мен төменде көрсетілген деректерімді көрсетілген ұйымға беруге келісім беремін.",
    ru="Я даю согласие на передачу указанных ниже моих данных указанной организации.",
    en="I consent to passing my data named below on to the organisation named below.",
)
_WORDINGS = {
    wording.version: wording
    for wording in (
        Wording(WEB_FORM, date(2026, 11, 1), _TITLE, _GIVES, _WITHDRAWAL),
        Wording(AT_DESK, date(2026, 11, 1), _TITLE, _GIVES, _WITHDRAWAL),
        Wording(PASSING_ON, date(2026, 11, 1), _TITLE, _PASSES, _WITHDRAWAL),
    )
}
_OPERATOR = Words("Оператор", "Оператор", "Operator")
_NUMBER = Words("БСН", "БИН", "BIN")
_SUBJECT = Words("Деректер субъектісі", "Субъект данных", "Whose data")
_PURPOSE = Words("Мақсаты", "Цель", "Purpose")
_DATA = Words("Деректер тізбесі", "Перечень данных", "List of data")
_TERM = Words("Қолданылу мерзімі", "Срок действия", "Term")
_UNTIL_NEED = Words(
    "өтініш жабылғаннан кейін бес жылға дейін",
    "до пяти лет после закрытия обращения",
    "until five years after the application is closed",
)
_THIRD = Words("Үшінші тұлғаларға беру", "Передача третьим лицам", "Third parties")
_NOBODY = Words("берілмейді", "не передаются", "nobody")
_ABROAD = Words("Шетелге беру", "Трансграничная передача", "Transfer abroad")
_PUBLIC = Words("Жалпыға қолжетімді көздерде жариялау", "Распространение в общедоступных источниках", "Public sources")
_YES, _NO = Words("иә", "да", "yes"), Words("жоқ", "нет", "no")
_UNKNOWN = Words(
    kk="Бұл келісімнің мәтіні осы жүйеге енгізілмеген.",
    ru="Текст этого согласия в систему не внесён.",
    en="The wording of this consent was not entered into this system.",
)


def text_of(consent: Consent, language: str | None = None) -> ConsentText:
    """The consent in the language it was given in, or another of the three."""
    language = (language or consent.language)[:2]
    wording = _WORDINGS.get(consent.text_version)
    with override(language):
        return ConsentText(
            version=consent.text_version,
            language=language,
            title=str(wording.title if wording else _TITLE),
            sentence=str(wording.consent if wording else _UNKNOWN),
            points=_points(consent),
            withdrawal=str(wording.withdrawal if wording else _WITHDRAWAL),
        )


def _points(consent: Consent) -> list[tuple[str, str]]:
    term = date_format(consent.until, "DATE_FORMAT") if consent.until else str(_UNTIL_NEED)
    told = [
        (_OPERATOR, consent.operator),
        (_NUMBER, consent.operator_number),
        (_SUBJECT, consent.person.full_name),
        (_PURPOSE, consent.purpose),
        (_DATA, ", ".join(consent.data_in_words)),
        (_TERM, term),
        (_THIRD, ", ".join(consent.third_parties) or str(_NOBODY)),
        (_ABROAD, str(_YES if consent.is_cross_border else _NO)),
        (_PUBLIC, str(_YES if consent.is_public else _NO)),
    ]
    return [(str(label), value) for label, value in told if value]
