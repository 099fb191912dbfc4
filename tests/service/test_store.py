"""The stored articles, on SQLite and on PostgreSQL: nothing that was acknowledged is lost, whoever writes at the same time."""

from __future__ import annotations

import multiprocessing
import threading
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text

from scoring import Engine
from scoring.engine import Reading
from scoring.evidence import Reviewed
from scoring.packing import Packed, packed
from scoring.shingles import fingerprints
from scoring.values import Article
from service.archive import index
from service.archive.database import Database
from service.archive.readers import read
from service.store import NoSuchArticle, Read, Store

WRITERS, EACH = 4, 12


def quickly(article: Article) -> Read:
    """Read an article without an engine: one statement, found by its words."""
    head = packed(Reading(Reviewed(article, None, (), {}), fingerprints(article.text), b"")).head
    return Read(article, Packed(head, (article.text.encode(),)), (tuple(article.text.split()),), "test")


def put(store: Store, *articles: Article) -> list[str]:
    return store.add([quickly(article) for article in articles])


@pytest.fixture
def store(database: Database) -> Store:
    return Store(database)


def ids(store: Store) -> list[str]:
    return [row.id for row in store.page(0, 1_000)]


def found(store: Store, *words: str, latest: str | None = None) -> list[bytes]:
    numbers = store.search(words, latest)[1]
    packed = store.packed(numbers)
    return [packed[number] for number in numbers]


def test_an_article_comes_back_as_it_was(store: Store) -> None:
    article = Article("it's/1?😀", "a\r\nb\u202e\u00a0", "Post", "T", "2024-10-18", "u", "en")
    assert put(store, article) == ["added"]
    assert store.get("it's/1?😀") == article


def test_the_same_article_again_changes_nothing(store: Store) -> None:
    assert put(store, Article("1", "x"), Article("1", "x")) == ["added", "unchanged"]
    before = store.size()
    assert put(store, Article("1", "x")) == ["unchanged"]
    assert store.size() == before == (1, 1, 1)


def test_another_article_under_the_id_is_a_new_version_and_the_old_one_stays_readable(store: Store) -> None:
    put(store, Article("1", "old words"), Article("2", "z"))
    first = store.numbers(["1"])["1"]
    assert put(store, Article("1", "new words")) == ["updated"]
    assert store.get("1") == Article("1", "new words")
    assert store.shelved([first], "test")[first].article == Article("1", "old words")
    assert [(row.id, row.version) for row in store.page(0, 9)] == [("2", 1), ("1", 2)]
    assert (found(store, "old"), found(store, "words")) == ([], [b"new words"])
    assert store.size()[:2] == (2, 2)


def test_what_is_deleted_is_gone_and_found_no_more(store: Store) -> None:
    put(store, Article("1", "bridge old"), Article("2", "bridge"))
    put(store, Article("1", "bridge new"))
    number = store.numbers(["1"])["1"]
    store.delete("1")
    assert found(store, "bridge", "new", "old") == [b"bridge"]
    assert store.size()[:2] == (1, 1)
    assert store.shelved([number], "test") == {}
    for call in (store.get, store.delete):
        with pytest.raises(NoSuchArticle):
            call("1")


def test_an_id_that_is_given_again_comes_last(store: Store) -> None:
    put(store, Article("1", "x"), Article("2", "x"))
    store.delete("2")
    put(store, Article("3", "x"), Article("2", "x"))
    assert ids(store) == ["1", "3", "2"]


def test_what_has_most_of_the_rare_terms_comes_first(store: Store) -> None:
    put(store, *(Article(f"o{number}", f"rain {number}") for number in range(9)), Article("b", "bridge rain"), Article("c", "bridge crack rain"))
    assert found(store, "bridge", "crack") == [b"bridge crack rain", b"bridge rain"]
    assert found(store, "zebra") == []


def test_what_names_nobody_of_the_claim_is_of_another_story(store: Store) -> None:
    put(store, Article("1", "bridge closed cracks harnby"), Article("2", "bridge closed cracks oslo"), Article("3", "bridge closed cracks"))
    words = ("bridge", "closed", "cracks", "harnby")
    assert len(store.search(words, None)[1]) == 3
    assert list(store.packed(store.search(words, None, ["harnby"])[1]).values()) == [b"bridge closed cracks harnby"]
    assert len(store.search((*words[:3], "lima"), None, ["lima"])[1]) == 3  # nobody names it, and then all may tell of it


def test_a_name_that_many_have_tells_stories_apart_as_well(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index, "FEW", 0)
    test_what_names_nobody_of_the_claim_is_of_another_story(store)


@pytest.mark.parametrize("few", [0, 600])
def test_a_story_that_came_later_is_not_told_by_another(store: Store, monkeypatch: pytest.MonkeyPatch, few: int) -> None:
    monkeypatch.setattr(index, "FEW", few)
    put(store, Article("1", "bridge closed cracks oslo", published_at="2026-03-01"), Article("2", "bridge closed cracks lima", published_at="2026-03-09"))
    words = ("bridge", "closed", "cracks", "lima")
    assert store.search(words, "2026-03-05", ["lima"])[1] == []
    assert list(store.packed(store.search(words, "2026-03-09", ["lima"])[1]).values()) == [b"bridge closed cracks lima"]
    assert len(store.search((*words[:3], "rome"), "2026-03-05", ["rome"])[1]) == 1


