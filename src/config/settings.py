"""Every setting of Tirek, read from the environment. One file; no setting lives anywhere else."""

import os
from pathlib import Path

from csp.constants import NONCE, NONE, SELF
from django.utils.translation import gettext_lazy as _

from config.environment import database, email, flag, listed, number, secret_key
from tirek.core.logging import configure

BASE_DIR = Path(__file__).resolve().parents[2]
DATA_DIR = Path(os.environ.get("TIREK_DATA") or BASE_DIR / "data").absolute()
DEMO = flag("TIREK_DEMO")
DEBUG = flag("TIREK_DEBUG")
PORT = number("PORT", 8000)
SOURCE_URL = os.environ.get("TIREK_SOURCE_URL", "")  # where users find the source: the licence's section 13
OPERATOR = {  # who processes personal data, named in every consent; the demo's is invented, its BIN impossible
    "kk": os.environ.get("TIREK_OPERATOR_KK", "«Тірек» азаматтық қолдау желісі" if DEMO else ""),
    "ru": os.environ.get("TIREK_OPERATOR_RU", "Сеть гражданской поддержки «Тірек»" if DEMO else ""),
    "en": os.environ.get("TIREK_OPERATOR_EN", "Tirek civic-support network" if DEMO else ""),
    "bin": os.environ.get("TIREK_OPERATOR_BIN", "991340000000" if DEMO else ""),
}
SITE_URL = os.environ.get("TIREK_URL", f"http://127.0.0.1:{PORT}").rstrip("/")

# -- Security ------------------------------------------------------------------------------------------------
SECRET_KEY = secret_key(DATA_DIR)
# Keys that wrap those of sealed mediation files, the newest first; in no backup: keep a copy apart.
MEDIATION_KEYS = [key for key in secret_key(DATA_DIR, "TIREK_MEDIATION_KEYS").split(",") if key]
ALLOWED_HOSTS = listed("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]")
CSRF_TRUSTED_ORIGINS = [SITE_URL]
SECURE = SITE_URL.startswith("https://")
BEHIND_PROXY = flag("TIREK_BEHIND_PROXY")  # one proxy of ours, which sets X-Forwarded-Proto and adds X-Forwarded-For
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_PROXY else None
ALLAUTH_TRUSTED_PROXY_COUNT = int(BEHIND_PROXY)
SECURE_SSL_REDIRECT = SECURE
SECURE_REDIRECT_EXEMPT = [r"^health/", r"^metrics$"]
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if SECURE else 0
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = SECURE
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = LANGUAGE_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 12 * 3600
SESSION_ENGINE = "django.contrib.sessions.backends.db"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF, NONCE],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "media-src": [SELF, "blob:"],  # voice messages, also before they are sent
        "manifest-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}
DUPLICATES_ENGINE = os.environ.get("TIREK_DUPLICATES_ENGINE", "duckdb")  # or spark, for a register of many millions
DUPLICATES_MODEL = os.environ.get("TIREK_DUPLICATES_MODEL", "")  # a file that `tirek people duplicates train` wrote
SPEECH_HEAD = os.environ.get("TIREK_SPEECH_HEAD", "on") != "off"  # a second machine reader beside the lexicon
REFORM_ENGINE = os.environ.get("TIREK_REFORM_ENGINE", "machine")  # or spark, for a population of many millions
FEEDS_MAY_BE_LOCAL = os.environ.get("TIREK_FEEDS_MAY_BE_LOCAL", "") == "1"  # only where a test plays the outlet
# Networks of our own in which partners' systems may stand, such as 10.20.0.0/16; all else that is called is public.
EXCHANGE_NETWORKS = listed("TIREK_EXCHANGE_NETWORKS", "127.0.0.0/8,::1/128" if DEMO else "")
METRICS_TOKEN = os.environ.get("TIREK_METRICS_TOKEN", "")
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

# -- Apps, in the order of the import graph (left may use right in docs/generated/apps.md) -------------------
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.forms",
    "django_htmx",
    "csp",
    "template_partials.apps.SimpleAppConfig",
    "django_cotton.apps.SimpleAppConfig",
    "procrastinate.contrib.django",
    "oauth2_provider",
    "tirek.core",
    "tirek.territory",
    "tirek.people",
    "tirek.network",
    "tirek.programmes",
    "tirek.activities",
    "tirek.cases",
    "tirek.mediation",
    "tirek.calls",
    "tirek.media",
    "tirek.reports",
    "tirek.exchange",
    "tirek.portal",
    "allauth",  # after tirek.network, whose templates take the place of its own
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
]

