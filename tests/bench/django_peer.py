"""The other peer: Django's ORM with django-simple-history, which keeps every version as a row."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import django
from django.conf import settings
from django.db import connections, models, transaction
from sqlalchemy import make_url

from adapters.sql.engines import PRAGMAS


def _database(url: str) -> dict[str, Any]:
    address = make_url(url)
    if address.get_backend_name() == "sqlite":
        pragmas = "; ".join(f"PRAGMA {name}={value}" for name, value in PRAGMAS.items())
        options = {"transaction_mode": "IMMEDIATE", "init_command": pragmas}
        return {"ENGINE": "django.db.backends.sqlite3", "NAME": address.database, "OPTIONS": options}
    where = {"USER": address.username, "HOST": address.query["host"], "CONN_MAX_AGE": None}
    return {"ENGINE": "django.db.backends.postgresql", "NAME": address.database, **where}


class DjangoPeer:
    """Records and amends on one database; one for each process, because Django is set up once."""

    def __init__(self, url: str, actor_id: UUID) -> None:
        apps = ["django.contrib.contenttypes", "django.contrib.auth", "simple_history", "tests.bench"]
        settings.configure(INSTALLED_APPS=apps, DATABASES={"default": _database(url)}, USE_TZ=True)
        django.setup()
        self._model, self._actor = _model(), actor_id
        with connections["default"].schema_editor() as editor:
            for model in (self._model, self._model.history.model):
                editor.create_model(model)

    def record(self, values: dict[str, Any]) -> None:
        """Insert; the library adds the version."""
        with transaction.atomic():
            self._model(**values, counsellor_id=self._actor).save(force_insert=True)

    def amend(self, identifier: UUID, values: dict[str, Any]) -> None:
        """Load, change, save; the library adds the version."""
        with transaction.atomic():
            found = self._model.objects.get(pk=identifier)
            for name, value in values.items():
                setattr(found, name, value)
            found.save()


def _model() -> Any:
    from simple_history.models import HistoricalRecords

    class Consultation(models.Model):
        id = models.UUIDField(primary_key=True)
        person_id = models.UUIDField(db_index=True)
        centre = models.TextField(db_index=True)
        occurred_at = models.DateTimeField(db_index=True)
        channel = models.TextField()
        asked_by = models.TextField()
        topics = models.JSONField()
        main_topic = models.TextField()
        document_problems = models.JSONField()
        destination = models.TextField(null=True)
        stage = models.TextField(null=True)
        outcome = models.TextField()
        urgency = models.TextField()
        language = models.TextField(null=True)
        interpreter = models.BooleanField()
        minutes = models.IntegerField(null=True)
        follow_up_on = models.DateField(null=True)
        advice = models.TextField()
        safety_note = models.TextField()
        follow_up_note = models.TextField()
        place = models.TextField()
        counsellor_id = models.UUIDField()
        history = HistoricalRecords(history_user_id_field=models.UUIDField(null=True))

        class Meta:
            app_label = "bench"
            db_table = "django_consultation"

    return Consultation
