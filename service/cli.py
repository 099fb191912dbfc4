"""The command line `secondsource`: its commands."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Sequence
from importlib import import_module
from typing import Any

import click
import orjson

from scoring import ENGINE_VERSION, Article, Engine, copies, shipped
from scoring.attribution.taggers import NAMES as TAGGERS
from scoring.attribution.taggers import named
from scoring.relating import JUDGES
from scoring.values import attribution_json
from service import names, rubric_page, settings, terminal
from service import since as dates
from service.access.desks import MAIN, desk_name
from service.bulk import run as bulk
from service.bulk.ending import tell
from service.errors import printable
from service.failures import CONFIGURATION, ROWS_FAILED, WELL, ended, told
from service.lines import Tally, each, write
from service.reading import article_rows, pair_rows, read_articles
from service.relations import related
from service.rows import STDIN
from service.schemas import load_claim
from service.writing import STDOUT

ARTICLES = click.option(
    "--articles", required=True, type=click.Path(exists=True, allow_dash=True),
    help="JSONL, one article a line; CSV or Parquet (.csv, .parquet), a column a field; a folder of these and of .txt and .html "
         "files; or - for JSONL on standard input.")
OUT = click.option(
    "--out", required=True, type=click.Path(dir_okay=False, allow_dash=True),
    help="The file to write, or - for standard output.")
LINES = click.option(
    "--out", required=True, type=click.Path(allow_dash=True),
    help="The file to write, JSONL, or - for standard output; with the ending .parquet a folder of Parquet.")

TAGGER = click.option(
    "--tagger", type=click.Choice(TAGGERS), default=TAGGERS[0], show_default=True,
    help="What finds who says what: accurate reads some 3,700 words a second on one core, fast some 20,000.")


LATE = {"archive": "service.upkeep:archive", "keys": "service.access.commands:keys"}  # they alone need the database


class Late(click.Group):
    """The commands, of which those in LATE are imported when they are called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands."""
        return sorted([*super().list_commands(ctx), *LATE])

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command by its name."""
        if cmd_name not in LATE:
            return super().get_command(ctx, cmd_name)
        module, _, name = LATE[cmd_name].partition(":")
        found: click.Command = getattr(import_module(module), name)
        return found


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit status; a failure leaves one line on standard error."""
    try:
        with secondsource.make_context("secondsource", list(sys.argv[1:] if arguments is None else arguments)) as context:
            return int(secondsource.invoke(context) or WELL)
    except click.exceptions.Exit as end:  # --help and --version
        return end.exit_code
    except (Exception, KeyboardInterrupt) as error:  # every failure ends with a status of the contract
        return ended(error)


@click.group(cls=Late, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(ENGINE_VERSION)
def secondsource() -> None:
    """Tell how well a claim is sourced, on the articles at hand.

    A score says nothing about whether the claim is so. Exit status: 0 all well, 1 some rows failed, 2 usage or input,
    3 configuration or model, 130 interrupted.
    """


@secondsource.command()
@click.argument("claim")
@ARTICLES
@TAGGER
@click.option("--as-of", metavar="DATE", help="Count only what was published by this date or RFC 3339 time.")
@click.option("--since", metavar="DATE", help="Tell also what changed since this earlier date or time.")
@click.option("--json", "as_json", is_flag=True, help="Write the assessment as JSON.")
def score(claim: str, articles: str, tagger: str, as_of: str | None, since: str | None, as_json: bool) -> int:
    """Score one CLAIM."""
    _, checked = load_claim({"id": "claim", "text": claim, "as_of": as_of}, "the claim")
    earlier = None if since is None else dates.checked(checked, since)
    engine, known = _engine(tagger), read_articles(articles)
    assessment = dates.compared(engine, checked, earlier, known) if earlier else engine.score(checked, known).as_json()
    if as_json:
        click.echo(terminal.safe_json(assessment, orjson.OPT_INDENT_2), nl=False)
    else:
        terminal.write(terminal.render(assessment, terminal.look_of(sys.stdout)), sys.stdout)
    return WELL


@secondsource.command()
@click.option(
    "--claims", type=click.Path(exists=True, allow_dash=True),
    help="JSONL, one claim a line; CSV or Parquet (.csv, .parquet) with the columns id, text and perhaps as_of; a folder of "
         "these; or - for JSONL on standard input.")
@click.option("--corpus-claims", is_flag=True, help="Take every statement of the articles as a claim.")
@ARTICLES
@TAGGER
@LINES
@click.option("--workers", type=click.IntRange(1, 256), default=1, show_default=True, help="Processes that read and score.")
@click.option("--resume", is_flag=True, help="Go on where an interrupted run ended.")
@click.option("--engine", type=click.Choice(bulk.ENGINES), default=bulk.LOCAL, show_default=True, help="Where to read and score.")
@click.option(
    "--master", metavar="URL",
    help="The cluster for --engine spark, such as spark://host:7077, where neither spark-submit nor its configuration names it.")
@click.option(
    "--work", type=click.Path(exists=True, file_okay=False, writable=True), metavar="FOLDER",
    help="Where to keep what is done so far, for --engine spark a folder that every machine sees; else beside the output.")
@click.option("--report", type=click.Path(dir_okay=False), help="Write a page that sums up the lines, HTML in one file.")
@click.option("--no-progress", "progress", is_flag=True, flag_value=False, default=True, help="Draw no progress bar on standard error.")
def batch(
    claims: str | None, corpus_claims: bool, articles: str, out: str, report: str | None, **manner: Any,  # noqa: ANN401  the fields of Manner
) -> int:
    """Score many claims, an assessment a line.

    The lines stand in the order of the claims; a row that cannot be used has a line with its error. What is done is kept beside the
    output until all is done, so that --resume can go on.
    """
    if (claims is None) != corpus_claims:
        raise click.UsageError("Give either --claims, or --corpus-claims for every statement of the articles.")
    if claims == articles == STDIN:
        raise click.UsageError("--claims and --articles cannot both be standard input.")
    if manner["resume"] and out == STDOUT:
        raise click.UsageError("--resume needs a file to go on with; give one to --out.")
    if manner["master"] is not None and manner["engine"] != bulk.SPARK:
        raise click.UsageError("--master names a cluster; give --engine spark too.")
    names.enforce(settings.names_file())
    asked, how, started = bulk.Asked(claims, articles, out, report), bulk.Manner(**manner), time.monotonic()
    done = bulk.run(asked, how)
    tell(done, time.monotonic() - started, asked, how)
    return _reported(Tally(done.summary.rows, done.summary.failed), out)


@secondsource.command()
@ARTICLES
@TAGGER
@OUT
def attribute(articles: str, tagger: str, out: str) -> int:
    """Write who says what in each article's text.

    What nobody is cited for is left out. Fields that no article has, such as labels, are passed over.
    """
    engine = _engine(tagger)

    def attributed(article: Article) -> dict[str, object]:
        return {"attributions": [{"field": "text", **attribution_json(one)} for one in engine.attributions(article)]}

    return _reported(write(each(article_rows(articles, further_fields=True), attributed), out), out)


@secondsource.command()
@click.option(
    "--pairs", required=True, type=click.Path(exists=True, dir_okay=False, allow_dash=True),
    help='JSONL, {"id", "claim", "text"} a line; or - for standard input.')
@click.option(
    "--judge", type=click.Choice(JUDGES), default=JUDGES[0], show_default=True,
    help="What judges: encoder asks a small encoder too, some 100 pairs a second on one core; features alone some 4,000.")
@click.option("--why", is_flag=True, help="Tell for each pair which features and words moved the judgement most.")
@OUT
def relate(pairs: str, judge: str, why: bool, out: str) -> int:
    """Write how each text bears on its claim.

    Further fields, such as labels, are passed over.
    """
    names.enforce(settings.names_file())
    return _reported(write(related(pair_rows(pairs), judge, reasons=why), out), out)


@secondsource.command(name="copies")
@ARTICLES
@OUT
def find_copies(articles: str, out: str) -> int:
    """Write which articles are copies of one text.

    Fields that no article has, such as labels, are passed over.
    """
    rows = list(article_rows(articles, further_fields=True))
    clusters = copies.clusters({row.value.id: row.value for row in rows if row.value is not None}.values())
    return _reported(write(each(rows, lambda article: {"cluster": clusters[article.id]}), out), out)


@secondsource.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, allow_dash=True), metavar="FILE...")
@click.option("--outlet", metavar="NAME", help="The outlet of articles that name none.")
@click.option(
    "--desk", metavar="NAME", default=MAIN, show_default=True, callback=desk_name,
    help="The desk to store them for; only keys of that desk see them.")
@click.option("--data", type=click.Path(file_okay=False), help="The folder of the stored articles.")
@click.option("--dry-run", is_flag=True, help="Read and check everything, and store nothing.")
@click.option("--workers", type=click.IntRange(1, 64), default=1, show_default=True, help="Processes that find who says what.")
@click.option("--json", "as_json", is_flag=True, help="Write the summary as JSON.")
@click.option("--no-progress", is_flag=True, help="Draw no progress bar on standard error.")
def ingest(
    files: tuple[str, ...], outlet: str | None, desk: str, data: str | None, dry_run: bool, workers: int, as_json: bool,
    no_progress: bool,
) -> int:
    """Store the articles of files and folders.

    A file is JSON, JSONL, HTML, plain text, ninjs, NewsML-G2, an RSS or Atom feed, or WARC, any of them gzipped; - is standard
    input. What is stored already is left alone, another text under a stored id is a new version. Nothing is fetched.
    """
    from service.ingest import Manner, run  # noqa: PLC0415  the store, which the other commands do without

    return run(files, _settings({"data": data}), Manner(outlet, desk, dry_run, workers, as_json, not no_progress))


@secondsource.command()
@click.option("--host", help="The address to listen on.")
@click.option("--port", type=click.IntRange(0, 65_535), help="The port to listen on; 0 takes a free one.")
@click.option("--data", type=click.Path(file_okay=False), help="The folder of the stored articles.")
@click.option("--workers", type=click.IntRange(1, 64), help="Processes that score.")
@click.option("--threads", type=click.IntRange(1, 64), help="Requests that one process takes at a time.")
def serve(**given: str | int | None) -> int:
    """Run the HTTP service.

    What is not given is read from SECONDSOURCE_HOST, SECONDSOURCE_PORT and so on.
    """
    from service import server  # noqa: PLC0415  flask and gunicorn, which the other commands do without

    try:
        server.serve(_settings(given))
    except SystemExit as end:  # gunicorn ends so, with a status of its own where it could not start
        return CONFIGURATION if end.code else WELL
    return WELL


@secondsource.command()
@click.option("--json", "as_json", is_flag=True, help="Write the table as JSON.")
def rubric(as_json: bool) -> int:
    """Print the rubric in force."""
    found = shipped()
    if as_json:
        click.echo(terminal.safe_json({"version": found.version, "table": dict(found.table)}, orjson.OPT_INDENT_2), nl=False)
    else:
        terminal.write(rubric_page.page(found), sys.stdout)
    return WELL


def _engine(tagger: str) -> Engine:
    names.enforce(settings.names_file())
    return Engine(tagger=named(tagger))


def _settings(given: dict[str, str | int | None]) -> settings.Settings:
    options = {settings.PREFIX + name.upper(): str(value) for name, value in given.items() if value is not None}
    return settings.from_environment({**os.environ, **options})


def _reported(tally: Tally, out: str) -> int:
    if not tally.failed:
        return WELL
    where = "the output" if out == STDOUT else printable(out)
    return told(f"{tally.failed} of {tally.rows} rows failed; {where} has a line with the error of each", ROWS_FAILED)
