"""The student: a BERT of few and narrow layers, mean pooling and a linear projection."""
import json
import os

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn


class Layer(nn.Module):
    def __init__(self, width, heads, inner):
        super().__init__()
        self.heads = heads
        self.qkv = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)
        self.norm1 = nn.LayerNorm(width, eps=1e-12)
        self.up = nn.Linear(width, inner)
        self.down = nn.Linear(inner, width)
        self.norm2 = nn.LayerNorm(width, eps=1e-12)

    def forward(self, x, bias):
        batch, length, width = x.shape
        q, k, v = self.qkv(x).view(batch, length, 3, self.heads, width // self.heads).permute(2, 0, 3, 1, 4)
        scores = q @ k.transpose(-1, -2) * (width // self.heads) ** -0.5 + bias
        mixed = (torch.softmax(scores, -1) @ v).transpose(1, 2).reshape(batch, length, width)
        x = self.norm1(x + self.out(mixed))
        return self.norm2(x + self.down(F.gelu(self.up(x))))


class Student(nn.Module):
    def __init__(self, words, width=384, inner=768, layers=3, heads=12, positions=128, dims=256):
        super().__init__()
        self.shape = dict(words=words, width=width, inner=inner, layers=layers, heads=heads, positions=positions, dims=dims)
        self.word = nn.Embedding(words, width)
        self.position = nn.Embedding(positions, width)
        self.norm = nn.LayerNorm(width, eps=1e-12)
        self.layers = nn.ModuleList(Layer(width, heads, inner) for _ in range(layers))
        self.project = nn.Linear(width, dims, bias=False)

    def forward(self, ids, mask):
        mask = mask.to(self.norm.weight.dtype)
        x = self.norm(self.word(ids) + self.position.weight[: ids.shape[1]])
        bias = (1 - mask)[:, None, None, :] * -10000.0
        for layer in self.layers:
            x = layer(x, bias)
        x = x.float()
        mean = (x * mask[..., None]).sum(1) / mask.sum(1, keepdim=True)
        with torch.autocast("cpu", enabled=False):
            return F.normalize(self.project(mean), dim=1)


def from_teacher(teacher, pieces, chosen, inner, basis):
    """A student that begins as some of the teacher's layers, each with its most used inner units."""
    config = teacher.config
    student = Student(len(pieces), config.hidden_size, inner, len(chosen), config.num_attention_heads, 128, basis.shape[1])
    embeddings = teacher.embeddings
    with torch.no_grad():
        student.word.weight.copy_(embeddings.word_embeddings.weight[pieces])
        student.position.weight.copy_(embeddings.position_embeddings.weight[:128] + embeddings.token_type_embeddings.weight[0])
        student.norm.load_state_dict(embeddings.LayerNorm.state_dict())
        for layer, number in zip(student.layers, chosen):
            source = teacher.encoder.layer[number]
            own = source.attention.self
            layer.qkv.weight.copy_(torch.cat([own.query.weight, own.key.weight, own.value.weight]))
            layer.qkv.bias.copy_(torch.cat([own.query.bias, own.key.bias, own.value.bias]))
            layer.out.load_state_dict(source.attention.output.dense.state_dict())
            layer.norm1.load_state_dict(source.attention.output.LayerNorm.state_dict())
            up, down = source.intermediate.dense, source.output.dense
            kept = (up.weight.norm(dim=1) * down.weight.norm(dim=0)).topk(inner).indices.sort().values
            layer.up.weight.copy_(up.weight[kept])
            layer.up.bias.copy_(up.bias[kept])
            layer.down.weight.copy_(down.weight[:, kept])
            layer.down.bias.copy_(down.bias)
            layer.norm2.load_state_dict(source.output.LayerNorm.state_dict())
        student.project.weight.copy_(torch.tensor(basis.T))
    return student


def save(student, folder):
    os.makedirs(folder, exist_ok=True)
    torch.save(student.state_dict(), os.path.join(folder, "student.pt"))
    with open(os.path.join(folder, "shape.json"), "w", encoding="utf-8") as file:
        json.dump(student.shape, file)


def load(folder):
    with open(os.path.join(folder, "shape.json"), encoding="utf-8") as file:
        student = Student(**json.load(file))
    student.load_state_dict(torch.load(os.path.join(folder, "student.pt")))
    return student.eval()


def batch_of(rows):
    """Rows of token numbers, padded, and their mask."""
    width = max(map(len, rows))
    ids = np.zeros((len(rows), width), dtype=np.int64)
    mask = np.zeros((len(rows), width), dtype=np.int64)
    for n, row in enumerate(rows):
        ids[n, : len(row)] = row
        mask[n, : len(row)] = 1
    return torch.from_numpy(ids), torch.from_numpy(mask)
