"""The only settings module. What differs between machines is in the environment."""

from pathlib import Path

import dj_database_url
import django_stubs_ext
from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from wsis_portal import database, env

django_stubs_ext.monkeypatch()  # generics of Django at run time

BASE_DIR = Path(__file__).resolve().parent.parent
LOCAL_DIR = BASE_DIR / ".local"  # what `make run` makes: server, secret, static files

DEBUG = env.flag("DEBUG")
DEMO = env.flag("DEMO")  # says so on every page and shows the demo accounts
HTTPS = env.flag("HTTPS", default=not (DEBUG or DEMO))
SECRET_KEY = env.text("SECRET_KEY", "insecure") if DEBUG else env.secret("SECRET_KEY")
ALLOWED_HOSTS = env.words("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]")
CSRF_TRUSTED_ORIGINS = env.words("CSRF_TRUSTED_ORIGINS")

DATABASES = {
    "default": dj_database_url.parse(
        env.text("DATABASE_URL", "") or database.local_url(LOCAL_DIR),
        conn_max_age=60,
        conn_health_checks=True,
    )
}
REDIS_URL = env.text("REDIS_URL", "")
CACHES = {
    "default": {
        "BACKEND": "wsis_portal.caching.Redis",
        "LOCATION": REDIS_URL,
        "OPTIONS": {
            "serializer": "wsis_portal.caching.Json",
            "socket_connect_timeout": 1,
            "socket_timeout": 1,
        },
    }
    if REDIS_URL
    else {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
}
QUEUED = "django_tasks_db.DatabaseBackend"
IMMEDIATE = "django_tasks.backends.immediate.ImmediateBackend"
WORKER = env.flag("WORKER")  # a process of its own sends mails
TASKS = {"default": {"BACKEND": QUEUED if WORKER else IMMEDIATE}}
INSTALLED_APPS = [
    "modeltranslation",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "wsis_portal",
    "wsis_portal.accounts",
    "wsis_portal.overview",
    "actionlines",
    "stocktaking",
    "goldenbook",
    "wsis_portal.apps.AdministrationConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
    "django_filters",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "django.forms",  # last: our templates of widgets come first
    "drf_spectacular",
    "rest_framework",
]
FORM_RENDERER = "wsis_portal.form_rendering.Renderer"
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "wsis_portal.languages.LanguageOfAddress",
    "wsis_portal.guard.guard",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "wsis_portal.accounts.middleware.of_one_person",
    "wsis_portal.accounts.middleware.AccountPages",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
ROOT_URLCONF = "wsis_portal.urls"
WSGI_APPLICATION = "wsis_portal.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "wsis_portal.context.portal",
            ]
        },
    }
]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["wsis_portal.accounts.backends.PortalBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
PASSWORD_RESET_TIMEOUT = 86_400  # seconds in which a mailed link is good
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "stocktaking:my"
LOGOUT_REDIRECT_URL = "overview:home"

ALLAUTH_TRUSTED_PROXY_COUNT = int(env.flag("BEHIND_PROXY"))  # limits are per address
ACCOUNT_ADAPTER = "wsis_portal.accounts.adapter.AccountAdapter"
ACCOUNT_CHANGE_EMAIL = (
    True  # one address a person: the new one takes the old one's place
)
ACCOUNT_EMAIL_NOTIFICATIONS = True  # of changes that only its owner should make
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # nobody gets mail who has no account
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_FORMS = {
    name: f"wsis_portal.accounts.forms.{form}"
    for name, form in {
        "add_email": "ChangeEmailForm",
        "change_password": "ChangePasswordForm",
        "login": "LoginForm",
        "reauthenticate": "ReauthenticateForm",
        "reset_password": "ResetPasswordForm",
        "reset_password_from_key": "ResetPasswordKeyForm",
        "set_password": "SetPasswordForm",
        "signup": "SignupForm",
    }.items()
}
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_LOGIN_ON_EMAIL_CONFIRMATION = True  # in the browser of the sign-up alone
ACCOUNT_LOGIN_ON_PASSWORD_RESET = True
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_RATE_LIMITS = {  # beside the library's own
    "report_error": "5/10m/ip,30/d/ip",
    "report_error_by_person": "20/d/user",
}
ACCOUNT_REAUTHENTICATION_REQUIRED = True  # before the address changes
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
MFA_ADAPTER = "wsis_portal.accounts.adapter.SecondFactorAdapter"
MFA_FORMS = {
    name: f"wsis_portal.accounts.forms.{form}"
    for name, form in {
        "activate_totp": "ActivateTOTPForm",
        "add_webauthn": "AddKeyForm",
        "authenticate": "AuthenticateForm",
        "authenticate_webauthn": "AuthenticateByKeyForm",
        "login_webauthn": "LoginByKeyForm",
        "reauthenticate": "ReauthenticateByCodeForm",
        "reauthenticate_webauthn": "ReauthenticateByKeyForm",
    }.items()
}
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_TOTP_ISSUER = "WSIS Stocktaking"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not HTTPS  # http://localhost

LANGUAGES = [
    ("en", _("English")),
    ("fr", _("French")),
    ("es", _("Spanish")),
    ("ar", _("Arabic")),
    ("zh-hans", _("Chinese")),
    ("ru", _("Russian")),
]
LANGUAGE_CODE = "en"
LOCALE_PATHS = [BASE_DIR / "locale"]
MODELTRANSLATION_LANGUAGES = tuple(code for code, _name in LANGUAGES)
MODELTRANSLATION_FALLBACK_LANGUAGES = ("en",)
FORMAT_MODULE_PATH = "wsis_portal.formats"
TIME_ZONE = "UTC"
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = LOCAL_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
MANIFEST = "whitenoise.storage.CompressedManifestStaticFilesStorage"
PLAIN = "django.contrib.staticfiles.storage.StaticFilesStorage"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": PLAIN if DEBUG else MANIFEST},
}

