"""The stored articles: nothing that was acknowledged is lost, whoever writes at the same time."""

from __future__ import annotations

import multiprocessing
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.values import Article
from service.store import Conflict, NoSuchArticle, Store

WRITERS, EACH = 4, 25


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store(tmp_path / "folder" / "articles.sqlite3")
    yield opened
    opened.close()


def ids(store: Store) -> list[str]:
    return [row.id for row in store.page(0, 1_000)]


def test_an_article_comes_back_as_it_was(store: Store) -> None:
    article = Article("it's/1?😀", "a\r\nb\u202e\u00a0", "Post", "T", "2024-10-18", "u", "en")
    assert store.add([article]) == [True]
    assert store.get("it's/1?😀") == article


def test_the_same_article_again_changes_nothing(store: Store) -> None:
    assert store.add([Article("1", "x"), Article("1", "x")]) == [True, False]
    assert store.add([Article("1", "x")]) == [False]
    assert store.count() == 1


def test_another_article_under_the_id_is_refused_and_the_stored_one_kept(store: Store) -> None:
    store.add([Article("1", "x")])
    with pytest.raises(Conflict, match=r"^another article is stored under the id '1' \(different text, title\)$"):
        store.add([Article("2", "z"), Article("1", "y", title="t")])
    assert store.get("1") == Article("1", "x")
    assert ids(store) == ["1"], "all of a request is stored, or nothing"


def test_what_is_deleted_is_gone_and_found_no_more(store: Store) -> None:
    store.add([Article("1", "bridge"), Article("2", "bridges")])
    store.delete("1")
    assert [article.id for article in store.matching('"bridge"', None, 9)[0]] == ["2"]
    for call in (store.get, store.delete):
        with pytest.raises(NoSuchArticle):
            call("1")


def test_an_id_that_is_given_again_comes_last(store: Store) -> None:
    store.add([Article("1", "x"), Article("2", "x")])
    store.delete("2")
    store.add([Article("3", "x"), Article("2", "x")])
    assert ids(store) == ["1", "3", "2"]
    assert [article.id for article in store.newest(2)] == ["2", "3"]


def test_words_match_by_stem_and_the_best_fit_comes_first(store: Store) -> None:
    store.add(
        [
            Article("1", "One bridge, and much else of no account here."),
            Article("2", "Bridges closed"),
            Article("3", "No."),
        ]
    )
    found, matching = store.matching('"bridge" OR "closing"', None, 1)
    assert ([article.id for article in found], matching) == (["2"], 2)


def test_what_came_later_does_not_match(store: Store) -> None:
    store.add(
        [Article(day, "bridge", published_at=day) for day in ("2024-10-17", "2024-10-18T23:00:00-05:00", "2024-10-19")]
    )
    store.add([Article("undated", "bridge")])
    found, _ = store.matching('"bridge"', "2024-10-18", 9)
    assert {article.id for article in found} == {"2024-10-17", "2024-10-18T23:00:00-05:00", "undated"}


def test_another_process_reads_what_was_stored(store: Store, tmp_path: Path) -> None:
    store.add([Article("1", "x")])
    again = Store(tmp_path / "folder" / "articles.sqlite3")
    assert ids(again) == ["1"]
    again.close()


def test_threads_lose_nothing(store: Store) -> None:
    def write(writer: int) -> None:
        for place in range(EACH):
            store.add([Article(f"{writer}-{place}", "x"), Article(f"shared-{place}", "x")])

    threads = [threading.Thread(target=write, args=(writer,)) for writer in range(WRITERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(ids(store))) == store.count() == EACH * (WRITERS + 1)


def test_processes_that_open_and_write_at_once_lose_nothing(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    path = tmp_path / "new.sqlite3"
    processes = [context.Process(target=write_apart, args=(path, writer)) for writer in range(3)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    assert [process.exitcode for process in processes] == [0, 0, 0]
    store = Store(path)
    assert store.count() == 3 * EACH
    store.close()


def write_apart(path: Path, writer: int) -> None:
    """Open the store and fill it from a process of its own."""
    store = Store(path)
    for place in range(EACH):
        store.add([Article(f"{writer}-{place}", "x")])


@given(st.lists(st.tuples(st.sampled_from(["add", "delete"]), st.sampled_from("abc"), st.sampled_from(["x", "y"]))))
def test_any_run_of_calls_keeps_what_a_dictionary_would(
    tmp_path_factory: pytest.TempPathFactory, calls: list[tuple[str, str, str]]
) -> None:
    store, kept = Store(tmp_path_factory.mktemp("run") / "articles.sqlite3"), dict[str, str]()
    for call, name, text in calls:
        try:
            if call == "add":
                assert store.add([Article(name, text)]) == [name not in kept]
                kept[name] = text
            else:
                store.delete(name)
                del kept[name]
        except Conflict:
            assert kept[name] != text
        except NoSuchArticle:
            assert name not in kept
    assert {name: store.get(name).text for name in ids(store)} == kept
    store.close()