MIDDLEWARE = [
    "tirek.core.middleware.RequestIdMiddleware",
    "tirek.core.metrics.ObserveRequests",
    "tirek.core.middleware.CompressMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "tirek.core.middleware.ReadableAddressMiddleware",
    "tirek.core.middleware.PersonalPagesMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "tirek.core.middleware.LanguageMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "tirek.network.middleware.ActorMiddleware",
    "tirek.core.middleware.RefusedMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "tirek.network.middleware.SecondFactorMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "tirek.exchange.middleware.CountCalls",
]

AUTH_USER_MODEL = "network.User"
LOGIN_URL = "/accounts/login/"
CSRF_FAILURE_VIEW = "tirek.core.held.form_expired"
LOGIN_REDIRECT_URL = "/"

# -- Signing in (django-allauth; accounts are made by invitation only) ---------------------------------------
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
ACCOUNT_ADAPTER = "tirek.network.signin.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # the invitation has proved the address
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = True
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Tirek"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not SECURE

# -- Partners' systems (django-oauth-toolkit; client credentials only, see tirek.exchange) --------------------
OAUTH2_PROVIDER_APPLICATION_MODEL = "oauth2_provider.Application"
OAUTH2_PROVIDER = {
    "SCOPES_BACKEND_CLASS": "tirek.exchange.scopes.ClientScopes",
    "ACCESS_TOKEN_EXPIRE_SECONDS": 3600,
    "OAUTH2_VALIDATOR_CLASS": "tirek.exchange.two_secrets.TwoSecrets",
}
API_CALLS_PER_MINUTE = number("TIREK_API_CALLS_PER_MINUTE", 1200)  # of one connected system; 0: without a limit

ROOT_URLCONF = "tirek.portal.urls"
WSGI_APPLICATION = "config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# -- Database ------------------------------------------------------------------------------------------------
THROWAWAY_DATABASE = flag("TIREK_THROWAWAY_DATABASE")  # tests only: fast, and gone after a power cut
DATABASES = {"default": database(DATA_DIR, pool=not THROWAWAY_DATABASE)}

# -- Templates, static files, stored files -------------------------------------------------------------------
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "OPTIONS": {
            "loaders": [
                (
                    "template_partials.loader.Loader",
                    [
                        (
                            "django.template.loaders.cached.Loader",
                            ["django_cotton.cotton_loader.Loader", "django.template.loaders.app_directories.Loader"],
                        )
                    ],
                )
            ],
            "builtins": [
                "django_cotton.templatetags.cotton",
                "tirek.core.templatetags.memoised",
                "template_partials.templatetags.partials",
                "tirek.core.templatetags.words",
                "django.templatetags.static",
                "tirek.core.templatetags.ui",
            ],
            "libraries": {"i18n": "tirek.core.templatetags.words"},
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.i18n",
                "csp.context_processors.nonce",
                "tirek.core.ui.context.ui",
            ],
        },
    }
]
COTTON_DIR = "cotton"
COTTON_ISOLATE_BY_DEFAULT = True  # a component sees its props and the context processors, nothing of the page
FORM_RENDERER = "tirek.core.ui.forms.Renderer"
STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
MEDIA_ROOT = DATA_DIR / "files"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},  # private: served by views only
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG or THROWAWAY_DATABASE
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 2**20
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o700

# -- Language and time ---------------------------------------------------------------------------------------
LANGUAGE_CODE = "kk"
LANGUAGES = [("kk", _("Kazakh")), ("ru", _("Russian")), ("en", _("English"))]
FORMAT_MODULE_PATH = "tirek.core.formats"
LANGUAGE_COOKIE_NAME = "language"
LANGUAGE_COOKIE_AGE = 365 * 24 * 3600
TIME_ZONE = "Asia/Almaty"
USE_TZ = True
USE_I18N = True

# -- Messages that leave the house, and logs -----------------------------------------------------------------
EMAIL_URL = os.environ.get("EMAIL_URL", "")
globals().update(email(EMAIL_URL))
DEFAULT_FROM_EMAIL = SERVER_EMAIL = os.environ.get("TIREK_FROM_EMAIL", "tirek@localhost")
SMS_GATEWAY_URL = os.environ.get("SMS_GATEWAY_URL", "")
SMS_GATEWAY_TOKEN = os.environ.get("SMS_GATEWAY_TOKEN", "")
LOGGING = configure(level=os.environ.get("TIREK_LOG_LEVEL", "INFO").upper())
LOGGING_CONFIG = "logging.config.dictConfig"
