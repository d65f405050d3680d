"""Windows as `whosaid prepare` writes them, in batches."""

import json
import random

import torch


def read(path):
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def batches(windows, pieces_each, seed):
    """Windows of like length together, about `pieces_each` pieces a batch, padding included."""
    rng = random.Random(seed)
    order = sorted(windows, key=lambda w: (len(w["pieces"]) + rng.uniform(-24, 24)))
    out, batch, longest = [], [], 0
    for window in order:
        longest = max(longest, len(window["pieces"]))
        if batch and longest * (len(batch) + 1) > pieces_each:
            out.append(batch)
            batch, longest = [], len(window["pieces"])
        batch.append(window)
    if batch:
        out.append(batch)
    rng.shuffle(out)
    return out


def pad(rows, value=0):
    longest = max(len(row) for row in rows)
    return torch.tensor([list(row) + [value] * (longest - len(row)) for row in rows])


def collate(batch):
    channels = len(batch[0]["channels"])
    lengths = torch.tensor([len(w["pieces"]) for w in batch])
    words = torch.tensor([len(w["words"]) for w in batch])
    out = {
        "pieces": pad([w["pieces"] for w in batch]),
        "channels": torch.stack([pad([w["channels"][c] for w in batch]) for c in range(channels)], dim=1),
        "words": pad([w["words"] for w in batch]),
    }
    out["mask"] = torch.arange(out["pieces"].shape[1])[None] < lengths[:, None]
    out["word_mask"] = torch.arange(out["words"].shape[1])[None] < words[:, None]
    for task in ("parts", "names"):
        out[task] = pad([w[task] for w in batch]) if batch[0][task] is not None else None
    out["links"] = [w["links"] for w in batch]
    return out
