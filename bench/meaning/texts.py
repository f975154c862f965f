#!/usr/bin/env python3
"""Gathers the texts that the student is distilled on, and pairs of texts that belong together.

usage: texts.py --shared SHARED --out FOLDER [--seed 1]

Reads the search collections and PolNeAR's training articles under SHARED. Leaves out everything that the measurements are
made on: the questions, PolNeAR's and GUM's development articles.
Writes texts.jsonl ({"text", "kind"}) and pairs.jsonl ({"a", "b"}: numbers of lines of texts.jsonl).
"""
import argparse
import json
import os
import random
import re

SENTENCE = re.compile(r"(?<=[.!?])[\"”’')]*\s+(?=[\"“‘'(]?[A-Z0-9])")
LONGEST = 360  # characters: longer texts are cut at a word


def lines(path):
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file if line.strip()]


def squeeze(text):
    return re.sub(r"\s+", " ", text).strip()


def cut(text, most=LONGEST):
    text = squeeze(text)
    return text if len(text) <= most else text[:most].rsplit(" ", 1)[0]


class Texts:
    def __init__(self):
        self.rows, self.numbers, self.pairs = [], {}, []

    def add(self, text, kind):
        text = cut(text)
        if len(text) < 3:
            return None
        if text not in self.numbers:
            self.numbers[text] = len(self.rows)
            self.rows.append({"text": text, "kind": kind})
        return self.numbers[text]

    def pair(self, a, b):
        if a is not None and b is not None and a != b:
            self.pairs.append({"a": a, "b": b})


def fragments(text, rng):
    """What a person might type: a few neighbouring words of a text, lower case, without marks."""
    words = re.sub(r"[^\w\s'’-]", " ", text).lower().split()
    if len(words) < 6:
        return None
    size = rng.choice([2, 3, 3, 4, 5, 6, 7])
    start = rng.randrange(0, len(words) - size + 1) if len(words) > size else 0
    return " ".join(words[start : start + size])


OPENERS = ["what did {} say about {}", "{} on {}", "{}: {}", "{} {}", "did {} comment on {}", "how does {} see {}", "who said {1}", "why {1}", "is {1}"]


def question(speaker, topic, rng):
    return rng.choice(OPENERS).format(speaker, topic)


def polnear(texts, path, rng):
    for article in json.load(open(path, encoding="utf-8")):
        title = texts.add(article["title"] or "", "title")
        body = article["text"]
        quotes = article["quotes"]
        position = 0
        for block in re.split(r"(\n\s*\n)", body):
            start, position = position, position + len(block)
            paragraph = squeeze(block)
            if len(paragraph) < 20:
                continue
            inside = [q for q in quotes if start <= q["start"] < position]
            whole = texts.add(paragraph, "paragraph") if inside or rng.random() < 0.35 else None
            texts.pair(title, whole)
            for sentence in SENTENCE.split(paragraph):
                if len(sentence) < 15 or (not inside and rng.random() > 0.6):
                    continue
                one = texts.add(sentence, "sentence")
                texts.pair(one, whole)
                few = fragments(sentence, rng) if rng.random() < 0.3 else None
                if few:
                    texts.pair(texts.add(few, "query"), one)
            for q in inside:
                said = squeeze(q["text"])
                one = texts.add(said, "quote")
                texts.pair(one, whole)
                source = squeeze(q.get("sourceText") or "")
                if source:
                    texts.add(f"{source}: {said}", "speaker+quote")
                    few = fragments(said, rng)
                    if few:
                        texts.pair(texts.add(question(source.lower() if rng.random() < 0.6 else source, few, rng), "query"), one)
                for _ in range(2):
                    few = fragments(said, rng)
                    if few:
                        texts.pair(texts.add(few, "query"), one)
        if title is not None and rng.random() < 0.7:
            texts.add((article["title"] or "").lower(), "query")


# How many of a collection's documents to take as they are, and how many sentences of each.
SHARES = {"time-paragraphs": (0.5, 1.0), "cranfield": (0.5, 0.3), "scifact": (0.25, 0.1), "checkthat-claims": (1.0, 0.0), "politifact-turns": (0.5, 0.4)}


def collection(texts, folder, rng):
    name = os.path.basename(folder)
    take, sentences = SHARES.get(name, (0.5, 0.5))
    by_document, by_parent = {}, {}
    for doc in lines(os.path.join(folder, "docs.jsonl")):
        title = texts.add(doc["title"], "title") if doc.get("title") else None
        body = squeeze(doc["text"])
        if body.isupper():
            body = body.lower()
        one = texts.add(body, "document") if rng.random() < take else None
        texts.pair(title, one)
        if doc.get("speaker") and one is not None and rng.random() < 0.3:
            texts.add(f"{doc['speaker'].title()}: {body}", "speaker+quote")
        for sentence in SENTENCE.split(body):
            if len(sentence) >= 20 and rng.random() < sentences:
                texts.pair(texts.add(sentence, "sentence"), one)
        if one is not None:
            by_document[doc["id"]] = one
            by_parent.setdefault(doc.get("parent"), []).append(one)
    queries = {q["id"]: texts.add(q["text"], "query") for q in lines(os.path.join(folder, "queries.jsonl"))}
    for row in open(os.path.join(folder, "qrels.tsv"), encoding="utf-8"):
        parts = row.split("\t")
        query, target = (parts[0], parts[1]) if len(parts) == 3 else (parts[0], parts[2])
        for one in [by_document[target]] if target in by_document else by_parent.get(target, [])[:2]:
            texts.pair(queries.get(query), one)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    rng, texts = random.Random(options.seed), Texts()
    polnear(texts, os.path.join(options.shared, "quotes", "polnear-train.json"), rng)
    for name in SHARES:
        collection(texts, os.path.join(options.shared, "search", name), rng)
    os.makedirs(options.out, exist_ok=True)
    for file, rows in (("texts.jsonl", texts.rows), ("pairs.jsonl", texts.pairs)):
        with open(os.path.join(options.out, file), "w", encoding="utf-8") as out:
            out.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    kinds = {}
    for row in texts.rows:
        kinds[row["kind"]] = kinds.get(row["kind"], 0) + 1
    print(len(texts.rows), "texts,", len(texts.pairs), "pairs,", sum(len(r["text"].split()) for r in texts.rows), "words", kinds)


if __name__ == "__main__":
    main()
