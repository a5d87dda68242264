"""What operators do at the command line, and what they are told."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from click.testing import Result
from uuid_utils.compat import uuid7

from application.handlers import COMMANDS
from tests.commandline.conftest import Run


def line(command: str, body: dict[str, Any], **more: str) -> str:
    return json.dumps({"command": command, "command_id": str(uuid7()), "body": body, **more})


def a_registration(person_id: str) -> dict[str, Any]:
    consent = {"purpose": "REG", "mode": "WRITTEN", "text_version": "1", "language": "tg"}
    return {
        "person_id": person_id,
        "centre": "KJD",
        "family_name": "Саидова",
        "sex": "FEMALE",
        "birth_precision": "UNKNOWN",
        "language": "tg",
        "country": "TJK",
        "region": "TJ-SU",
        "consents": [consent],
    }


def verdicts(result: Result) -> list[dict[str, Any]]:
    return [json.loads(each) for each in result.stdout.splitlines()]


def test_preparing_twice_changes_nothing(run: Run, data_dir: Path) -> None:
    before = (data_dir / "keyring.json").read_bytes()
    assert run("init").exit_code == 0
    assert (data_dir / "keyring.json").read_bytes() == before
    assert (data_dir / "keyring.json").stat().st_mode & 0o777 == 0o600


def test_every_command_has_a_schema(run: Run) -> None:
    assert len(run("commands").stdout.splitlines()) == len(COMMANDS)
    for name in COMMANDS:
        schema = json.loads(run("commands", "--schema", name).stdout)
        assert schema["title"] == name
        assert schema["description"]


def test_a_line_given_twice_gets_the_same_verdict(network: Run) -> None:
    given = line("RegisterMigrant", a_registration(str(uuid7())))
    first, second = verdicts(network("submit", "-", "--as", "counsellor.khujand", told=f"{given}\n{given}\n"))
    assert first["status"] == "accepted"
    assert first["result"]["number"].startswith("KJD-")
    assert {**second, "line": 1} == first


def test_each_bad_line_gets_a_verdict_of_its_own(network: Run) -> None:
    bad = [
        "nonsense",
        "[]",
        '{"command": "Nothing", "command_id": "x", "body": {}}',
        line("RegisterMigrant", {"person_id": "no id", "sex": "WOMAN"}),
        line("RegisterMigrant", {**a_registration(str(uuid7())), "centre": "KHT"}),
        "[" * 100_000,
    ]
    result = network("submit", "-", "--as", "counsellor.khujand", told="\n".join(bad))
    assert result.exit_code == 1
    assert [verdict["code"] for verdict in verdicts(result)] == [
        "command.unreadable",
        "command.unreadable",
        "command.unreadable",
        "command.malformed",
        "record.unknown",
        "command.unreadable",
    ]


def test_history_is_taken_when_it_is_not_older_than_what_is_there(network: Run) -> None:
    old = line("RegisterMigrant", a_registration(str(uuid7())), recorded="2020-01-01T09:00:00+05:00")
    (verdict,) = verdicts(network("submit", "-", "--as", "counsellor.khujand", "--history", told=old))
    assert verdict["code"] == "history.too_old"


def test_a_report_of_a_past_vintage_is_the_same_bytes_after_later_events(network: Run) -> None:
    asked = ("report", "T1", "--period", "2026", "--as-of", "2026-10-01T00:00:00+05:00", "--format", "csv")
    before = network(*asked).stdout_bytes
    assert b"KJD" in before
    given = line("RegisterMigrant", a_registration(str(uuid7())))
    assert network("submit", "-", "--as", "counsellor.khujand", told=given).exit_code == 0
    assert network(*asked).stdout_bytes == before


def test_what_changed_since_an_earlier_day_is_told_cell_by_cell_with_why(network: Run) -> None:
    asked = ("report", "T1", "--period", "2026-Q3", "--compare-with", "2026-09-10", "--format")
    told = json.loads(network(*asked, "json").stdout)
    cells = told["changed"]["centre_channel"]
    assert cells
    assert all(sum(each["effect"] for each in cell["why"]) == cell["difference"] for cell in cells)
    assert b";ENTERED;" in network(*asked, "csv").stdout_bytes
    assert "ENTERED" in network(*asked, "table").stdout
    assert network(*asked, "xlsx").exit_code == 2
    assert network(*asked, "json", "--as-of", "2026-04-15T00:00:00Z").exit_code == 2, "compared with what came later"


@pytest.mark.parametrize("form", ["table", "json", "csv", "xlsx", "adx", "sdmx-csv"])
def test_an_indicator_in_every_form(network: Run, form: str) -> None:
    assert network("report", "I01", "--period", "2026", "--format", form).stdout_bytes
    assert network("report", "I01", "--period", "2026", "--compare-with", "2026-04-15").exit_code == 2


def test_a_report_and_codes_for_other_systems(network: Run, data_dir: Path) -> None:
    for form in ("dhis2", "adx", "csvw", "datapackage"):
        assert network("report", "T1", "--period", "2026", "--format", form).stdout_bytes
    assert network("report", "T1", "--period", "2026-01-05..2026-02-10", "--format", "dhis2").exit_code == 2
    given = data_dir / "theirs.csv"
    needed = network("report", "T1", "--period", "2026", "--format", "dhis2-codes").stdout
    given.write_text(needed.replace("orgUnit,KHT,KHT", "orgUnit,KHT,OU_9"))
    assert network("codes", "take", str(given)).exit_code == 0
    assert network("codes", "show").stdout.splitlines() == ["KIND,OURS,THEIRS", "orgUnit,KHT,OU_9"]
    assert '"OU_9"' in network("report", "T1", "--period", "2026", "--format", "dhis2").stdout
    given.write_text("KIND,OURS,THEIRS\ncentre,KHT,OU_9\n")
    refused = network("codes", "take", str(given))
    assert (refused.exit_code, "Line 2" in refused.output) == (1, True)
    assert network("release", "file", str(uuid4()), "--format", "adx").exit_code == 1


@pytest.mark.parametrize("form", ["table", "json", "csv", "xlsx"])
@pytest.mark.parametrize("code", ["T1", "T2", "T3", "T12", "T15"])
def test_every_report_in_every_form(network: Run, code: str, form: str) -> None:
    assert network("report", code, "--period", "2026", "--format", form).stdout_bytes


def test_no_colleague_is_told_apart_where_nobody_signs_in(network: Run) -> None:
    told = network("report", "T19", "--period", "2026", "--format", "json").stdout
    assert "centre_cases" in told
    assert "counsellor" not in told


def test_a_period_that_is_none_is_said(network: Run) -> None:
    result = network("report", "T1", "--period", "2026-Q5")
    assert result.exit_code == 2
    assert "'2026-Q5' is no period. Write a period like" in result.stderr


def test_a_table_goes_where_the_other_forms_go(network: Run, data_dir: Path) -> None:
    path = data_dir / "t1.txt"
    assert network("report", "T1", "--period", "2026", "--output", str(path)).stdout == ""
    assert "│ KJD │" in path.read_text("utf-8")


def test_lines_of_an_example_stay_lines_in_the_help(run: Run) -> None:
    for command, begun in (("submit", '  {"command": "RegisterMigrant"'), ("import", '    "columns":')):
        assert any(each.startswith(begun) for each in run(command, "--help").stdout.splitlines())
    assert "Usage: main report [OPTIONS] CODE\n" in run("report", "--help").stdout


def test_two_people_erase(network: Run) -> None:
    person_id = str(uuid7())
    given = line("RegisterMigrant", a_registration(person_id))
    (verdict,) = verdicts(network("submit", "-", "--as", "counsellor.khujand", told=given))
    number = verdict["result"]["number"].lower()
    alone = network("erase", number, "--as", "protection", "--approved-by", "protection")
    assert alone.exit_code == 1
    assert network("erase", number, "--as", "protection", "--approved-by", "protection2").exit_code == 0
    assert network("verify").exit_code == 0
    assert "no such file" in network("erase", number, "--as", "protection", "--approved-by", "protection2").stderr


def test_an_erasure_that_cannot_be_asked_for_is_said(network: Run) -> None:
    approved = ("--approved-by", "protection2")
    for person, asker, said in (
        ("KJD-0-000000", "protection", "no such file"),
        (str(uuid4()), "protection", "no such file"),
        ("KJD-0-000000", "analyst", "role does not allow"),
        (str(uuid4()), "analyst", "role does not allow"),
    ):
        refused = network("erase", person, "--as", asker, *approved)
        assert refused.exit_code in (1, 2)
        assert said in refused.stderr
    assert "CLIENT_REQUEST" in network("erase", "x", "--as", "protection", *approved, "--ground", "NOPE").stderr


def test_the_first_administrator_is_made_once(run: Run) -> None:
    typed = "blue kettle on the hill\nblue kettle on the hill\n"
    assert run("init", "--administrator", "farida", told=typed).exit_code == 0
    before = run("rebuild", "--check").exit_code
    for login, said in (("Farida", "Another account"), ("f", "three letters"), ("a b", "three letters")):
        refused = run("init", "--administrator", login, told=typed)
        assert (refused.exit_code, said in refused.output) == (1, True)
    assert run("init", "--administrator", "farida2", told=typed).exit_code == 0
    assert before == 0


def test_the_demonstration_fills_an_empty_installation_only(network: Run) -> None:
    refused = network("demo", "--people", "1")
    assert (refused.exit_code, "in use" in refused.output) == (1, True)


def test_whoever_does_not_exist_cannot_act(network: Run) -> None:
    assert network("erase", str(uuid4()), "--as", "nobody", "--approved-by", "protection").exit_code == 2


def test_a_wrong_keyring_is_named(network: Run, data_dir: Path) -> None:
    path = data_dir / "keyring.json"
    kept = json.loads(path.read_text())
    path.write_text(json.dumps({**kept, "record": kept["index"]}))
    result = network("health")
    assert result.exit_code == 2
    assert "'record'" in result.stderr
    path.write_text(json.dumps({**kept, "wrapping": {"0": kept["wrapping"]["1"]}}))
    result = network("health")
    assert json.loads(result.stdout) == {"ok": False, "keyring": "lacks wrapping-1"}
    assert (result.exit_code, "without a restart" in result.stderr) == (2, True)


def test_a_missing_keyring_is_not_made_anew(network: Run, data_dir: Path) -> None:
    (data_dir / "keyring.json").unlink()
    result = network("init")
    assert result.exit_code == 2
    assert "There is no keyring" in result.stderr
    (data_dir / "keyring.json").write_text("{}")
    assert "no keyring, or damaged" in network("init").stderr


def test_an_unknown_setting_stops_the_start(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAFAR_DATABASE", "typo")
    result = run("health")
    assert result.exit_code == 2
    assert "SAFAR_DATABASE" in result.stderr
