"""The words of the page for village meetings, which speaks three languages without asking the server."""

from datetime import date
from typing import Any

from django.utils import translation
from django.utils.dateformat import format as format_date
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

LANGUAGES = ("kk", "ru", "en")
DATES = {"kk": "{y} ж. {d} {m}", "ru": "{d} {m} {y} г.", "en": "{d} {m} {y}"}
# By the name the page's script uses (assets/scripts/field).
TEXTS = {
    "app_name": _("Tirek in the village"),
    "online": _("Online"),
    "offline": _("No network"),
    "language": _("Language"),
    "loading": _("Loading…"),
    "yes": _("Yes"),
    "no": _("No"),
    "save": _("Save"),
    "edit": _("Change"),
    "search": _("Search"),
    "optional": _("(optional)"),
    "go_back": _("Back"),
    "try_again": _("Try again"),
    "fill_in": _("Fill this in."),
    "choose_one": _("Choose one from the list."),
    "sign_in": _("Sign in"),
    "nav_list": _("Taken"),
    "nav_new": _("Take"),
    "nav_send": _("Send"),
    "nav_device": _("Device"),
    "setup_title": _("Get this device ready for a village meeting"),
    "setup_needs_network": _("There is no answer from Tirek. Get the device ready while there is a network."),
    "sign_in_first": _("Sign in to Tirek first."),
    "the_device": _("Device"),
    "device_name": _("Name of the device"),
    "device_name_help": _("So that the office recognises it: for example, the blue tablet."),
    "the_meeting": _("Meeting"),
    "which_meeting": _("Which meeting"),
    "new_meeting": _("A new meeting"),
    "meeting_place": _("Place"),
    "meeting_place_help": _("Village and house, for example: Jibek Joly, the school."),
    "meeting_area": _("District or city"),
    "meeting_date": _("Date"),
    "meeting_agencies": _("Agencies taking part"),
    "one_a_line": _("One a line."),
    "another_meeting": _("Another meeting"),
    "the_numbers": _("Numbers to give out"),
    "how_many_numbers": _("How many numbers to take along"),
    "numbers_help": _("One for each application. Those not given out return to the office."),
    "numbers_limit": _("Take from 1 to 200 numbers."),
    "more_numbers": _("Take 50 more"),
    "the_passphrase": _("Passphrase"),
    "passphrase": _("Passphrase"),
    "passphrase_help": _(
        "At least 10 characters; three or four words that only you know are best. Everything on the "
        "device is encrypted with it, and it is written down nowhere."
    ),
    "passphrase_again": _("The passphrase once more"),
    "passphrase_short": _("At least 10 characters."),
    "passphrase_differs": _("The two are not the same."),
    "passphrase_wrong": _("This passphrase does not open the device. Check the keyboard language and capital letters."),
    "passphrase_wrong_often": _(
        "It still does not open. Nothing is lost: the office can open the device when two people agree, see below."
    ),
    "passphrase_old": _("Passphrase now"),
    "passphrase_new": _("New passphrase"),
    "passphrase_changed": _("The passphrase is changed."),
    "change_passphrase": _("Change the passphrase"),
    "make_ready": _("Get ready"),
    "unlock_title": _("The device is locked"),
    "unlock": _("Open"),
    "forgotten": _("Forgotten the passphrase?"),
    "forgotten_help": _(
        "The office can open the device: you or the head ask, another responsible person agrees, and "
        "here you choose a new passphrase. A network is needed."
    ),
    "forgotten_open": _("Open with the office's help"),
    "recovery_waits": _("Two people have to agree first."),
    "recovery_ask": _("Ask the office"),
    "count_taken": _("taken"),
    "count_unsent": _("not sent yet"),
    "count_numbers": _("numbers left"),
    "take_one": _("Take an application"),
    "nothing_taken": _(
        "Nothing has been taken yet. Each application stays on this device, encrypted, until it is sent."
    ),
    "nothing_found": _("Nothing like this is on the device."),
    "clock_wrong": _(
        "The clock of this device is wrong by %(n)s min. The times are corrected when you send; set the clock right."
    ),
    "some_wait": _("Waiting for your decision: %(n)s"),
    "numbers_left_few": _("Numbers left: %(n)s. Take more while there is a network."),
    "no_numbers_left": _("No number is left."),
    "no_numbers_help": _("With a network, open Device and take more. Until then write the application on paper."),
    "take_title": _("New application"),
    "edit_title": _("Change application"),
    "review_title": _("Look it over together"),
    "look_over": _("Look it over"),
    "give_number": _("Accept and give the number"),
    "clear_form": _("Clear the form"),
    "what_it_is": _("What it is"),
    "kind": _("Kind of appeal"),
    "kind_application": pgettext_lazy("kind of appeal", "Application"),
    "kind_application_help": _("Somebody needs help or a decision"),
    "kind_request": _("Question"),
    "kind_request_help": _("Asked at the meeting, to be answered in writing"),
    "kind_proposal": _("Proposal"),
    "kind_proposal_help": _("How something could be better"),
    "kind_complaint": _("Complaint"),
    "kind_complaint_help": _("About a decision or an action"),
    "who_applies": _("Who applies"),
    "family_name": _("Family name"),
    "given_name": _("Given name"),
    "patronymic": _("Patronymic"),
    "iin": _("IIN"),
    "phone": _("Phone"),
    "birth_date": _("Date of birth"),
    "full_name": _("Full name"),
    "phone_help": _("News of the application is sent here."),
    "what_they_ask": _("What they ask"),
    "service": _("What it is about"),
    "words": _("In the applicant's words"),
    "body": _("In the applicant's words"),
    "words_help": _("As they say it. Read it back to them."),
    "papers": _("Papers"),
    "paper_photo": _("Photo of a paper"),
    "paper_help": _("Never an identity document: its number is enough, a copy is not allowed."),
    "paper_refused": _("Not taken: at most %(n)s photos or PDF files of %(size)s MB."),
    "papers_taken": _("Papers that go along: %(n)s"),
    "paper_waits": _("still to be sent"),
    "take_out": _("Take out"),
    "and_also": _("And also"),
    "area": _("District or city"),
    "answer_language": _("Language of the answer"),
    "consent_words": _("Words of the consent"),
    "consent_operator": _("Operator"),
    "consent_purpose": _("Purpose"),
    "consent_data": _("Data"),
    "consent_third": _("Passed on to"),
    "consent_term": _("Kept"),
    "consent_given": _("The consent was read to the applicant, who agrees"),
    "consent_short": _("Consent"),
    "one_name": _("Write at least one name."),
    "iin_digits": _("An IIN has digits only."),
    "iin_twelve": _("An IIN has 12 digits."),
    "iin_slip": _("There is a slip in this IIN. Check the digits."),
    "iin_never": _("Such an IIN is never issued. Check the digits."),
    "phone_wrong": _("This is not a whole phone number. Example: 8 701 123 45 67."),
    "born_later": _("This date of birth is still to come."),
    "coupon_title": _("Coupon of an application"),
    "number": _("Number"),
    "pin": _("PIN"),
    "received_by": _("Received by"),
    "taken_at": _("Received"),
    "registered_on": _("Counts as registered on"),
    "due_on": _("Answer due by"),
    "place": _("Place"),
    "qr_label": _("QR code of the tracking page"),
    "coupon_note": _("Follow your application with the number and the PIN. Do not show the PIN to others."),
    "show_coupon": _("Show the coupon"),
    "next_one": _("Next application"),
    "print": _("Print"),
    "to_list": _("To the list"),
    "state_waiting": _("Still on the device"),
    "state_conflict": _("Waits for a choice"),
    "state_wrong": _("To be corrected"),
    "state_sent": _("Registered"),
    "state_struck": _("Struck out"),
    "state_striking": _("To be struck out"),
    "office_says_wrong": _("The office could not register it. Correct it and send again."),
    "is_registered": _("Registered at the office"),
    "strike_out": _("Strike out"),
    "strike_warning": _(
        "Only for what was taken by mistake. The number becomes void and stays in the office's account "
        "with your reason."
    ),
    "why_strike": _("Why"),
    "why_strike_help": _("Nobody may be refused: strike out a mistake, not a person."),
    "conflict_title": _("The office knows something else"),
    "conflict_person": _("This IIN belongs to: %(title)s"),
    "conflict_duplicate": _("The same person already has an open application: %(title)s"),
    "conflict_changed": _("Registered already, and different since: %(title)s"),
    "value_known": _("at the office"),
    "value_told": _("on the device"),
    "your_choice": _("Your decision"),
    "choose_each": _("Decide each question."),
    "decide": _("Decide and send"),
    "choice_same": _("The same person"),
    "choice_same_help": _("The application goes to them; the values chosen above hold."),
    "choice_other": _("Another person"),
    "choice_other_help": _("Registered as told; the IIN has to be checked later."),
    "choice_separate": _("A separate matter"),
    "choice_separate_help": _("Both are answered."),
    "choice_repeat": _("The same matter again"),
    "choice_repeat_help": _("Registered too; both applications name each other."),
    "choice_keep": _("Leave it as it is at the office"),
    "choice_keep_help": _("What was written on the device is dropped."),
    "choice_note": _("Add mine as a note"),
    "choice_note_help": _("The case stays; your words stand beside it."),
    "send_title": _("Send to the office"),
    "send_now": _("Send now"),
    "waiting_to_send": _("Waiting to be sent: %(n)s"),
    "nothing_to_send": _("Everything has been sent."),
    "sending": _("Sending"),
    "sending_one": _("Sending %(done)s of %(total)s: %(number)s"),
    "sending_done": _("Sending is finished. Below is what came of each."),
    "sends_elsewhere": _("Another window of this device is sending already."),
    "signed_out": _("Your session has ended. Sign in again: nothing is lost, sending goes on where it stopped."),
    "somebody_else": _("Somebody else is signed in on this device. Only its own user sends from it."),
    "no_network": _("There is no network now. Nothing is lost; send again later."),
    "after_sending": _("What has been sent"),
    "erased_after": _("It is erased from the device after %(n)s days."),
    "erase_now": _("Erase now: %(n)s"),
    "the_office": _("Office"),
    "office": _("Office"),
    "office_hours": _("Opening hours"),
    "user": _("User"),
    "taken_along_on": _("Lists taken along on"),
    "renew_reference": _("Renew the lists"),
    "safety": _("Safety"),
    "lock_after": _("Lock when not used for"),
    "minutes": _("%(n)s min"),
    "erase_after": _("Erase what has been sent after"),
    "days": _("%(n)s days"),
    "lock_now": _("Lock now"),
    "give_back": _("Give the device back"),
    "give_back_help": _(
        "When the meetings are over: numbers not given out return to the office, and the device is emptied."
    ),
    "send_first": _("Send first what is still here: %(n)s"),
    "ended_title": _("This device is no longer in use"),
    "ended_text": _("The office has cut it off or taken it back. Everything on it has been erased."),
}


def page_texts() -> dict[str, Any]:
    """All texts in all languages, with the months as they stand in a date."""
    return {"texts": _in_each(_texts), "months": _in_each(_months), "dates": DATES}


def _texts() -> dict[str, str]:
    return {name: str(text) for name, text in TEXTS.items()}


def _months() -> list[str]:
    return [format_date(date(2000, month, 1), "E") for month in range(1, 13)]


def _in_each(made: Any) -> dict[str, Any]:
    found = {}
    for language in LANGUAGES:
        with translation.override(language):
            found[language] = made()
    return found
