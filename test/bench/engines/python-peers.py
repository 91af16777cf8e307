"""Measures an engine that Python brings: tantivy (of a virtual environment), or SQLite's FTS5 (of Python itself).

usage: python-peers.py ENGINE FOLDER    ENGINE: tantivy, fts5-words, fts5-trigram

Reads passages.tsv and queries.json, prints the figures as one line of JSON. Queries run twice, as in measure.ts.
"""
import json
import os
import resource
import sqlite3
import sys
import time

MOST_SECONDS = 3
CLASSES = ["one", "any", "all", "long"]


def passages(folder):
    with open(os.path.join(folder, "passages.tsv"), encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            province, words, text = line.rstrip("\n").split("\t")
            yield number, province, words, text


class Tantivy:
    answers = "best 10 ids with scores, exact count"

    def __init__(self, folder):
        self.folder = os.path.join(folder, "tantivy")

    def build(self, rows):
        import tantivy

        os.makedirs(self.folder)
        schema = tantivy.SchemaBuilder()
        schema.add_integer_field("id", stored=True, fast=True)
        schema.add_text_field("province", tokenizer_name="raw")
        schema.add_text_field("words", tokenizer_name="whitespace", index_option="freq")
        index = tantivy.Index(schema.build(), path=self.folder)
        writer = index.writer(heap_size=200_000_000, num_threads=1)
        for number, province, words, _ in rows:
            writer.add_document(tantivy.Document(id=number, province=province, words=words))
        writer.commit()
        writer.wait_merging_threads()

    def open(self):
        import tantivy

        self.tantivy = tantivy
        index = tantivy.Index.open(self.folder)
        self.schema = index.schema
        self.searcher = index.searcher()

    def search(self, query):
        tantivy = self.tantivy
        occur = tantivy.Occur.Must if query["kind"] == "all" else tantivy.Occur.Should
        parts = [
            (occur, tantivy.Query.term_query(self.schema, "words", word, index_option="freq"))
            for word in query["words"]
        ]
        whole = tantivy.Query.boolean_query(parts)
        if query["province"] is not None:
            province = tantivy.Query.term_query(self.schema, "province", query["province"])
            unscored = tantivy.Query.const_score_query(province, 0.0)
            whole = tantivy.Query.boolean_query([(tantivy.Occur.Must, whole), (tantivy.Occur.Must, unscored)])
        return self.searcher.search(whole, limit=10, count=True).count


class Fts5:
    def __init__(self, folder, trigram):
        self.path = os.path.join(folder, "trigram.db" if trigram else "words.db")
        self.folder = self.path
        self.trigram = trigram
        self.answers = "best 10 ids by rank, no count"
        if trigram:
            self.answers += "; words of two characters are left out, it finds none"

    def build(self, rows):
        database = sqlite3.connect(self.path)
        database.execute("pragma journal_mode=off")
        tokenizer = "trigram" if self.trigram else "unicode61"
        database.execute(
            f"create virtual table passages using fts5(words, province unindexed, tokenize='{tokenizer}')"
        )
        database.executemany(
            "insert into passages (rowid, words, province) values (?, ?, ?)",
            ((number + 1, text if self.trigram else words, province) for number, province, words, text in rows),
        )
        database.execute("insert into passages (passages) values ('optimize')")
        database.commit()
        database.close()

    def open(self):
        self.database = sqlite3.connect(self.path)

    def search(self, query):
        words = [word for word in query["words"] if len(word) > 2] if self.trigram else query["words"]
        if not words:
            return None
        joined = (" AND " if query["kind"] == "all" else " OR ").join(f'"{word}"' for word in words)
        where = "" if query["province"] is None else "and province = ?"
        values = [joined] if query["province"] is None else [joined, query["province"]]
        statement = f"select rowid from passages where passages match ? {where} order by rank limit 10"
        return len(self.database.execute(statement, values).fetchall())


def time_pass(queries, search, most):
    times, answered = [], 0
    end = time.perf_counter() + most
    for query in queries:
        started = time.perf_counter()
        hits = search(query)
        now = time.perf_counter()
        if hits is None:
            continue
        times.append((now - started) * 1000)
        answered += hits > 0
        if now > end:
            break
    times.sort()
    quantile = lambda share: times[min(len(times) - 1, int(len(times) * share))] if times else 0
    share = answered / len(times) if times else 0
    return {"p50": quantile(0.5), "p99": quantile(0.99), "queries": len(times), "answered": share}


def time_queries(queries, search):
    timings = {}
    for filtered in [False, True]:
        for kind in CLASSES:
            chosen = [q for q in queries if q["kind"] == kind and (q["province"] is not None) == filtered]
            time_pass(chosen, search, MOST_SECONDS / 3)
            timings[kind + ("+filter" if filtered else "")] = time_pass(chosen, search, MOST_SECONDS)
    return timings


def bytes_below(path):
    if os.path.isfile(path):
        return os.stat(path).st_blocks * 512
    return sum(os.stat(os.path.join(path, name)).st_blocks * 512 for name in os.listdir(path))


def resident():
    with open("/proc/self/statm", encoding="ascii") as numbers:
        return int(numbers.read().split()[1]) * resource.getpagesize()


def main():
    name, folder = sys.argv[1:3]
    engine = Tantivy(folder) if name == "tantivy" else Fts5(folder, name == "fts5-trigram")
    started = time.perf_counter()
    child = os.fork()
    if child == 0:
        engine.build(passages(folder))
        os._exit(0)
    _, status, usage = os.wait4(child, 0)
    if status != 0:
        sys.exit("build failed")
    build_ms = (time.perf_counter() - started) * 1000
    with open(os.path.join(folder, "queries.json"), encoding="utf-8") as file:
        queries = json.load(file)
    bare = resident()
    started = time.perf_counter()
    engine.open()
    engine.search(queries[0])
    open_ms = (time.perf_counter() - started) * 1000
    timings = time_queries(queries, engine.search)
    print(
        json.dumps(
            {
                "name": {"tantivy": "tantivy", "fts5-words": "SQLite FTS5, words"}.get(name, "SQLite FTS5, trigram"),
                "answers": engine.answers,
                "buildMs": build_ms,
                "parseMs": None,
                "buildMemory": usage.ru_maxrss * 1024,
                "openMs": open_ms,
                "memory": resident() - bare,
                "disk": bytes_below(engine.folder),
                "timings": timings,
            }
        )
    )


main()
