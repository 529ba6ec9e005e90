"""The command line: one module a command, thin over the library; the only place that knows click.

Commands are imported when called, so that ``finlink --help`` answers at once.
"""

from __future__ import annotations

import os
import sys
from importlib import import_module

import click

from finlink import __version__
from finlink.errors import FinlinkError

COMMANDS = {
    "demo": "Write a training scenario with its truth.",
    "init": "Write a commented finlink.toml and empty templates.",
    "check": "Read and validate a register without building it.",
    "build": "Build a register: links, gaps, counts and a chart.",
    "links": "Why cases are linked.",
    "decide": "Write down whether two things belong together.",
    "review": "Judge the proposed links, those with most at stake first.",
    "trace": "Where a case's money went.",
    "freeze": "What could be frozen now, and drafts of the requests.",
    "path": "How two cases, accounts, wallets or people are connected.",
    "match-table": "What the files of several units have in common.",
    "networks": "Groups of linked cases, or one of them: what holds it together.",
    "gaps": "Cases that lack a parallel financial investigation, most urgent first.",
    "kpi": "The indicators, with their definitions.",
    "graph": "Write an interactive chart of a case, a network or a node.",
    "dossier": "Write one case's file for the prosecutor.",
    "report": "Write the supervisor's report as a page or a workbook.",
    "export": "Hand a build, or a part of it, over to another tool.",
    "why": "The source rows and the rule behind a node, link, flag or amount.",
    "diff": "What changed between two builds.",
    "verify": "Check that nothing in a build was altered.",
    "id": "Explain an identifier.",
    "profiles": "The jurisdictions known, explained.",
    "presets": "The kinds of files known, explained.",
}
"""The commands in the order of ``finlink --help``, each with its one line."""


_NOT_THERE = ("CatalogException", "BinderException")
"""What DuckDB raises for a table or column that a query names and a build does not have."""


class _Lazy(click.Group):
    """A group that imports a command's module only when the command is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click gives it
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"finlink.cli.{cmd_name.replace('-', '_')}_command").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=_Lazy, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="finlink")
def cli() -> None:
    """Link cybercrime cases to each other and to their proceeds, and see which lack a financial investigation.

    Start with: finlink demo training && finlink build training
    """


def main() -> None:
    """Run the command line; problems end in one sentence on stderr and the exit code of the design.

    0 done, 1 cannot go on, 2 usage, 3 rows rejected or findings met (--strict, --fail-on), 5 verification failed.
    """
    try:
        code = cli.main(standalone_mode=False)
    except FinlinkError as error:
        _say(str(error))
        sys.exit(error.exit_code)
    except click.exceptions.Abort:
        _say("Stopped; nothing was changed.")
        sys.exit(130)
    except KeyboardInterrupt:
        _say("Stopped; nothing was changed.")
        sys.exit(130)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    except OSError as error:
        _say(f"{error.filename or 'The output'} cannot be used: {error.strerror or error}.")
        sys.exit(1)
    except MemoryError:
        _say("There is not enough memory for this step.")
        sys.exit(1)
    except Exception as error:
        if os.environ.get("FINLINK_DEBUG"):
            raise
        what = f"{type(error).__name__}: {str(error).splitlines()[0] if str(error) else 'no words'}"
        if type(error).__name__ in _NOT_THERE:
            _say(
                f"The build lacks a table or column that this needs ({what}); an earlier finlink made it, so build the "
                "register again (if this finlink made it, this is a defect)."
            )
            sys.exit(1)
        _say(f"This is a defect in finlink ({what}); nothing was changed. FINLINK_DEBUG=1 shows where.")
        sys.exit(1)
    sys.exit(code if isinstance(code, int) else 0)


def _say(sentence: str) -> None:
    click.echo(f"finlink: {sentence}", err=True)
