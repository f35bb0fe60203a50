"""The web application that a WSGI server runs (``tirek serve`` runs granian)."""

import os

from django.core.wsgi import get_wsgi_application

from tirek.core.settling import settle

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
application = get_wsgi_application()
settle()
