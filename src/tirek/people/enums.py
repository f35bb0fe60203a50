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
    REVIEW = "people.review_duplicates"
    VIEW_STATUS = "people.view_status"
    REGISTER_MEMBER = "people.register_member"


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
    GRANDPARENT = "grandparent", _("Grandmother or grandfather")
    GRANDCHILD = "grandchild", _("Grandchild")
    SIBLING = "sibling", _("Brother or sister")
    WARD = "ward", _("Child under guardianship")
    COHABITANT = "cohabitant", _("Lives together, not a relative")
    OTHER = "other", _("Other relative or resident")


class LeaveReason(models.TextChoices):
    """Why somebody no longer belongs to a household."""

    MOVED = "moved", _("Moved to another place")
    MARRIED = "married", _("Married and lives apart")
    DIVORCED = "divorced", _("Divorced")
    STUDIES = "studies", _("Studies in another place")
    SERVICE = "service", _("Serves in the army")
    DIED = "died", _("Died")
    MISTAKE = "mistake", _("Was entered by mistake")
    OTHER = "other", _("Another reason")


class StatusKind(models.TextChoices):
    """What a person's document says of them that entitles to support. The number is kept, never a copy."""

    LARGE_FAMILY = "large_family", _("Large family")
    KANDAS = "kandas", _("Kandas")
    DISABILITY = "disability", _("Disability")
    STUDENT = "student", _("Full-time student")
    SINGLE_PARENT = "single_parent", _("Single parent")
    GUARDIAN = "guardian", _("Guardian")
    UNEMPLOYED = "unemployed", _("Registered as unemployed")
    VETERAN = "veteran", _("Veteran")


class PairState(models.TextChoices):
    """Where two records that may be one person stand."""

    OPEN = "open", _("To compare")
    LATER = "later", _("Put off")
    WAITING = "waiting", _("Waits for a second person")
    MERGED = "merged", _("Joined into one")
    DISTINCT = "distinct", _("Two different people")


class MergeState(models.TextChoices):
    """A merge needs two people: one proposes, another joins the records."""

    WAITING = "waiting", _("Waits for a second person")
    DONE = "done", _("Joined into one")
    REFUSED = "refused", _("Not joined")
    UNDONE = "undone", _("Taken apart again")


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
    NEED = "need", _("The need itself")
    PHONE = "phone", _("Phone")
    BODY = "body", _("Text of the application")
    ANSWER = "answer", _("Answer")
    CONSENTS = "consents", _("Consents")
    EVERYTHING = "everything", _("Everything held on the person")


class DisclosureHow(models.TextChoices):
    """The way by which data of a person were seen or received."""

    LIST = "list", _("seen in a list")
    SEARCH = "search", _("found by search")
    PAGE = "page", _("opened on the screen")
    PAPER = "paper", _("printed or saved as a document")
    FILE = "file", _("a file was opened")
    EXPORT = "export", _("taken out as a table")
    API = "api", _("read by an information system")
    REFERRAL = "referral", _("handed on to a partner organisation")
    NUMBER = "number", _("a hidden number was opened")
    COPY = "copy", _("a copy was made for the person")


class WithdrawnHow(models.TextChoices):
    """Where a consent was taken back."""

    SELF = "self", _("by the person, on this site")
    DESK = "desk", _("at the office")


class AskedHow(models.TextChoices):
    """Where a copy of the data was asked for."""

    ONLINE = "online", _("on this site")
    DESK = "desk", _("at the office")


class SeenDocument(models.TextChoices):
    """The document by which an identity was checked. It is looked at, never copied."""

    IDENTITY_CARD = "identity_card", _("Identity card")
    PASSPORT = "passport", _("Passport")
    RESIDENCE_PERMIT = "residence_permit", _("Residence permit")
    KANDAS_CERTIFICATE = "kandas_certificate", _("Kandas certificate")
    DIGITAL = "digital", _("Digital document shown on a phone")
