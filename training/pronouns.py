"""Trains the third kind of link, from a pronoun to whom it stands for, over a finished encoder.

Input: what `whosaid prepare gap`, `prepare gum` and `prepare gold` write: `NAME.jsonl`, a choice a line (`kind`, `word`,
`candidates`, `points`, `labels`: 1 the pronoun stands for it, -1 it does not, 0 not known), and `NAME.f32`, the words as
the encoder leaves them, which lines name by their row.

Output: a JSON file with the rows that `heads.weight` and `heads.bias` get in addition, for `whosaid pack-model
--pronouns`.
"""

import argparse
import json
import math

import numpy as np
import torch

from windows import words_beside

HIDDEN, WIDTH = 384, 48
# Pronouns for one person.
KINDS = ["source", "narrated", "spoken"]
NO, UNKNOWN, YES = -1, 0, 1


def read(path, hidden):
    """Tensors for each pronoun: its state, the candidates' (mean of first and last word), points, labels."""
    states = words_beside(path, hidden)
    examples = []
    for text in open(path):
        line = json.loads(text)
        if line["kind"] not in KINDS:
            continue
        ends = states[np.array(line["candidates"])]
        tensors = states[line["word"]], ends.mean(axis=1), np.float32(line["points"]), np.array(line["labels"])
        examples.append(tuple(torch.from_numpy(np.asarray(t)) for t in tensors))
    return examples


class Pairs(torch.nn.Module):
    """Adds to the points of the pronoun sieve."""

    def __init__(self, hidden):
        super().__init__()
        self.ask, self.answer = torch.nn.Linear(hidden, WIDTH), torch.nn.Linear(hidden, WIDTH)
        self.scale = torch.nn.Parameter(torch.tensor(0.7))
        self.dropout = torch.nn.Dropout(0.5)
        for layer in (self.ask, self.answer):
            torch.nn.init.normal_(layer.weight, std=0.02)

    def forward(self, pronoun, candidates, points):
        product = self.answer(self.dropout(candidates)) @ self.ask(self.dropout(pronoun))
        return points * self.scale + product / math.sqrt(WIDTH)


def loss_of(logits, labels):
    """One of those meant is chosen; where nobody in the text is, nobody who is known not to be."""
    likely = torch.log_softmax(logits, 0)
    if (labels == YES).any():
        return -torch.logsumexp(likely[labels == YES], 0)
    wrong = torch.exp(torch.logsumexp(likely[labels == NO], 0)).clamp(max=1 - 1e-4)
    return -0.3 * torch.log(1 - wrong) if (labels == NO).any() else None


def right(examples, points_of):
    """Of the pronouns whose right candidate is known, the share for which it has the most points."""
    told = [(points_of(*inputs), labels) for *inputs, labels in examples if (labels == YES).any()]
    return 100 * sum((labels[points.argmax()] == YES).item() for points, labels in told) / max(1, len(told))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", nargs="+", required=True, help="what it learns from")
    parser.add_argument("--dev", nargs="*", default=[], help="what it is scored on")
    parser.add_argument("--hidden", type=int, default=HIDDEN, help="numbers a word")
    parser.add_argument("--epochs", type=int, default=7)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--output", required=True)
    args = parser.parse_args()
    torch.manual_seed(args.seed)
    examples = [example for path in args.data for example in read(path, args.hidden)]
    pairs = Pairs(args.hidden)
    optimizer = torch.optim.AdamW(pairs.parameters(), lr=1e-3, weight_decay=0.1)
    average = {name: p.detach().clone() for name, p in pairs.named_parameters()}
    for _ in range(args.epochs):
        for step, index in enumerate(torch.randperm(len(examples)).tolist(), 1):
            *inputs, labels = examples[index]
            loss = loss_of(pairs(*inputs), labels)
            if loss is not None:
                (loss / 16).backward()
            if step % 16 == 0:
                optimizer.step()
                optimizer.zero_grad()
                for name, p in pairs.named_parameters():
                    average[name].mul_(0.995).add_(p.detach(), alpha=0.005)
    pairs.load_state_dict(average)
    pairs.eval()
    with torch.no_grad():
        for path in args.dev:
            dev = read(path, args.hidden)
            alone, both = right(dev, lambda _, __, points: points), right(dev, pairs)
            print(f"{path}: {len(dev)} pronouns, right by the sieve's points {alone:.1f}, with the links {both:.1f}")
    # In the points of the sieve.
    scale = average["scale"]
    rows = torch.cat([average["ask.weight"] / scale, average["answer.weight"]])
    bias = torch.cat([average["ask.bias"] / scale, average["answer.bias"]])
    with open(args.output, "w") as file:
        json.dump({"weight": rows.tolist(), "bias": bias.tolist()}, file)


if __name__ == "__main__":
    main()
