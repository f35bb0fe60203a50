"""The closed lists of this app."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from tirek.core.permissions import Permission


class PersonPermission(Permission):
    """What may be done with persons; who holds it stands in ``permissions.py``."""

    VIEW = "people.view_person"
    REGISTER = "people.register_person"
    EDIT = "people.edit_person"
    MERGE = "people.merge_person"


class Sex(models.TextChoices):
    """Sex as stated by the person or read from the identification number."""

    UNKNOWN = "unknown", _("Not stated")
    FEMALE = "female", _("Female")
    MALE = "male", _("Male")


class Language(models.TextChoices):
    """The language a person wants to be written to in; each is named in itself."""

    KAZAKH = "kk", "Қазақша"
    RUSSIAN = "ru", "Русский"
    ENGLISH = "en", "English"


class IdentifierKind(models.TextChoices):
    """Kinds of numbers that name a person. Numbers only: copies of documents are not collected."""

    IIN = "iin", _("IIN")
    KANDAS_CERTIFICATE = "kandas_certificate", _("Kandas certificate")
    FOREIGN_PASSPORT = "foreign_passport", _("Foreign passport")
    RESIDENCE_PERMIT = "residence_permit", _("Residence permit")


class ContactKind(models.TextChoices):
    """Ways to reach a person."""

    PHONE = "phone", _("Phone")
    EMAIL = "email", _("E-mail")
    ADDRESS = "address", _("Postal address")


class ConsentHow(models.TextChoices):
    """How a consent was given; each way leaves proof of receipt (Personal data law, art. 8)."""

    WEB_FORM = "web_form", _("Web form")
    SIGNED_PAPER = "signed_paper", _("Signed paper")
    SMS_CODE = "sms_code", _("SMS code")
    DIGITAL_SIGNATURE = "digital_signature", _("Digital signature")


class HouseholdRole(models.TextChoices):
    """A member's place in the household, seen from its head."""

    HEAD = "head", _("Head of household")
    SPOUSE = "spouse", _("Spouse")
    CHILD = "child", _("Child")
    PARENT = "parent", _("Mother or father")
    OTHER = "other", _("Other relative or resident")


class LinkReason(models.TextChoices):
    """Why an organisation may see a person."""

    REGISTERED = "registered", _("Registered here")
    CASE = "case", _("An application of this person")
    REFERRAL = "referral", _("A referral, while it is open")
    EVENT = "event", _("Took part in an event")


class DataKind(models.TextChoices):
    """Kinds of data named in consents and disclosures. Other codes are shown as they are."""

    NAME = "name", _("Full name")
    BIRTH_DATE = "birth_date", _("Date of birth")
    IIN = "iin", _("IIN")
    KANDAS_CERTIFICATE = "kandas_certificate", _("Kandas certificate")
    FOREIGN_PASSPORT = "foreign_passport", _("Foreign passport")
    RESIDENCE_PERMIT = "residence_permit", _("Residence permit")
    CONTACTS = "contacts", _("Contacts")
    ADDRESS = "address", _("Address")
    HOUSEHOLD = "household", _("Household")
    APPLICATION = "application", _("Application")
    FILES = "files", _("Files")
