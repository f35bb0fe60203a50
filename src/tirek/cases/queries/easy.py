"""The main texts of citizens' pages in easy language: short sentences, one thought each, no foreign words."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

COOKIE = "easy"


@dataclass(frozen=True, slots=True)
class Plain:
    """The easy text of a page. ``sentences`` stand instead of the usual introduction when chosen."""

    is_chosen: bool
    sentences: tuple[str | Promise, ...]

    def __bool__(self) -> bool:
        return self.is_chosen


def plain_of(page: str, *, is_chosen: bool) -> Plain:
    """The easy text of a page by its name."""
    return Plain(is_chosen, SENTENCES[page])


SENTENCES: dict[str, tuple[str | Promise, ...]] = {
    "start": (
        _("Do you need help? Write to us."),
        _("You write once. We find who can help."),
        _("It costs nothing."),
        _("You will get a number. Keep it."),
    ),
    "who": (
        _("Write your name."),
        _("Write your phone or e-mail. We will tell you the answer there."),
        _("You do not know the IIN? Leave it empty."),
    ),
    "what": (
        _("Choose what you need."),
        _("Write what happened. Use your own words."),
        _("You can also speak: record your voice."),
        _("You can add a photo or a paper."),
    ),
    "where": (
        _("Where do you live? Choose your district or city."),
        _("We show which office will read your letter."),
    ),
    "review": (
        _("Read everything once more."),
        _("Something is wrong? Press “Change”."),
        _("Tick the box. It means: you let us use your data to help you."),
        _("Press “Send the application”."),
    ),
    "done": (
        _("We have your letter."),
        _("Write down the number and the PIN, or save the coupon."),
        _("With them you see who works on it and when you get the answer."),
    ),
    "track_search": (
        _("Write your number and your PIN."),
        _("They stand on your coupon."),
        _("You will see who has your letter and when you get the answer."),
    ),
    "track": (
        _("Here you see your letter."),
        _("The top shows who has it now and until when you get the answer."),
        _("Does the office ask you something? Please answer here."),
        _("Is the answer bad? You can open the question again or complain."),
    ),
    "account": (
        _("Write your phone or e-mail."),
        _("We send you six digits. Write them here."),
        _("Then you see all your letters in one list."),
        _("You need no password."),
    ),
    "complaint": (
        _("You do not agree with the answer? You can complain."),
        _("A higher office reads everything."),
        _("You get its decision within 20 working days."),
        _("It cannot get worse for you."),
    ),
    "proposals": (
        _("People write what could be better."),
        _("We put the same wishes together."),
        _("The office answers here. Everybody can read it."),
        _("Do you want the same? Press “I support this”."),
    ),
    "propose": (
        _("Write what you would change."),
        _("One wish in one letter."),
        _("Nobody outside sees your name or your words."),
        _("You want to hear the answer? Give us your phone or e-mail afterwards."),
    ),
    "how": (
        _("You write. We find who can help."),
        _("You get a number and a PIN."),
        _("You see everything: who has your letter and until when."),
        _("You get an answer. You say if it is good."),
        _("Is it not good? Open the question again, or complain."),
    ),
}
