"""What the catalogue of support measures says of each: life events, papers, places, certainty; who may do what."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from tirek.core.permissions import Permission, declare
from tirek.core.roles import Role


class LifeEvent(models.TextChoices):
    """What happened to a person, in their own words: the way most people look for help."""

    JOBLESS = "jobless", _("I have no work")
    LOW_INCOME = "low_income", _("Our income is not enough")
    LARGE_FAMILY = "large_family", _("We have many children")
    CHILD_BORN = "child_born", _("A child is born")
    ALONE = "alone", _("I raise a child alone")
    RETURNED = "returned", _("I have returned to the homeland")
    MOVING = "moving", _("We want to move for work")
    HOME = "home", _("We need a home")
    BUSINESS = "business", _("I want a business of my own")
    YOUNG = "young", _("I am young and just beginning")
    STUDY = "study", _("I want to study")
    DISABILITY = "disability", _("There is a disability in the family")
    CARE = "care", _("I care for a relative")
    ILLNESS = "illness", _("Somebody is ill")
    BEREAVED = "bereaved", _("We have lost the breadwinner")
    OLD_AGE = "old_age", _("I am of retirement age")
    CRISIS = "crisis", _("We are in trouble")


class Paper(models.TextChoices):
    """What a person is asked for. Copies of identity documents are not collected: a number and “seen by” do."""

    IDENTITY = "identity", _("Identity card, to show")
    BIRTH = "birth", _("Birth certificates of the children")
    MARRIAGE = "marriage", _("Marriage or divorce certificate")
    INCOME = "income", _("Income of the family for the last quarter")
    ADDRESS = "address", _("Registration of residence")
    STUDY = "study", _("Certificate of study")
    DISABILITY = "disability", _("Certificate of disability")
    MEDICAL = "medical", _("Medical report")
    KANDAS = "kandas", _("Certificate of a kandas")
    DEATH = "death", _("Death certificate")
    WORK = "work", _("Record of work and contributions")
    PROPERTY = "property", _("Papers on housing and property")
    BUSINESS = "business", _("Business plan")
    ACCOUNT = "account", _("Bank account number")
    AWARD = "award", _("Certificate of the award")
    DIPLOMA = "diploma", _("Diploma or certificate of education")


class Venue(models.TextChoices):
    """Where a measure is asked for."""

    EGOV = "egov", _("The egov.kz portal or the eGov Mobile application")
    SERVICE_CENTRE = "service_centre", _("Public service centre")
    CAREER_CENTRE = "career_centre", _("Career centre of the district or city")
    SOCIAL_OFFICE = "social_office", _("Employment and social programmes office")
    VILLAGE = "village", _("Akim of the village or rural district")
    EDUCATION_OFFICE = "education_office", _("Education office, or the school itself")
    HOUSING_OFFICE = "housing_office", _("Housing office of the akimat")
    OTBASY = "otbasy", _("Otbasy Bank")
    BUSINESS_CENTRE = "business_centre", _("Entrepreneurs' chamber or business support centre")
    CLINIC = "clinic", _("Polyclinic where you are registered")
    LABOUR_MOBILITY = "labour_mobility", _("Labour mobility centre; migration.enbek.kz")
    MISSION = "mission", _("Embassy or consulate abroad")
    LEGAL_AID = "legal_aid", _("Legal advice centre or office of justice")
    POLICE = "police", _("Migration service of the police")
    LAND_OFFICE = "land_office", _("Land or agriculture office of the akimat")
    EMPLOYER = "employer", _("Your employer")
    OUR_OFFICE = "our_office", _("Our reception office")


class Certainty(models.TextChoices):
    """How sure we are of a rule or a figure."""

    READ = "read", _("Read in the text of the act")
    PRESS = "press", _("From the press or an official notice")
    UNCONFIRMED = "unconfirmed", _("To be confirmed")
    INVENTED = "invented", _("Invented for the demo")


class Over(models.TextChoices):
    """Over whom a reform is worked out."""

    SYNTHETIC = "synthetic", _("Invented people, as many as you say")
    REGISTER = "register", _("Families of our register: counts below five are kept back")


class ServicePermission(Permission):
    """Permissions on measures beyond the editing of the catalogue."""

    CONFIRM = "programmes.confirm_service"


class RulesPermission(Permission):
    """Permissions on rules of entitlement: figures of regions, scenarios, adoption."""

    CHECK = "programmes.check_entitlement"
    ENTER_FIGURES = "programmes.enter_regional_figures"
    SIMULATE = "programmes.simulate_rules"
    ADOPT = "programmes.adopt_rules"


declare(
    {
        ServicePermission.CONFIRM: {Role.HEAD, Role.COORDINATOR, Role.PARTNER_CLERK, Role.ADMINISTRATOR},
        RulesPermission.CHECK: {Role.REGISTRAR, Role.CLERK, Role.HEAD},
        RulesPermission.ENTER_FIGURES: {Role.COORDINATOR, Role.ADMINISTRATOR},
        RulesPermission.SIMULATE: {Role.ANALYST, Role.COORDINATOR},
        RulesPermission.ADOPT: {Role.COORDINATOR, Role.ADMINISTRATOR},
    }
)
