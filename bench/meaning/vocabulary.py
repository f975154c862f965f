#!/usr/bin/env python3
"""Chooses the student's word pieces among the teacher's.

usage: vocabulary.py --data FOLDER [--size 10400] [--teacher FOLDER]

Kept are the special pieces, all single characters of Latin script with their continuations, the pieces that the texts use
most, and of the rest the first in the teacher's list, which is ordered by frequency. Words that lose their piece are made of
shorter ones, by the same greedy longest match. Writes vocab.txt (one piece a line) and pieces.npy (the teacher's numbers).
"""
import argparse
import json
import os
from collections import Counter

import numpy as np
from tokenizers import Tokenizer

from teach import teacher_folder


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", required=True)
    parser.add_argument("--size", type=int, default=10400)
    parser.add_argument("--share", type=float, default=0.72, help="of the pieces that are chosen by the texts")
    parser.add_argument("--teacher", default=None)
    options = parser.parse_args()
    folder = options.teacher or teacher_folder()
    with open(os.path.join(folder, "vocab.txt"), encoding="utf-8") as file:
        vocabulary = file.read().split("\n")
    vocabulary = vocabulary[:-1] if vocabulary[-1] == "" else vocabulary
    tokenizer = Tokenizer.from_file(os.path.join(folder, "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    with open(os.path.join(options.data, "texts.jsonl"), encoding="utf-8") as file:
        texts = [json.loads(line)["text"] for line in file]
    counts = Counter(n for one in tokenizer.encode_batch(texts) for n in one.ids)
    special = [n for n, piece in enumerate(vocabulary) if piece in ("[PAD]", "[UNK]", "[CLS]", "[SEP]")]
    plain = lambda piece: all(ord(c) < 0x250 or 0x2010 <= ord(c) <= 0x20BF for c in piece)
    letters = [n for n, piece in enumerate(vocabulary) if len(piece.removeprefix("##")) == 1 and plain(piece)]
    kept = dict.fromkeys(special + letters)
    for n, count in counts.most_common():
        if len(kept) >= options.size * options.share or count < 3:
            break
        kept[n] = None
    by_texts = len(kept)
    for n, piece in enumerate(vocabulary):
        if len(kept) >= options.size:
            break
        if not piece.startswith("[") and plain(piece):
            kept[n] = None
    pieces = special + sorted(set(kept) - set(special))
    np.save(os.path.join(options.data, "pieces.npy"), np.array(pieces))
    with open(os.path.join(options.data, "vocab.txt"), "w", encoding="utf-8") as file:
        file.writelines(vocabulary[n] + "\n" for n in pieces)
    covered = sum(count for n, count in counts.items() if n in kept) / sum(counts.values())
    print(f"{len(pieces)} pieces, {by_texts} by the texts; {100 * covered:.2f} % of the texts' pieces are kept")


if __name__ == "__main__":
    main()
