"""What the rules of the clock are called and where they come from, in three languages."""

from enum import Enum

from tirek.core.terms import Words


class Told(Enum):
    """How the source of a term to answer is told."""

    OWN = Words(
        kk="Желінің өз стандарты: тіркелген күннен бастап {days} жұмыс күні",
        ru="Собственный стандарт сети: {days} рабочих дней со дня регистрации",
        en="The network's own standard: {days} working days from registration",
    )
    OWN_NEXT_DAY = Words(
        kk="Желінің өз стандарты (ӘРПК-дегідей): {days} жұмыс күні, есептеу келесі күннен басталады",
        ru="Собственный стандарт сети (как в АППК): {days} рабочих дней, отсчёт со следующего дня",
        en="The network's own standard (as in the Code): {days} working days, counted from the next day",
    )
    CODE = Words(
        kk="ӘРПК, {article}-бап: тіркелген күннен бастап {days} жұмыс күні",
        ru="АППК, статья {article}: {days} рабочих дней со дня регистрации",
        en="Administrative Procedure Code, art. {article}: {days} working days from registration",
    )
    CODE_NEXT_DAY = Words(
        kk="ӘРПК, {article}-бап (17.12.2025 № 241-VIII Заңның редакциясы): {days} жұмыс күні, "
        "есептеу келесі күннен басталады",
        ru="АППК, статья {article} (в редакции Закона от 17.12.2025 № 241-VIII): {days} рабочих дней, "
        "отсчёт со следующего дня",
        en="Administrative Procedure Code, art. {article} (as amended on 17.12.2025): {days} working days, "
        "counted from the next day",
    )

    def words(self, days: int, article: str) -> Words:
        """The source with its numbers."""
        of = self.value
        return Words(*(text.format(days=days, article=article) for text in (of.kk, of.ru, of.en)))


TITLES = {
    "appeal": Words("Өтінішке жауап", "Ответ на обращение", "Answer to an application"),
    "complaint": Words(
        "Шағымды қарау (ұзартылмайды)",
        "Рассмотрение жалобы (не продлевается)",
        "Decision on a complaint (no extension)",
    ),
    "request": Words("Сұрау салуға жауап", "Ответ на запрос", "Answer to a request"),
    "message": Words("Хабарламаға жауап", "Ответ на сообщение", "Answer to a message"),
    "proposal": Words("Ұсынысқа жауап", "Ответ на предложение", "Answer to a proposal"),
    "forwarding": Words(
        "Толық немесе ішінара қайта жолдау", "Перенаправление полностью или в части", "Forwarding, whole or in part"
    ),
    "correction": Words("Кемшілікті түзету", "Устранение недостатков", "Correcting defects"),
    "return": Words(
        "Түзетілмеген өтінішті қайтару", "Возврат неисправленного обращения", "Returning an uncorrected application"
    ),
    "extension": Words("Мерзімді ұзарту", "Продление срока", "Extension of the term"),
    "extension_notice": Words(
        "Мерзімнің ұзартылғанын хабарлау", "Уведомление о продлении срока", "Notice of an extension"
    ),
    "preliminary_decision": Words(
        "Алдын ала шешімді таныстыру (актіге дейін)",
        "Ознакомление с предварительным решением (до акта)",
        "Showing the preliminary decision (before the act)",
    ),
    "objections": Words(
        "Алдын ала шешімге қарсылық", "Возражения на предварительное решение", "Objections to the preliminary decision"
    ),
    "file_access": Words("Іс материалдарымен таныстыру", "Ознакомление с материалами дела", "Access to the file"),
    "termination_notice": Words(
        "Рәсімнің тоқтатылғанын хабарлау", "Уведомление о прекращении процедуры", "Notice that the procedure has ended"
    ),
    "complaint_forwarding": Words(
        "Шағымды іс құжаттарымен жоғары органға жіберу",
        "Направление жалобы с материалами в вышестоящий орган",
        "Sending a complaint with the file to the upper body",
    ),
    "complaint_filing": Words("Шағым беру", "Подача жалобы", "Filing a complaint"),
    "service_complaint": Words(
        "Мемлекеттік қызметке шағымды қарау", "Жалоба на государственную услугу", "Complaint about a public service"
    ),
    "information_request": Words("Ақпарат сұрату", "Запрос информации", "Request for information"),
    "kandas": Words("Қандас мәртебесі туралы шешім", "Решение о статусе кандаса", "Decision on the status of a kandas"),
    "reopening": Words("Өтінішті қайта ашу", "Возобновление обращения", "Reopening an application"),
}

