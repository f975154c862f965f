#!/usr/bin/env python3
"""Writes a student as an ONNX file with 8-bit weights.

usage: export.py STUDENT OUT.onnx [--dims 192]

Weights of the layers are 8-bit, symmetric, one scale a column; activations are quantised as they come
(DynamicQuantizeLinear); each row of the word pieces' table is 8-bit with its own scale. Inputs: `ids` and `mask`, int64
[texts, pieces]. Output: `vectors`, float32 [texts, dims], of length one.
"""
import argparse
import os

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

import student as S


class Graph:
    def __init__(self):
        self.nodes, self.constants, self.count = [], {}, 0

    def constant(self, value, name=None):
        name = name or f"c{len(self.constants)}"
        self.constants[name] = numpy_helper.from_array(np.asarray(value), name)
        return name

    def op(self, kind, *inputs, outputs=1, **attributes):
        names = [f"{kind}{self.count}_{n}" for n in range(outputs)]
        self.count += 1
        self.nodes.append(helper.make_node(kind, list(inputs), names, **attributes))
        return names[0] if outputs == 1 else names

    def f(self, value):
        return self.constant(np.array(value, dtype=np.float32))

    def i(self, *values):
        return self.constant(np.array(values, dtype=np.int64))

    def linear(self, x, weight, bias):
        """`weight` as torch has it, [out, in]."""
        scale = np.maximum(np.abs(weight).max(1), 1e-12) / 127
        whole = np.clip(np.round(weight / scale[:, None]), -127, 127).astype(np.int8)
        q, s, z = self.op("DynamicQuantizeLinear", x, outputs=3)
        product = self.op("MatMulInteger", q, self.constant(np.ascontiguousarray(whole.T)), z, self.constant(np.zeros((), np.int8)))
        both = self.op("Mul", s, self.f(scale))
        made = self.op("Mul", self.op("Cast", product, to=TensorProto.FLOAT), both)
        return made if bias is None else self.op("Add", made, self.f(bias))

    def norm(self, x, norm):
        return self.op("LayerNormalization", x, self.f(norm.weight.detach().numpy()), self.f(norm.bias.detach().numpy()), axis=-1, epsilon=1e-12)


def build(student, dims):
    g, shape = Graph(), student.shape
    width, heads = shape["width"], shape["heads"]
    a = lambda tensor: tensor.detach().float().numpy()
    table = a(student.word.weight)
    scale = np.maximum(np.abs(table).max(1), 1e-12) / 127
    rows = g.op("Cast", g.op("Gather", g.constant(np.round(table / scale[:, None]).astype(np.int8)), "ids"), to=TensorProto.FLOAT)
    scales = g.op("Gather", g.f(scale[:, None]), "ids")
    length = g.op("Slice", g.op("Shape", "ids"), g.i(1), g.i(2))
    positions = g.op("Slice", g.f(a(student.position.weight)), g.i(0), length, g.i(0))
    x = g.norm(g.op("Add", g.op("Mul", rows, scales), positions), student.norm)
    mask = g.op("Cast", "mask", to=TensorProto.FLOAT)
    bias = g.op("Mul", g.op("Sub", g.f(1.0), g.op("Unsqueeze", mask, g.i(1, 2))), g.f(-10000.0))
    into = g.i(0, 0, heads, width // heads)
    for layer in student.layers:
        weights, biases = a(layer.qkv.weight), a(layer.qkv.bias)
        q, k, v = [
            g.op("Reshape", g.linear(x, weights[n * width : (n + 1) * width], biases[n * width : (n + 1) * width]), into) for n in range(3)
        ]
        q, v, k = g.op("Transpose", q, perm=[0, 2, 1, 3]), g.op("Transpose", v, perm=[0, 2, 1, 3]), g.op("Transpose", k, perm=[0, 2, 3, 1])
        scores = g.op("Add", g.op("Mul", g.op("MatMul", q, k), g.f((width // heads) ** -0.5)), bias)
        mixed = g.op("Transpose", g.op("MatMul", g.op("Softmax", scores, axis=-1), v), perm=[0, 2, 1, 3])
        mixed = g.op("Reshape", mixed, g.i(0, 0, width))
        x = g.norm(g.op("Add", x, g.linear(mixed, a(layer.out.weight), a(layer.out.bias))), layer.norm1)
        up = g.linear(x, a(layer.up.weight), a(layer.up.bias))
        half = g.op("Add", g.op("Erf", g.op("Div", up, g.f(2**0.5))), g.f(1.0))
        up = g.op("Mul", g.op("Mul", up, half), g.f(0.5))
        x = g.norm(g.op("Add", x, g.linear(up, a(layer.down.weight), a(layer.down.bias))), layer.norm2)
    wide = g.op("Unsqueeze", mask, g.i(2))
    mean = g.op("Div", g.op("ReduceSum", g.op("Mul", x, wide), g.i(1), keepdims=0), g.op("ReduceSum", wide, g.i(1), keepdims=0))
    made = g.linear(mean, a(student.project.weight)[:dims], None)
    g.nodes.append(helper.make_node("LpNormalization", [made], ["vectors"], axis=-1, p=2))
    integers = lambda name: helper.make_tensor_value_info(name, TensorProto.INT64, ["texts", "pieces"])
    graph = helper.make_graph(g.nodes, "encoder", [integers("ids"), integers("mask")], [helper.make_tensor_value_info("vectors", TensorProto.FLOAT, ["texts", dims])], list(g.constants.values()))
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=9)
    onnx.checker.check_model(model)
    return model


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("student")
    parser.add_argument("out")
    parser.add_argument("--dims", type=int, default=192)
    options = parser.parse_args()
    onnx.save(build(S.load(options.student), options.dims), options.out)
    print(f"{options.out}: {os.path.getsize(options.out) / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
