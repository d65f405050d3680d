"""Writes a tiny network and what PyTorch says of some windows, for tests/network.rs.

    python training/parity.py [FOLDER]          writes tests/network/tiny.weights and tiny.json
    python training/parity.py --minilm MODEL.safetensors FOLDER
                                                the same with the first layers of a real MiniLM

The network is written out in plain tensor operations, so that it says what BERT is and depends on
PyTorch alone. The same versions give the same bytes.
"""

import json
import math
import pathlib
import struct
import sys

import torch
from torch.nn.functional import gelu, layer_norm, softmax

EPSILON = 1e-12


def tiny():
    """A seeded network: vocabulary 50, hidden 32, 4 heads, intermediate 64, 2 layers, 2 channels."""
    torch.manual_seed(1)
    hidden, inner, width = 32, 64, 7
    tensors = {
        "embeddings.word": torch.randn(50, hidden) * 0.5,
        "embeddings.position": torch.randn(24, hidden) * 0.2,
        "embeddings.kind": torch.randn(hidden) * 0.1,
        "embeddings.channel.0": torch.randn(4, hidden) * 0.3,
        "embeddings.channel.1": torch.randn(3, hidden) * 0.3,
        "role_transitions": torch.randn(7, 7),
    }

    def norm(name):
        tensors[f"{name}.weight"] = 1 + torch.randn(hidden) * 0.1
        tensors[f"{name}.bias"] = torch.randn(hidden) * 0.1

    def linear(name, output, input):
        tensors[f"{name}.weight"] = torch.randn(output, input) / math.sqrt(input)
        tensors[f"{name}.bias"] = torch.randn(output) * 0.1

    norm("embeddings.norm")
    for layer in range(2):
        for name in ("query", "key", "value", "attention"):
            linear(f"layers.{layer}.{name}", hidden, hidden)
        norm(f"layers.{layer}.attention_norm")
        linear(f"layers.{layer}.up", inner, hidden)
        linear(f"layers.{layer}.down", hidden, inner)
        norm(f"layers.{layer}.norm")
    linear("heads", width, hidden)
    return tensors, 4


def minilm(path):
    """The first four layers of a real MiniLM with two random channels and heads."""
    source = read(path)
    hidden = source["embeddings.word_embeddings.weight"].shape[1]
    torch.manual_seed(1)
    tensors = {
        "embeddings.word": source["embeddings.word_embeddings.weight"],
        "embeddings.position": source["embeddings.position_embeddings.weight"][:256],
        "embeddings.kind": source["embeddings.token_type_embeddings.weight"][0],
        "embeddings.channel.0": torch.randn(4, hidden) * 0.02,
        "embeddings.channel.1": torch.randn(3, hidden) * 0.02,
        "heads.weight": torch.randn(40, hidden) / math.sqrt(hidden),
        "heads.bias": torch.zeros(40),
    }
    names = {
        "attention.self.query": "query",
        "attention.self.key": "key",
        "attention.self.value": "value",
        "attention.output.dense": "attention",
        "attention.output.LayerNorm": "attention_norm",
        "intermediate.dense": "up",
        "output.dense": "down",
        "output.LayerNorm": "norm",
    }
    for part in ("weight", "bias"):
        tensors[f"embeddings.norm.{part}"] = source[f"embeddings.LayerNorm.{part}"]
        for layer in range(4):
            for theirs, ours in names.items():
                tensors[f"layers.{layer}.{ours}.{part}"] = source[f"encoder.layer.{layer}.{theirs}.{part}"]
    return tensors, 12


def run(tensors, heads, window):
    """Scores of the words of a window, one row a word."""

    def linear(name, x):
        return x @ tensors[f"{name}.weight"].T + tensors[f"{name}.bias"]

    def norm(name, x):
        return layer_norm(x, x.shape[-1:], tensors[f"{name}.weight"], tensors[f"{name}.bias"], EPSILON)

    pieces = torch.tensor(window["pieces"])
    x = tensors["embeddings.word"][pieces] + tensors["embeddings.position"][: len(pieces)] + tensors["embeddings.kind"]
    for channel, values in enumerate(window["channels"]):
        x = x + tensors[f"embeddings.channel.{channel}"][torch.tensor(values)]
    x = norm("embeddings.norm", x)
    layer = 0
    while f"layers.{layer}.up.weight" in tensors:
        at = f"layers.{layer}"
        split = lambda name: linear(f"{at}.{name}", x).view(len(pieces), heads, -1).transpose(0, 1)
        query, key, value = split("query"), split("key"), split("value")
        shares = softmax(query @ key.transpose(1, 2) / math.sqrt(query.shape[-1]), dim=-1)
        context = (shares @ value).transpose(0, 1).reshape(x.shape)
        x = norm(f"{at}.attention_norm", x + linear(f"{at}.attention", context))
        x = norm(f"{at}.norm", x + linear(f"{at}.down", gelu(linear(f"{at}.up", x))))
        layer += 1
    return linear("heads", x[torch.tensor(window["words"])])


def windows(tensors, lengths):
    made = []
    for length in lengths:
        draw = lambda name: torch.randint(len(tensors[name]), (length,)).tolist()
        pieces = draw("embeddings.word")
        channels = [draw(f"embeddings.channel.{channel}") for channel in range(2)]
        made.append({"pieces": pieces, "channels": channels, "words": list(range(0, length, 2))})
    return made


def write(path, tensors, heads):
    """Safetensors: <https://github.com/huggingface/safetensors#format>."""
    header, data = {"__metadata__": {"heads": str(heads)}}, b""
    for name in sorted(tensors):
        values = tensors[name].contiguous().numpy().astype("<f4").tobytes()
        header[name] = {
            "dtype": "F32",
            "shape": list(tensors[name].shape),
            "data_offsets": [len(data), len(data) + len(values)],
        }
        data += values
    text = json.dumps(header, separators=(",", ":")).encode()
    path.write_bytes(struct.pack("<Q", len(text)) + text + data)


def read(path):
    bytes = pathlib.Path(path).read_bytes()
    (length,) = struct.unpack_from("<Q", bytes)
    header = json.loads(bytes[8 : 8 + length])
    header.pop("__metadata__", None)
    tensors = {}
    for name, entry in header.items():
        if entry["dtype"] != "F32":
            continue
        start, end = (8 + length + offset for offset in entry["data_offsets"])
        tensors[name] = torch.frombuffer(bytearray(bytes[start:end]), dtype=torch.float32).view(entry["shape"])
    return tensors


def main(arguments):
    if arguments[:1] == ["--minilm"]:
        (tensors, heads), lengths, folder = minilm(arguments[1]), (256, 128), pathlib.Path(arguments[2])
    else:
        folder = arguments[0] if arguments else pathlib.Path(__file__).parent.parent / "tests/network"
        (tensors, heads), lengths, folder = tiny(), (24, 5, 1), pathlib.Path(folder)
    write(folder / "tiny.weights", tensors, heads)
    cases = []
    for window in windows(tensors, lengths):
        scores = run(tensors, heads, window)
        cases.append({**window, "scores": [[round(value, 6) for value in row] for row in scores.tolist()]})
    (folder / "tiny.json").write_text("[" + ",\n".join(json.dumps(case) for case in cases) + "]\n")


if __name__ == "__main__":
    with torch.no_grad():
        main(sys.argv[1:])
