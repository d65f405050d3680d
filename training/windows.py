"""Windows as `whosaid prepare` writes them, as tensors on one device, in batches."""

import json
import random

import numpy as np
import torch


def words_beside(path, hidden):
    """The words of a `NAME.jsonl` as the encoder leaves them, in the `NAME.f32` beside it, [words, hidden]."""
    return np.fromfile(path.removesuffix(".jsonl") + ".f32", dtype="<f4").reshape(-1, hidden)


class Windows:
    """All windows of one file. `soft` may hold a teacher's marginals of each task, as `teach.py` writes them."""

    def __init__(self, path, device="cpu"):
        with open(path, encoding="utf-8") as lines:
            rows = [json.loads(line) for line in lines]
        self.device = device
        self.pieces_in = [len(row["pieces"]) for row in rows]
        self.words_in = [len(row["words"]) for row in rows]
        self.articles = [row["article"] for row in rows]
        channels = len(rows[0]["channels"])
        self.tensors = {
            "pieces": pad([row["pieces"] for row in rows]),
            "channels": torch.stack([pad([row["channels"][c] for row in rows]) for c in range(channels)], dim=1),
            "words": pad([row["words"] for row in rows]),
            "pieces_in": torch.tensor(self.pieces_in),
            "words_in": torch.tensor(self.words_in),
        }
        for task in ("parts", "names"):
            if rows[0][task] is not None:
                self.tensors[task] = pad([row[task] for row in rows])
        if "parts" in self.tensors:
            self.tensors["links"] = links(rows, self.tensors["words"].shape[1])
        self.tensors = {name: tensor.to(device) for name, tensor in self.tensors.items()}
        self.soft = {}

    def __len__(self):
        return len(self.pieces_in)

    def batches(self, pieces_each, seed, keep=lambda article: True):
        """Positions of windows of like length together, about `pieces_each` pieces a batch, padding included."""
        rng = random.Random(seed)
        order = [index for index in range(len(self)) if keep(self.articles[index])]
        order.sort(key=lambda index: self.pieces_in[index] + rng.uniform(-24, 24))
        out, batch, longest = [], [], 0
        for index in order:
            longest = max(longest, self.pieces_in[index])
            if batch and longest * (len(batch) + 1) > pieces_each:
                out.append(batch)
                batch, longest = [], self.pieces_in[index]
            batch.append(index)
        if batch:
            out.append(batch)
        rng.shuffle(out)
        return out

    def take(self, positions):
        """One batch, no wider than its longest window."""
        pieces = max(self.pieces_in[index] for index in positions)
        words = max(self.words_in[index] for index in positions)
        at = torch.tensor(positions, device=self.device)
        of = {name: tensor[at] for name, tensor in self.tensors.items()}
        out = {
            "pieces": of["pieces"][:, :pieces].long(),
            "channels": of["channels"][:, :, :pieces].long(),
            "words": of["words"][:, :words].long(),
            "mask": torch.arange(pieces, device=self.device) < of["pieces_in"][:, None],
            "word_mask": torch.arange(words, device=self.device) < of["words_in"][:, None],
            "links": of["links"][:, :, :words].long() if "links" in of else None,
        }
        for task in ("parts", "names"):
            out[task] = of[task][:, :words].long() if task in of else None
            if task in self.soft:
                first, moves = self.soft[task]
                out[f"soft_{task}"] = first[at].float(), moves[at, : words - 1].float()
        return out


def pad(rows):
    longest = max(len(row) for row in rows)
    out = torch.zeros(len(rows), longest, dtype=torch.int16)
    for index, row in enumerate(rows):
        out[index, : len(row)] = torch.tensor(row, dtype=torch.int16)
    return out


def links(rows, words):
    """For each kind and each word the word to which it is tied, -1 where none is, [windows, kinds, words]."""
    out = torch.full((len(rows), 2, words), -1, dtype=torch.int16)
    for index, row in enumerate(rows):
        for kind, from_word, to_word in row["links"]:
            out[index, kind, from_word] = to_word
    return out
