"""Trains the fourth kind of link, from the noun of a description to the person whom it means, over a finished encoder.

Input: what `whosaid prepare gold` writes: `NAME.jsonl`, a choice a line (`kind`, `word`: the noun, `candidates`: the
words that end the first name and the last mention of each, `points`, `nobody`, `labels`: 1 it is meant, -1 it is not), and
`NAME.f32`, the words as the encoder leaves them, which lines name by their row.

Output: a JSON file with the rows that `heads.weight` and `heads.bias` get in addition, for `whosaid pack-model
--descriptions`. The first half of the numbers is for the word of the first name, the second for that of the last
mention; one number of the first half tells how much speaks for nobody.
"""

import argparse
import json
import math

import numpy as np
import torch

import signs
from windows import words_beside

HIDDEN, WIDTH, RANK = 384, 48, 16
BATCH = 16


def read(path, hidden, weights):
    """Tensors for each description: its noun's state, the candidates' two, points, those of nobody, who is meant."""
    states = words_beside(path, hidden)
    examples = []
    for text in open(path):
        line = json.loads(text)
        if line["kind"] != "person" or not line["labels"]:
            continue
        first, last = states[np.array(line["candidates"])].transpose(1, 0, 2)
        nobody = np.float32(line["nobody"]) @ weights
        right = np.array(line["labels"]) == 1
        tensors = states[line["word"]], first, last, np.float32(line["points"]), nobody[None], right
        examples.append(tuple(torch.from_numpy(np.asarray(t)) for t in tensors))
    return examples


class Pairs(torch.nn.Module):
    """Adds to the points of the sieve; the last of what it gives is for nobody."""

    def __init__(self, hidden):
        super().__init__()
        self.ask_first, self.ask_last = torch.nn.Linear(hidden, RANK), torch.nn.Linear(hidden, RANK)
        self.first, self.last = torch.nn.Linear(hidden, RANK), torch.nn.Linear(hidden, RANK)
        self.nobody = torch.nn.Linear(hidden, 1)
        self.scale = torch.nn.Parameter(torch.tensor(1.0))
        self.dropout = torch.nn.Dropout(0.3)
        for layer in (self.ask_first, self.ask_last, self.first, self.last):
            torch.nn.init.normal_(layer.weight, std=0.02)
        torch.nn.init.zeros_(self.nobody.weight)
        torch.nn.init.zeros_(self.nobody.bias)

    def forward(self, noun, first, last, points, nobody):
        drop = self.dropout
        product = self.first(drop(first)) @ self.ask_first(drop(noun)) + self.last(drop(last)) @ self.ask_last(drop(noun))
        return torch.cat([points * self.scale + product / math.sqrt(WIDTH), nobody * self.scale + self.nobody(drop(noun))])


def train(examples, args):
    torch.manual_seed(args.seed)
    pairs = Pairs(args.hidden)
    optimizer = torch.optim.AdamW(pairs.parameters(), lr=args.rate, weight_decay=0.3)
    # The mean over the second half.
    average, steps = {}, 0
    for epoch in range(args.epochs):
        for step, index in enumerate(torch.randperm(len(examples)).tolist(), 1):
            *inputs, right = examples[index]
            likely = torch.log_softmax(pairs(*inputs), 0)
            meant = torch.cat([right, ~right.any()[None]])
            (-torch.logsumexp(likely[meant], 0) / BATCH).backward()
            if step % BATCH == 0:
                optimizer.step()
                optimizer.zero_grad()
                if 2 * epoch >= args.epochs:
                    steps += 1
                    for name, p in pairs.named_parameters():
                        mean = average.setdefault(name, p.detach().clone())
                        mean += (p.detach() - mean) / steps
    pairs.load_state_dict(average)
    return pairs.eval()


def right(examples, points_of):
    """How many of the choices are right."""
    with torch.no_grad():
        told = [(points_of(*inputs).argmax().item(), right) for *inputs, right in examples]
    return sum(right[at].item() if at < len(right) else not right.any().item() for at, right in told)


def rows(pairs, hidden):
    """Those that ask and those that answer, in the points of the sieve."""
    scale = pairs.scale.item()
    weight, bias = torch.zeros(2 * WIDTH, hidden), torch.zeros(2 * WIDTH)
    half = WIDTH // 2
    for at, layer, by in (
        (0, pairs.ask_first, 1 / scale),
        (half, pairs.ask_last, 1 / scale),
        (WIDTH, pairs.first, 1.0),
        (WIDTH + half, pairs.last, 1.0),
        # What speaks for nobody speaks against everybody.
        (RANK, pairs.nobody, -math.sqrt(WIDTH) / scale),
    ):
        size = layer.out_features
        weight[at : at + size], bias[at : at + size] = layer.weight.detach() * by, layer.bias.detach() * by
    bias[WIDTH + RANK] = 1.0
    return {"weight": weight.tolist(), "bias": bias.tolist()}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", nargs="+", required=True, help="what it learns from")
    parser.add_argument("--weights", required=True, help="weights.rs, with the weights that the points were made with")
    parser.add_argument("--folds", type=int, default=0, help="also score each of so many parts by what learned from the others")
    parser.add_argument("--hidden", type=int, default=HIDDEN, help="numbers a word")
    parser.add_argument("--epochs", type=int, default=10)
    parser.add_argument("--rate", type=float, default=1e-3)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--output", required=True)
    args = parser.parse_args()
    weights = signs.table(open(args.weights).read(), "NEW_PERSON")[2].flatten().numpy()
    files = {path: read(path, args.hidden, weights) for path in args.data}
    alone, both = dict.fromkeys(files, 0), dict.fromkeys(files, 0)
    for fold in range(args.folds):
        parts = {path: (fold * len(of) // args.folds, (fold + 1) * len(of) // args.folds) for path, of in files.items()}
        others = [e for path, (a, b) in parts.items() for e in files[path][:a] + files[path][b:]]
        pairs = train(others, args)
        for path, (a, b) in parts.items():
            held = files[path][a:b]
            alone[path] += right(held, lambda _noun, _first, _last, points, nobody: torch.cat([points, nobody]))
            both[path] += right(held, pairs)
    for path, of in files.items():
        share = lambda count: 100 * count / max(1, len(of))
        scores = f", right by the sieve’s points {share(alone[path]):.1f}, with the links {share(both[path]):.1f}"
        print(f"{path}: {len(of)} descriptions{scores if args.folds else ''}")
    pairs = train([e for of in files.values() for e in of], args)
    with open(args.output, "w") as file:
        json.dump(rows(pairs, args.hidden), file)


if __name__ == "__main__":
    main()
