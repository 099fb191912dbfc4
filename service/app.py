"""The HTTP application."""

from __future__ import annotations

from http import HTTPStatus

import flask_smorest  # type: ignore[import-untyped]  # it has no types
from flask import Flask, Response, request

from scoring import ENGINE_VERSION, Engine
from scoring.attribution.taggers import named
from service.access.buckets import Buckets
from service.access.cors import Cors
from service.access.documented import secured
from service.access.guard import guard
from service.access.opening import keys_needed
from service.admission import Admission, Room
from service.answering import SECURITY
from service.archive.answers import Answers
from service.archive.database import Database
from service.archive.readers import Readers
from service.archive.recorder import Recorder
from service.archive.shelf import Shelf
from service.archive.watches import Watches
from service.conditional import conditional
from service.documentation import marked
from service.following import scored
from service.held import KEY, Held
from service.keyed import EXTENSION
from service.limits import most
from service.names import enforce
from service.observing import Observed, note_route
from service.paths import DIGEST, ArticleId, Digest, WholeSteps
from service.problems import MEDIA_TYPE, answered
from service.settings import Settings, from_environment
from service.shapes import SHAPES, refer
from service.views.analyze import analyze
from service.views.articles import articles
from service.views.assessments import assessments
from service.views.batch import batch
from service.views.check import check
from service.views.claims import claims
from service.views.docs import docs
from service.views.embed import embed
from service.views.health import health
from service.views.metrics import metrics
from service.views.relate import relate
from service.views.rubric import rubric
from service.views.score import score
from service.views.web import web
from service.watch import Watch

BLUEPRINTS = (score, batch, analyze, relate, check, assessments, claims, articles, rubric, health, metrics, docs, embed)
DESCRIPTION = (
    "Second Source tells how well a claim is sourced on the articles at hand: who says it, and how many independent origins "
    "stand behind it. It does not say whether the claim is true."
)


def create_app(
    settings: Settings | None = None, engine: Engine | None = None, watch: Watch | None = None, readers: Readers | None = None,
    buckets: Buckets | None = None,
) -> Flask:
    """Return the application; whether keys are needed is settled here, by the address of the settings.

    Where none is given, settings come from the environment, the engine is a new one, nothing is logged, an article is read in the
    thread that takes it in, and requests are counted for this application alone.
    """
    settings = settings or from_environment()
    if engine is None:
        enforce(settings.names)
    app = _bare()
    api = _documented(app)
    for blueprint in BLUEPRINTS:
        api.register_blueprint(blueprint)
    app.register_blueprint(web)
    engine = engine or Engine(tagger=named(settings.tagger))
    watch = watch or Watch()
    watch.metrics.runs(engine.rubric.version)
    room = Room(settings.threads, settings.slots, watch.metrics)
    document = secured(api.spec.to_dict(), keys_needed(settings))
    app.extensions[KEY] = holding = _opened(settings, engine, readers or Readers(engine), watch, room, document)
    app.extensions[EXTENSION] = Answers(holding.database)
    app.before_request(note_route)
    guard(app, settings, holding.database, buckets)
    app.register_error_handler(Exception, answered)
    app.after_request(_secured)
    app.after_request(lambda response: conditional(request, response))  # before _secured: Flask takes the last one first
    within = Cors(Admission(WholeSteps(app.wsgi_app), room), settings.cors)
    app.wsgi_app = Observed(within, watch)  # type: ignore[method-assign]  # Flask's own way to add middleware
    return app


def _opened(
    settings: Settings, engine: Engine, readers: Readers, watch: Watch, room: Room, document: dict[str, object],
) -> Held:
    database = Database(settings.url)
    database.upgrade()
    holding: Held
    follows = Watches(database, lambda desk, claim: scored(holding, desk, claim))
    holding = Held(
        settings, engine, database, readers, Shelf(engine), Recorder(database), follows, watch, room, document)
    return holding


def _bare() -> Flask:
    app = Flask("service", static_folder=None)
    # One byte more than is accepted: a body that comes in chunks is cut off there, and is known by it to be too long.
    app.config.update(MAX_CONTENT_LENGTH=most("body") + 1, PROVIDE_AUTOMATIC_OPTIONS=False)
    app.jinja_env.filters["marked"] = marked
    app.url_map.converters["id"] = ArticleId
    app.url_map.converters["digest"] = Digest
    app.url_map.merge_slashes = False
    return app


def _documented(app: Flask) -> flask_smorest.Api:
    api = Api(app, spec_kwargs={
        "title": "Second Source", "version": ENGINE_VERSION, "openapi_version": "3.1.0",
        "info": {"description": DESCRIPTION, "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"}},
    })
    api.register_converter(ArticleId, lambda _: {"type": "string", "minLength": 1, "maxLength": most("id")})
    api.register_converter(Digest, lambda _: {"type": "string", "pattern": f"^{DIGEST}$"})
    for name, shape in SHAPES.items():
        api.spec.components.schema(name, shape)
    return api


class Api(flask_smorest.Api):  # type: ignore[misc]  # flask-smorest has no types
    """flask-smorest's document, in which every error is a problem."""

    def _register_responses(self) -> None:
        content = {MEDIA_TYPE: {"schema": refer("Problem")}}
        for name in ("DEFAULT_ERROR", HTTPStatus(422).name):  # flask-smorest refers to both of itself
            self.spec.components.response(name, {"description": "Any other problem.", "content": content}, lazy=True)

    def _register_pagination_header(self) -> None:
        """Leave pages to our own shapes; flask-smorest would document one of its own that nothing refers to."""

    def _register_error_handlers(self) -> None:
        """Leave errors to our own table."""


def _secured(response: Response) -> Response:
    missing = {name: value for name, value in SECURITY.items() if name not in response.headers}
    if "frame-ancestors 'none'" not in response.headers.get("Content-Security-Policy", SECURITY["Content-Security-Policy"]):
        missing.pop("X-Frame-Options", None)  # it knows no list of origins, and would say the opposite
    response.headers.extend(missing)
    return response
