"""The command line: everything the system can do without a browser."""

from __future__ import annotations

import click

from web.commandline import (
    data,
    exchange,
    figures,
    importing,
    keeping,
    ministry,
    people,
    serving,
    setting_up,
    statistics,
)


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(package_name="safar")
def main() -> None:
    """Safar: case management for migrant support centres.

    Settings come from the environment (SAFAR_…); `safar settings` prints them. Whatever touches a person is done
    under an account (--as). Results go to standard output, remarks and progress to standard error.
    """


COMMANDS = (
    setting_up.init,
    setting_up.migrate,
    setting_up.show_settings,
    setting_up.health,
    serving.run,
    serving.serve,
    serving.worker,
    data.demo,
    data.commands,
    data.submit,
    importing.import_register,
    figures.report,
    figures.release,
    exchange.codes,
    statistics.sdmx,
    statistics.region,
    keeping.rebuild,
    keeping.verify,
    keeping.keys,
    people.erase,
    ministry.ministry,
)

for _command in COMMANDS:
    main.add_command(_command)

if __name__ == "__main__":
    main()
