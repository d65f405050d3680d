"""Trains the third kind of link, from a pronoun to whom it stands for, over a finished encoder.

Input, for each corpus NAME: `NAME.jsonl`, a line a text, and `NAME.f32`, a row of `hidden` floats for each word of
its windows, as the encoder leaves them. A line:

- `windows`: [first token, token after the last, rows] of each window;
- `pron`: the pronouns of one person that have candidates: `p` [offset in code points, token], `c` a list of [start,
  end (code points), first token, token after the last, cluster, points, form], best first;
- `gold`: GAP: `p` (offset), `A` and `B` [start, end, whether it is meant]; GUM: a list of [start, end, start and end
  of the head, entity].

Output: a JSON file with the rows that `heads.weight` and `heads.bias` get in addition. `whosaid prepare` does not
write the input yet; see RESULTS.md.
"""

import argparse
import json
import math

import numpy as np
import torch

HIDDEN, WIDTH = 384, 48
NO, UNKNOWN, YES = -1, 0, 1


def labels_of_gap(line, pronoun):
    """For each candidate's cluster whether a name that is meant, or one that is not, stands in it."""
    if pronoun["p"][0] != line["gold"]["p"]:
        return None
    clusters = {}
    for start, end, _, _, cluster, *_ in pronoun["c"]:
        for a, b, meant in (line["gold"]["A"], line["gold"]["B"]):
            if start < b and a < end:
                clusters[cluster] = max(clusters.get(cluster, NO), YES if meant else NO)
    return [clusters.get(c[4], UNKNOWN) for c in pronoun["c"]]


def labels_of_gum(line, pronoun):
    """For each candidate whether the closest phrase whose head it holds is of the pronoun's entity."""
    start = pronoun["p"][0]
    own = [entity for a, _, head, _, entity in line["gold"] if a == head == start]
    if not own:
        return None

    def label(candidate):
        phrases = [p for p in line["gold"] if candidate[0] <= p[2] and p[3] <= candidate[1]]
        closest = min(phrases, key=lambda p: abs(p[0] - candidate[0]) + abs(p[1] - candidate[1]), default=None)
        return YES if closest is not None and closest[4] == own[0] else NO

    labels = [label(c) for c in pronoun["c"]]
    return labels if YES in labels and len(labels) > 1 else None


def read(path, labels_of):
    """Tensors for each pronoun: its state, the candidates' (mean of first and last word), points, labels."""
    states = np.memmap(f"{path}.f32", dtype=np.float32, mode="r").reshape(-1, HIDDEN)
    examples, base = [], 0
    for text in open(f"{path}.jsonl"):
        line, rows = json.loads(text), {}
        for first, _, count in line["windows"]:
            rows.update((first + k, base + k) for k in range(count))
            base += count
        at = lambda token: states[rows[token]] if token in rows else np.zeros(HIDDEN, np.float32)
        for pronoun in line["pron"]:
            labels = labels_of(line, pronoun) if pronoun["c"] and pronoun["p"][1] in rows else None
            if labels is None:
                continue
            means = np.stack([(at(c[2]) + at(c[3] - 1)) / 2 for c in pronoun["c"]])
            points = torch.tensor([c[5] for c in pronoun["c"]])
            examples.append((torch.tensor(at(pronoun["p"][1])), torch.tensor(means), points, torch.tensor(labels)))
    return examples


class Pairs(torch.nn.Module):
    """Adds to the points of the pronoun sieve."""

    def __init__(self):
        super().__init__()
        self.ask, self.answer = torch.nn.Linear(HIDDEN, WIDTH), torch.nn.Linear(HIDDEN, WIDTH)
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


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--gap", required=True)
    parser.add_argument("--gum", required=True)
    parser.add_argument("--epochs", type=int, default=7)
    parser.add_argument("--output", required=True)
    args = parser.parse_args()
    torch.manual_seed(0)
    examples = read(args.gap, labels_of_gap) + read(args.gum, labels_of_gum)
    pairs = Pairs()
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
    # In the points of the sieve.
    scale = average["scale"]
    rows = torch.cat([average["ask.weight"] / scale, average["answer.weight"]])
    bias = torch.cat([average["ask.bias"] / scale, average["answer.bias"]])
    with open(args.output, "w") as file:
        json.dump({"weight": rows.tolist(), "bias": bias.tolist()}, file)


if __name__ == "__main__":
    main()