def test_a_name_with_nothing_else_of_the_claim_is_no_story(store: Store) -> None:
    put(store, Article("1", "bridge closed cracks oslo"), Article("2", "harnby fair opened sunday"), *(Article(f"n{n}", f"harnby {n}") for n in range(9)))
    found = store.search(("bridge", "closed", "cracks", "oslo", "harnby"), None, ["harnby"])[1]
    assert list(store.packed(found).values()) == [b"bridge closed cracks oslo"]


def test_what_came_later_does_not_match(store: Store) -> None:
    days = ("2024-10-17", "2024-10-18T23:00:00-05:00", "2024-10-19")
    put(store, *(Article(day, f"bridge {day}", published_at=day) for day in days), Article("undated", "bridge undated"))
    assert set(found(store, "bridge", latest="2024-10-18")) == {b"bridge 2024-10-17", b"bridge 2024-10-18T23:00:00-05:00", b"bridge undated"}


def test_desks_never_see_each_other(database: Database) -> None:
    one, other = Store(database, "one"), Store(database, "other")
    put(one, Article("1", "bridge one"))
    put(other, Article("1", "bridge other"), Article("2", "bridge"))
    number = one.numbers(["1"])["1"]
    assert (found(one, "bridge"), ids(one), one.size()[:2]) == ([b"bridge one"], ["1"], (1, 1))
    assert other.shelved([number], "test") == {}
    with pytest.raises(NoSuchArticle):
        one.get("2")
    one.delete("1")
    assert other.get("1").text == "bridge other"


def test_what_other_versions_have_read_is_read_anew(store: Store, engine: Engine) -> None:
    put(store, Article("1", "The mayor said the bridge was closed."))
    ((number, article),) = store.unread(engine.version, 9)
    store.read_anew({number: read(engine, article)})
    assert store.unread(engine.version, 9) == []
    assert store.shelved([number], engine.version)[number].head is not None
    assert store.size()[:2] == (1, len(store.statements(number)))
    assert len(store.search(["bridg"], None)[1]) == 1


def test_another_process_reads_what_was_stored(store: Store, url: str) -> None:
    put(store, Article("1", "x"))
    again = Database(url)
    assert ids(Store(again)) == ["1"]
    again.close()


def test_threads_lose_nothing(store: Store) -> None:
    def write(writer: int) -> None:
        for place in range(EACH):
            put(store, Article(f"{writer}-{place}", "x y"), Article(f"shared-{place}", "x z"))

    threads = [threading.Thread(target=write, args=(writer,)) for writer in range(WRITERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(ids(store))) == store.size()[0] == store.size()[1] == EACH * (WRITERS + 1)


def test_processes_that_open_and_write_at_once_lose_nothing(url: str) -> None:
    context = multiprocessing.get_context("spawn")
    processes = [context.Process(target=write_apart, args=(url, writer)) for writer in range(3)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    assert [process.exitcode for process in processes] == [0, 0, 0]
    database = Database(url)
    assert Store(database).size()[0] == 3 * EACH
    database.close()


def write_apart(url: str, writer: int) -> None:
    """Open the store and fill it from a process of its own."""
    database = Database(url)
    database.upgrade()
    for place in range(EACH):
        put(Store(database), Article(f"{writer}-{place}", "x"))
    database.close()


CALLS = st.lists(st.tuples(st.sampled_from(["add", "delete"]), st.sampled_from("abc"), st.sampled_from(["x y", "y z", "z"])))


@given(CALLS)
def test_any_run_of_calls_keeps_what_a_dictionary_would(
    tmp_path_factory: pytest.TempPathFactory, calls: list[tuple[str, str, str]]
) -> None:
    database = Database(f"sqlite:///{tmp_path_factory.mktemp('run') / 'archive.sqlite3'}")
    database.upgrade()
    store, kept = Store(database), dict[str, str]()
    for call, name, words in calls:
        try:
            if call == "add":
                state = "added" if name not in kept else "unchanged" if kept[name] == words else "updated"
                assert put(store, Article(name, words)) == [state]
                kept[name] = words
            else:
                store.delete(name)
                del kept[name]
        except NoSuchArticle:
            assert name not in kept
    assert {name: store.get(name).text for name in ids(store)} == kept
    assert store.size()[:2] == (len(kept), len(kept))
    for term in "xyz":
        assert sorted(found(store, term)) == sorted(words.encode() for words in kept.values() if term in words.split())
    with database.reading() as connection:
        counted = connection.execute(text("SELECT term, statements FROM terms WHERE statements > 0"))
        assert dict(counted.all()) == {
            term: sum(term in words.split() for words in kept.values()) for term in "xyz" if any(term in words.split() for words in kept.values())
        }
    database.close()


def test_a_database_of_the_first_layout_is_taken_over(tmp_path: Path, engine: Engine) -> None:
    database = Database(f"sqlite:///{tmp_path / 'old.sqlite3'}")
    with database.writing() as connection:
        connection.execute(text(
            "CREATE TABLE articles (number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, text TEXT NOT NULL, outlet TEXT NOT NULL,"
            " title TEXT NOT NULL, published_at TEXT, url TEXT, language TEXT)"))
        connection.execute(text("CREATE VIRTUAL TABLE article_words USING fts5(title, text, content='', contentless_delete=1)"))
        connection.execute(text("INSERT INTO articles VALUES (7, 'a', 'The bridge was shut.', 'Post', '', '2024-10-18', NULL, 'en')"))
    database.upgrade()
    store = Store(database)
    assert store.get("a") == Article("a", "The bridge was shut.", "Post", "", "2024-10-18", None, "en")
    assert [article.id for _, article in store.unread(engine.version, 9)] == ["a"]
    database.close()
