"""Trains the head that labels names once more, over a finished encoder.

Input: what `whosaid prepare names` writes: `NAME.jsonl`, a window a line (`names`, a label a word), and `NAME.f32`, the
words of the windows as the encoder leaves them.

The first file tells all names. The others are articles of our own, which leave out nationalities: where a head trained
on the first alone sees something that is no person, organization or place, and they nothing, it is believed.

Output: a JSON file with the rows of the head and its chain, for `whosaid pack-model --names`.
"""

import argparse
import json

import numpy as np
import torch

import chain
from windows import words_beside

HIDDEN, LABELS = 384, 9
# The first label of names that are neither of people nor of organizations nor of places.
OTHER = 7
BATCH = 16


class Windows:
    """The windows of a file: their words and their labels."""

    def __init__(self, path, hidden):
        words = words_beside(path, hidden)
        labels = [json.loads(line)["names"] for line in open(path)]
        ends = np.cumsum([len(window) for window in labels])
        if ends[-1] != len(words):
            raise SystemExit(f"{path}: labels for {ends[-1]} words, but {len(words)} words")
        self.windows = [
            (torch.from_numpy(words[end - len(window) : end].copy()), torch.tensor(window))
            for window, end in zip(labels, ends)
            if window
        ]

    def batch(self, indices):
        """Words [batch, words, hidden], labels and mask [batch, words]."""
        chosen = [self.windows[index] for index in indices]
        pad = torch.nn.utils.rnn.pad_sequence
        words = pad([words for words, _ in chosen], batch_first=True)
        labels = pad([labels for _, labels in chosen], batch_first=True)
        mask = pad([torch.ones(len(labels), dtype=torch.bool) for _, labels in chosen], batch_first=True)
        return words, labels, mask


class Head(torch.nn.Module):
    """Scores of labels and the chain over them."""

    def __init__(self, hidden):
        super().__init__()
        self.row = torch.nn.Linear(hidden, LABELS)
        self.transitions = torch.nn.Parameter(torch.zeros(LABELS, LABELS))
        self.start, self.end = torch.nn.Parameter(torch.zeros(LABELS)), torch.nn.Parameter(torch.zeros(LABELS))
        torch.nn.init.zeros_(self.row.weight)
        torch.nn.init.zeros_(self.row.bias)
        self.dropout = torch.nn.Dropout(0.2)

    def forward(self, words, mask):
        scores = self.row(self.dropout(words)) * mask[:, :, None]
        return chain.chain(scores, mask, self.transitions, self.start, self.end)


def spans(labels):
    """(kind, start, end) of the spans that labels spell."""
    found, start = [], None
    for at, label in enumerate([*labels, 0]):
        if start is not None and (label == 0 or label % 2 == 1 or (label - 1) // 2 != found_kind):
            found.append((found_kind, start, at))
            start = None
        if label and start is None:
            start, found_kind = at, (label - 1) // 2
    return set(found)


@torch.no_grad()
def score(head, windows):
    """Exact F1 of the names, and that of each class."""
    head.eval()
    right, ours, gold = [0] * 4, [0] * 4, [0] * 4
    for at in range(0, len(windows.windows), 16):
        words, labels, mask = windows.batch(range(at, min(at + 16, len(windows.windows))))
        paths = chain.best(*head(words, mask), mask)
        for path, label, there in zip(paths, labels, mask):
            found, known = spans(path[there].tolist()), spans(label[there].tolist())
            for kind, *_ in found & known:
                right[kind] += 1
            for kind, *_ in found:
                ours[kind] += 1
            for kind, *_ in known:
                gold[kind] += 1
    of = lambda r, o, g: 200 * r / max(1, o + g)
    return of(sum(right), sum(ours), sum(gold)), [of(*n) for n in zip(right, ours, gold)]


def train(data, repeat, args, dev):
    """A head for some windows, each file seen so often an epoch."""
    head = Head(args.hidden)
    optimizer = torch.optim.AdamW(head.parameters(), lr=args.rate, weight_decay=args.decay)
    every = [
        (of, at) for of, windows in enumerate(data) for at in range(len(windows.windows)) for _ in range(repeat[of])
    ]
    steps = args.epochs * (len(every) // BATCH + 1)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, args.rate, total_steps=steps, pct_start=0.1)
    for epoch in range(args.epochs):
        head.train()
        order = torch.randperm(len(every)).tolist()
        for at in range(0, len(order), BATCH):
            chosen = [every[index] for index in order[at : at + BATCH]]
            losses = []
            for of in sorted({of for of, _ in chosen}):
                words, labels, mask = data[of].batch([index for own, index in chosen if own == of])
                wanted = chain.of_labels(labels, mask, LABELS)
                losses.append(chain.loss(head(words, mask), wanted, mask).sum())
            optimizer.zero_grad()
            (sum(losses) / BATCH).backward()
            optimizer.step()
            schedule.step()
    for path, windows in dev:
        whole, each = score(head, windows)
        print(f"{path.split('/')[-1]}: {whole:.1f} (by class {' '.join(f'{f1:.1f}' for f1 in each)})", flush=True)
    return head


@torch.no_grad()
def complete(head, windows):
    """Adds to labels what the head sees of the last class where they see nothing."""
    head.eval()
    for at, (words, labels) in enumerate(windows.windows):
        mask = torch.ones(1, len(labels), dtype=torch.bool)
        path = chain.best(*head(words[None], mask), mask)[0]
        windows.windows[at] = words, torch.where((labels == 0) & (path >= OTHER), path, labels)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", nargs="+", required=True, help="what it learns from")
    parser.add_argument("--repeat", nargs="+", type=int, help="how often each is seen in an epoch")
    parser.add_argument("--dev", nargs="*", default=[], help="what it is scored on")
    parser.add_argument("--hidden", type=int, default=HIDDEN, help="numbers a word")
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--rate", type=float, default=2e-3)
    parser.add_argument("--decay", type=float, default=0.01)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--output", required=True)
    args = parser.parse_args()
    torch.manual_seed(args.seed)
    data = [Windows(path, args.hidden) for path in args.data]
    dev = [(path, Windows(path, args.hidden)) for path in args.dev]
    repeat = args.repeat or [1] * len(data)
    first = train(data[:1], [1], args, dev)
    for windows in data[1:]:
        complete(first, windows)
    head = train(data, repeat, args, dev)
    with torch.no_grad():
        named = {
            "weight": head.row.weight.tolist(),
            "bias": head.row.bias.tolist(),
            "transitions": head.transitions.tolist(),
            "start": head.start.tolist(),
            "end": head.end.tolist(),
        }
    with open(args.output, "w") as file:
        json.dump(named, file)


if __name__ == "__main__":
    main()
