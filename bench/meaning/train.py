#!/usr/bin/env python3
"""Distils the student from the teacher's vectors.

usage: train.py --data FOLDER --out FOLDER [--minutes 15] [--layers 0,2,5] [--inner 768] [--dims 256] [--start FOLDER]

Reads texts.jsonl, pairs.jsonl, teacher.npy, vocab.txt and pieces.npy. The target is the teacher's vector in its own principal
axes, cut to `dims`: the first so many numbers of a student's vector are again a vector. The loss is one minus the cosine to
the target, plus the divergence of how a batch's texts are alike (softmax of the cosines over a temperature). Half of the batches
are drawn around one subject, so that what has to be told apart is alike.
"""
import argparse
import json
import os
import time

import numpy as np
import torch
import torch.nn.functional as F
from tokenizers import BertWordPieceTokenizer

import student as S
import teach

TEMPERATURE = 0.05
LONGEST = 96


def tokenizer_of(folder):
    tokenizer = BertWordPieceTokenizer(os.path.join(folder, "vocab.txt"), lowercase=True)
    tokenizer.enable_truncation(LONGEST)
    return tokenizer


def axes(vectors, dims):
    """The principal axes of unit vectors, not centred, so that cosines are kept; the strongest first."""
    _, axes = np.linalg.eigh(vectors.T.astype(np.float64) @ vectors)
    return np.ascontiguousarray(axes[:, ::-1][:, :dims]).astype(np.float32)


def alike(vectors):
    return (vectors @ vectors.T / TEMPERATURE).fill_diagonal_(-1e4)


def loss_of(made, wanted):
    closeness = (1 - (made * wanted).sum(1)).mean()
    divergence = 0.0
    for dims in (made.shape[1], made.shape[1] // 2):
        a, b = F.normalize(made[:, :dims], dim=1), F.normalize(wanted[:, :dims], dim=1)
        divergence = divergence + F.kl_div(F.log_softmax(alike(a), 1), F.softmax(alike(b), 1), reduction="batchmean")
    return closeness + 0.25 * divergence, closeness.item()


def batches(targets, partners, held, rng, size):
    """Yields numbers of texts that are not held out: half of the batches at random, half around one subject, with
    a partner for each text that has one."""
    count = len(targets)
    while True:
        if rng.random() < 0.5:
            drawn = rng.integers(0, count, size // 2)
        else:
            near = targets @ targets[rng.integers(count)]
            drawn = rng.choice(np.argpartition(-near, 6 * size)[: 6 * size], size // 2, replace=False)
        others = [partners[n][rng.integers(len(partners[n]))] if partners[n] else rng.integers(count) for n in drawn]
        numbers = np.unique(np.concatenate([drawn, np.array(others)]))
        yield numbers[~held[numbers]]


def held_out_cosine(student, rows, targets, held):
    """Returns the mean cosine to the targets of the texts that are not trained on."""
    student.eval()
    with torch.inference_mode(), torch.autocast("cpu", dtype=torch.bfloat16):
        made, order = run(student, rows, np.flatnonzero(held))
    student.train()
    return (made * torch.from_numpy(targets[order])).sum(1).mean().item()


def run(student, rows, numbers):
    """The student's vectors of some texts, in three batches by length so that little is padded."""
    order = sorted(numbers, key=lambda n: len(rows[n]))
    third = (len(order) + 2) // 3
    made = [student(*S.batch_of([rows[n] for n in order[at : at + third]])) for at in range(0, len(order), third)]
    return torch.cat(made), order


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--minutes", type=float, default=15)
    parser.add_argument("--layers", default="0,2,5", help="the teacher's layers to begin from")
    parser.add_argument("--inner", type=int, default=768)
    parser.add_argument("--dims", type=int, default=256)
    parser.add_argument("--batch", type=int, default=192)
    parser.add_argument("--rate", type=float, default=4e-4)
    parser.add_argument("--start", default=None, help="a student to go on from")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    rng = np.random.default_rng(options.seed)
    read = lambda name: [json.loads(line) for line in open(os.path.join(options.data, name), encoding="utf-8")]
    texts = [row["text"] for row in read("texts.jsonl")]
    partners = [[] for _ in texts]
    for pair in read("pairs.jsonl"):
        partners[pair["a"]].append(pair["b"])
        partners[pair["b"]].append(pair["a"])
    vectors = np.load(os.path.join(options.data, "teacher.npy")).astype(np.float32)
    basis = axes(vectors, options.dims)
    targets = vectors @ basis
    kept = np.linalg.norm(targets, axis=1)
    targets /= kept[:, None]
    rows = [one.ids for one in tokenizer_of(options.data).encode_batch(texts)]
    held = np.zeros(len(texts), dtype=bool)
    held[np.random.default_rng(0).choice(len(texts), 512, replace=False)] = True
    if options.start:
        student = S.load(options.start)
    else:
        teacher, _ = teach.load(teach.teacher_folder())
        student = S.from_teacher(teacher, np.load(os.path.join(options.data, "pieces.npy")), [int(n) for n in options.layers.split(",")], options.inner, basis)
    student.train()
    print(f"{len(texts)} texts, {np.mean([len(row) for row in rows]):.1f} pieces each; {options.dims} axes keep {np.mean(kept):.3f} of the length; {sum(p.numel() for p in student.parameters()) / 1e6:.2f} M numbers", flush=True)
    optimizer = torch.optim.AdamW(student.parameters(), lr=options.rate, betas=(0.9, 0.98), weight_decay=0.01)
    began, step, seen, sums = time.time(), 0, 0, [0.0, 0.0, 0]
    for numbers in batches(targets, partners, held, rng, options.batch):
        done = (time.time() - began) / (60 * options.minutes)
        if done >= 1:
            break
        for group in optimizer.param_groups:
            group["lr"] = options.rate * min(1, (step + 1) / 100) * max(0.02, 1 - done)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            made, order = run(student, rows, numbers)
        loss, closeness = loss_of(made, torch.from_numpy(targets[order]))
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(student.parameters(), 1.0)
        optimizer.step()
        step, seen = step + 1, seen + len(order)
        sums = [sums[0] + loss.item(), sums[1] + closeness, sums[2] + 1]
        if step % 100 == 0:
            print(f"{step} steps, {seen} texts, {time.time() - began:.0f} s: loss {sums[0] / sums[2]:.4f}, cosine {1 - sums[1] / sums[2]:.4f}", flush=True)
            sums = [0.0, 0.0, 0]
    print(f"held out: cosine {held_out_cosine(student, rows, targets, held):.4f}")
    S.save(student, options.out)
    np.save(os.path.join(options.out, "axes.npy"), basis)
    print("saved", options.out)


if __name__ == "__main__":
    main()