EMAIL_BACKEND = env.text(
    "EMAIL_BACKEND", "django.core.mail.backends.console.EmailBackend"
)
EMAIL_HOST = env.text("EMAIL_HOST", "localhost")
EMAIL_PORT = env.number("EMAIL_PORT", 25)
EMAIL_HOST_USER = env.text("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = env.text("EMAIL_HOST_PASSWORD", "")
EMAIL_TIMEOUT = 10  # seconds; without a worker, somebody waits meanwhile
EMAIL_USE_TLS = env.flag("EMAIL_USE_TLS")
DEFAULT_FROM_EMAIL = env.text("DEFAULT_FROM_EMAIL", "stocktaking@localhost")
CONTACT_EMAIL = env.text("CONTACT_EMAIL", DEFAULT_FROM_EMAIL)  # of the secretariat
SITE_URL = env.text("SITE_URL", "http://127.0.0.1:8000")  # for links in messages
TERMS_VERSION = "2026-11"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "object-src": [NONE],
    }
}
SECURE_SSL_REDIRECT = SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]  # asked from inside, plainly
SECURE_PROXY_SSL_HEADER = (
    ("HTTP_X_FORWARDED_PROTO", "https") if env.flag("BEHIND_PROXY") else None
)
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "wsis_portal.views.csrf_failure"

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [],
    "DEFAULT_PAGINATION_CLASS": "wsis_portal.api.pagination.PagePagination",
    "DEFAULT_PARSER_CLASSES": ["rest_framework.parsers.JSONParser"],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.AllowAny"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "EXCEPTION_HANDLER": "wsis_portal.api.exceptions.handle",
    "UNAUTHENTICATED_USER": None,
}
SPECTACULAR_SETTINGS = {
    "TITLE": "WSIS Stocktaking Portal",
    "DESCRIPTION": "What stakeholders do about the outcomes of the World Summit on the"
    " Information Society. Data: CC BY 4.0.",
    "VERSION": "1",
    "OAS_VERSION": "3.1.0",
    "SERVE_INCLUDE_SCHEMA": False,
    "ENUM_NAME_OVERRIDES": {
        "AwardLevel": "stocktaking.choices.AwardLevel",
        "FacilitationRole": "actionlines.choices.Role",
        "FulfilmentEnum": "goldenbook.choices.Fulfilment",
        "Level": "stocktaking.choices.Level",
        "PartnerRole": "stocktaking.choices.PartnerRole",
        "StakeholderType": "stocktaking.choices.StakeholderType",
        "SubmissionKind": "stocktaking.choices.Kind",
        "SubmissionState": "stocktaking.choices.State",
        "SummitEventKind": "actionlines.choices.EventKind",
    },
    "POSTPROCESSING_HOOKS": [
        "drf_spectacular.hooks.postprocess_schema_enums",
        "wsis_portal.api.problem_schema.add_problems",
    ],
}
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}
    },
    "filters": {"discreet": {"()": "wsis_portal.log_lines.WithoutTokens"}},
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "filters": ["discreet"],
            "formatter": "line",
        }
    },
    "root": {"handlers": ["console"], "level": env.text("LOG_LEVEL", "WARNING")},
}
