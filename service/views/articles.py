"""The stored articles."""

from __future__ import annotations

from urllib.parse import quote

from flask import Response

from scoring.values import Article
from service.answering import answer, nothing
from service.blueprint import Blueprint, shape
from service.examples import ARTICLE
from service.held import desk, held
from service.rendering import statements_json
from service.requests import ArticlesSchema, IngestSchema, OffsetsSchema, Page, PageSchema
from service.schemas import ArticleSchema
from service.store import ADDED, UNCHANGED
from service.storing import added_json, article_json, page_json

articles = Blueprint("articles", __name__, description="The articles that are kept, to score claims against.")


@articles.on("POST", "/v1/articles")
@articles.keyed
@articles.takes(IngestSchema, ARTICLE, shown={"oneOf": [ArticleSchema, ArticlesSchema]})
@articles.problems("conflict")
@articles.answers(200, shape("Added"), "All of them were stored already.")
@articles.answers(201, shape("Added"), "Stored; at least one of them is new, or a new version.")
def add_articles(given: list[Article]) -> Response:
    """Store one article, or several in `articles`.

    All of them are stored, or none. Storing an article again changes nothing; another article under the id of a stored one
    is a new version of it, which claims are scored against from then on. What is answered with 201 is on the disk, and the
    next claim is scored against it.
    """
    states, terms = held().readers.add(held().store, given, held().room.aside())
    if terms:
        held().follows.came_in(desk(), terms)
    headers = {"Location": f"/v1/articles/{quote(given[0].id, safe='')}"} if states == [ADDED] else {}
    return answer(added_json(given, states), 200 if set(states) == {UNCHANGED} else 201, headers)


@articles.on("GET", "/v1/articles")
@articles.asks(PageSchema)
@articles.answers(200, shape("Page"), "A page of articles, without their texts.")
def list_articles(page: Page) -> Response:
    """List the stored articles in the order they came in.

    `next` is the cursor of the page that follows, or null on the last one. Articles that come in meanwhile are on the last
    pages; none is shown twice.
    """
    return answer(page_json(held().store.page(page.after, page.limit + 1), page.limit))


@articles.on("GET", "/v1/articles/<id:article_id>")
@articles.answers(200, shape("Article"), "The article as it was handed in.")
@articles.problems("not-found")
def get_article(article_id: str) -> Response:
    """Return one stored article with its text."""
    return answer(article_json(held().store.get(article_id)))


@articles.on("DELETE", "/v1/articles/<id:article_id>")
@articles.answers(204, None, "Forgotten.")
@articles.problems("not-found")
def delete_article(article_id: str) -> Response:
    """Forget one stored article."""
    held().store.delete(article_id)
    return nothing()


@articles.on("GET", "/v1/articles/<id:article_id>/statements")
@articles.asks(OffsetsSchema)
@articles.answers(200, shape("Statements"), "The statements in the order of the text; those of the title come last.")
@articles.problems("not-found")
def list_statements(offset_unit: str, article_id: str) -> Response:
    """Return every statement of one stored article with its attribution."""
    article, statements = held().shelf.statements(held().store, article_id)
    return answer({"article_id": article.id, "statements": statements_json(article, statements, offset_unit)})
