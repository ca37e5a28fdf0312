"""Django's settings: pages, templates and guards; no database, no accounts, no log of what was asked for."""

from __future__ import annotations

import secrets
from pathlib import Path

_HERE = Path(__file__).parent

# A page of Django's debugging would show a person's words. There is no switch for it.
DEBUG = False
# Nothing is signed that must outlive the process.
SECRET_KEY = secrets.token_urlsafe(48)
# `shield` is stricter: it wants the port as well.
ALLOWED_HOSTS = ["127.0.0.1", "localhost"]

ROOT_URLCONF = "weatherglass.web.urls"
INSTALLED_APPS: list[str] = []
DATABASES: dict[str, dict[str, str]] = {}
MIDDLEWARE = [
    "django.middleware.gzip.GZipMiddleware",
    "weatherglass.web.rule.Rule",
    "weatherglass.web.shield.Shield",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [_HERE / "templates", *sorted(_HERE.glob("*/templates"))],
        "OPTIONS": {"context_processors": ["weatherglass.web.surroundings.surroundings"]},
    },
]

# Times are shown in the zone that they carry: a person's, a phone's. With a name here Django would set TZ for the whole process,
# and this computer's own zone, where nobody chose one, would be lost.
USE_TZ = False
TIME_ZONE = None
USE_I18N = False
LANGUAGE_CODE = "en"

# The longest form. What is refused here is lost from the page, so it is far above what an entry takes: a whole chat that was
# pasted in comes through, is refused by `today.writing` and stays as a draft. Files come in by the view that reads the stream.
DATA_UPLOAD_MAX_MEMORY_SIZE = 16 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 30_000  # a tick for each of 10,000 people
DATA_UPLOAD_MAX_NUMBER_FILES = 1
# Django's own handlers write a file above 2.5 MB to the disk in clear.
FILE_UPLOAD_HANDLERS: list[str] = []

# Each line is the name of an event or of an exception's type: `log.Plain` prints nothing else, whoever wrote the message.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"()": "weatherglass.web.log.Plain"}},
    "handlers": {"terminal": {"class": "logging.StreamHandler", "formatter": "plain", "level": "WARNING"}},
    "loggers": {
        "django": {"handlers": ["terminal"], "propagate": False, "level": "ERROR"},
        "weatherglass": {"handlers": ["terminal"], "propagate": False},
    },
}
