"""Commands about a register that is taken in as a file, and how each is decided. Rows are commands of their own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from application.dispatch import Changed, Handler
from application.fields import CentreCode, Line, Many, Text, Touched, Whole
from application.ports import Ledger
from domain.import_batch import ImportBatch
from domain.kernel import Rejected, current_act
from domain.migrant import Migrant

MOST_ROWS = 100_000
SKIP, CREATE, ATTACH = "SKIP", "CREATE", "ATTACH"
Count = Annotated[int, Whole(0, MOST_ROWS)]
FORMS = ("CSV", "XLSX", "XLS", "ODS")


@dataclass(frozen=True, kw_only=True)
class UploadRegister:
    """A file was read and lies sealed beside the ledger."""

    batch_id: Touched
    centre: CentreCode
    form: Annotated[str, Text(8, required=True)]
    encoding: Annotated[str, Text(16)] = ""
    rows: Annotated[int, Whole(1, MOST_ROWS)]
    file_name: Line = ""


@dataclass(frozen=True, kw_only=True)
class MapRegister:
    """Which fields the columns fill; `duplicates` is SKIP, CREATE or ATTACH."""

    batch_id: Touched
    fields: Annotated[tuple[Annotated[str, Text(40)], ...], Many(80, least=1)]
    duplicates: Annotated[str, Text(8, required=True)] = SKIP


@dataclass(frozen=True, kw_only=True)
class StartImport:
    """Let the rows become files."""

    batch_id: Touched


@dataclass(frozen=True, kw_only=True)
class FinishImport:
    """Every row was tried."""

    batch_id: Touched
    registered: Count = 0
    consultations: Count = 0
    skipped: Count = 0
    refused: Count = 0


@dataclass(frozen=True, kw_only=True)
class UndoImport:
    """Ask that what nobody has touched be taken back."""

    batch_id: Touched


@dataclass(frozen=True, kw_only=True)
class TakeBackImported:
    """Forget one person whom the import registered, if nobody has touched the file since."""

    batch_id: Touched
    person_id: Touched


@dataclass(frozen=True, kw_only=True)
class FinishUndo:
    """Every row was tried."""

    batch_id: Touched
    taken_back: Count = 0
    voided: Count = 0
    kept: Count = 0


@dataclass(frozen=True, kw_only=True)
class DiscardImport:
    """Give it up before it is started."""

    batch_id: Touched


def upload_register(ledger: Ledger, command: UploadRegister) -> Changed:
    """Refuses a centre that is closed and a form that we do not read."""
    if ledger.find(ImportBatch, command.batch_id) is not None:
        raise Rejected("import.uploaded_already")
    if not ledger.centre(command.centre).open:
        raise Rejected("centre.closed")
    if command.form not in FORMS:
        raise Rejected("import.form")
    about = {"form": command.form, "encoding": command.encoding, "rows": command.rows}
    batch = ImportBatch.upload(
        command.batch_id, at_centre=command.centre, file_name=command.file_name, **about
    )
    return [batch]


def map_register(ledger: Ledger, command: MapRegister) -> Changed:
    """May be done again until it is started."""
    if command.duplicates not in (SKIP, CREATE, ATTACH):
        raise Rejected("import.choice")
    batch = ledger.get(ImportBatch, command.batch_id)
    batch.map_columns(fields=list(command.fields), duplicates=command.duplicates)
    return [batch]


def start_import(ledger: Ledger, command: StartImport) -> Changed:
    """Once, after the columns are mapped."""
    batch = ledger.get(ImportBatch, command.batch_id)
    batch.start()
    return [batch]


def finish_import(ledger: Ledger, command: FinishImport) -> Changed:
    """Counts only: the rows stand in the streams of their persons."""
    batch = ledger.get(ImportBatch, command.batch_id)
    batch.finish(
        registered=command.registered,
        consultations=command.consultations,
        skipped=command.skipped,
        refused=command.refused,
    )
    return [batch]


def undo_import(ledger: Ledger, command: UndoImport) -> Changed:
    """Within the days that are allowed."""
    batch = ledger.get(ImportBatch, command.batch_id)
    batch.ask_undo(now=current_act().recorded)
    return [batch]


def take_back_imported(ledger: Ledger, command: TakeBackImported) -> Changed:
    """Refuses whoever is not of this import, and a file that was touched."""
    migrant = ledger.get(Migrant, command.person_id)
    ledger.get(ImportBatch, command.batch_id).take_back(migrant, by=current_act().actor_id)
    return [migrant]


def finish_undo(ledger: Ledger, command: FinishUndo) -> Changed:
    """Counts only."""
    batch = ledger.get(ImportBatch, command.batch_id)
    batch.undo(taken_back=command.taken_back, voided=command.voided, kept=command.kept)
    return [batch]


def discard_import(ledger: Ledger, command: DiscardImport) -> Changed:
    """Until it is started."""
    batch = ledger.get(ImportBatch, command.batch_id)
    batch.discard()
    return [batch]


HANDLERS: dict[type, Handler] = {
    UploadRegister: upload_register,
    MapRegister: map_register,
    StartImport: start_import,
    FinishImport: finish_import,
    UndoImport: undo_import,
    TakeBackImported: take_back_imported,
    FinishUndo: finish_undo,
    DiscardImport: discard_import,
}