SOURCES = {
    "forwarding": Words(
        "ӘРПК, 65-бап: түскен күннен бастап 3 жұмыс күнінен кешіктірмей, өтініш берушіге бір мезгілде хабарланады",
        "АППК, статья 65: не позднее 3 рабочих дней со дня поступления, с одновременным уведомлением заявителя",
        "Administrative Procedure Code, art. 65: within 3 working days of receipt, telling the applicant at once",
    ),
    "correction": Words(
        "ӘРПК, 64-бап, 6-тармақ: орган ақылға қонымды мерзім белгілейді; ұсынылатыны – 5 жұмыс күні",
        "АППК, статья 64, пункт 6: орган устанавливает разумный срок; предлагается 5 рабочих дней",
        "Administrative Procedure Code, art. 64(6): the body sets a reasonable term; 5 working days are proposed",
    ),
    "return": Words(
        "ӘРПК, 64-бап, 7-тармақ: түзету мерзімі өткен соң 3 жұмыс күнінен кешіктірмей, себептерімен",
        "АППК, статья 64, пункт 7: не позднее 3 рабочих дней после срока устранения, с указанием причин",
        "Administrative Procedure Code, art. 64(7): within 3 working days after the term to correct, with reasons",
    ),
    "extension": Words(
        "ӘРПК, 76-бап: дәлелді шешіммен, шешім күнінен бастап 2 айдан аспайтын мерзімге",
        "АППК, статья 76: мотивированным решением, не более чем на 2 месяца со дня решения",
        "Administrative Procedure Code, art. 76: by reasoned decision, at most 2 months from the decision",
    ),
    "extension_notice": Words(
        "ӘРПК, 76-бап: мерзім ұзартылған күннен бастап 3 жұмыс күні ішінде",
        "АППК, статья 76: в течение 3 рабочих дней со дня продления",
        "Administrative Procedure Code, art. 76: within 3 working days of the extension",
    ),
    "preliminary_decision": Words(
        "ӘРПК, 73-бап: акт қабылданғанға дейін кемінде 3 жұмыс күні бұрын",
        "АППК, статья 73: не позднее чем за 3 рабочих дня до принятия акта",
        "Administrative Procedure Code, art. 73: at least 3 working days before the act",
    ),
    "objections": Words(
        "ӘРПК, 73-бап: алдын ала шешімді алған күннен бастап 2 жұмыс күнінен кешіктірмей",
        "АППК, статья 73: не позднее 2 рабочих дней со дня получения предварительного решения",
        "Administrative Procedure Code, art. 73: within 2 working days of receiving the preliminary decision",
    ),
    "file_access": Words(
        "ӘРПК, 75-бап: 3 жұмыс күнінен кешіктірмей",
        "АППК, статья 75: не позднее 3 рабочих дней",
        "Administrative Procedure Code, art. 75: within 3 working days",
    ),
    "termination_notice": Words(
        "ӘРПК, 70-бап: 3 жұмыс күнінен кешіктірмей",
        "АППК, статья 70: не позднее 3 рабочих дней",
        "Administrative Procedure Code, art. 70: within 3 working days",
    ),
    "complaint_forwarding": Words(
        "ӘРПК, 91-бап, 4-тармақ: түскен күннен бастап 3 жұмыс күнінен кешіктірмей",
        "АППК, статья 91, пункт 4: не позднее 3 рабочих дней со дня поступления",
        "Administrative Procedure Code, art. 91(4): within 3 working days of receipt",
    ),
    "complaint_filing": Words(
        "ӘРПК, 92-бап: белгілі болған күннен бастап 3 ай (шағымдану тәртібі көрсетілмесе – 6 ай)",
        "АППК, статья 92: 3 месяца со дня, когда стало известно (6 месяцев, если порядок обжалования не указан)",
        "Administrative Procedure Code, art. 92: 3 months from learning of it (6 if no way was named)",
    ),
    "service_complaint": Words(
        "eOtinish тесттері (2022): 5 жұмыс күні; заңгер растайды",
        "Тесты eOtinish (2022): 5 рабочих дней; подтверждает юрист",
        "Tests of eOtinish (2022): 5 working days; a lawyer confirms",
    ),
    "information_request": Words(
        "eOtinish тесттері (2022): 15 күнтізбелік күн; заңгер растайды",
        "Тесты eOtinish (2022): 15 календарных дней; подтверждает юрист",
        "Tests of eOtinish (2022): 15 calendar days; a lawyer confirms",
    ),
    "kandas": Words(
        "Баспасөз (zakon.kz, 12.08.2025): 30 жұмыс күні; заңгер растайды",
        "Пресса (zakon.kz, 12.08.2025): 30 рабочих дней; подтверждает юрист",
        "Press (zakon.kz, 12.08.2025): 30 working days; a lawyer confirms",
    ),
    "kandas_2021": Words(
        "2021 жылғы жазба: 4 жұмыс күні; расталмаған",
        "Заметка 2021 года: 4 рабочих дня; не подтверждено",
        "A note of 2021: 4 working days; not verified",
    ),
    "reopening": Words(
        "Желінің өз стандарты: жауап берілген күннен бастап 30 күн",
        "Собственный стандарт сети: 30 дней со дня ответа",
        "The network's own standard: 30 days from the answer",
    ),
}
