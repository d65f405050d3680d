"""Fits the linear models that choose whom a pronoun or a description stands for, over signs that the sieves count.

Input: what `whosaid prepare gold`, `prepare gum` and `prepare gap` write, a choice a line: `kind`, `signs` of each
candidate, `nobody` (signs of the case that none of them is meant; empty for pronouns, which always stand for one),
`labels` (1 it is meant, -1 it is not, 0 not known).

Output: the numbers of `src/stage/coreference/weights.rs`, row by row; the names behind them stay.
"""

import argparse
import json
import re

import torch

# The columns of the table PRONOUN of weights.rs that are fitted.
PRONOUNS = ["source", "narrated", "spoken", "other"]
# How much the choices of other corpora than our own count: they are not of news.
ABROAD = 0.5


def read(path, weight):
    """Choices with a candidate that is known to be meant, or with none that is."""
    choices = []
    for text in open(path):
        line = json.loads(text)
        labels = torch.tensor(line["labels"])
        meant = bool((labels == 1).any())
        if len(labels) and (meant or line["nobody"]):
            signs, nobody = torch.tensor(line["signs"]), torch.tensor(line["nobody"])
            choices.append({"kind": line["kind"], "signs": signs, "nobody": nobody, "right": labels == 1, "weight": weight})
    return choices


class Choices:
    """Many choices as one softmax each over their candidates, and nobody where that can be."""

    def __init__(self, choices):
        self.count = len(choices)
        sizes = torch.tensor([len(c["right"]) for c in choices])
        self.of = torch.repeat_interleave(torch.arange(self.count), sizes)
        self.signs = torch.cat([c["signs"] for c in choices])
        self.right = torch.cat([c["right"] for c in choices])
        self.weight = torch.tensor([c["weight"] for c in choices])
        self.none = torch.tensor([not c["right"].any() for c in choices])
        self.nobody = torch.stack([c["nobody"] for c in choices])

    def total(self, points, nobody):
        """The logarithm of the sum of exponentials for each choice."""
        most = torch.maximum(torch.full((self.count,), -1e9).scatter_reduce(0, self.of, points, "amax"), nobody)
        sums = torch.zeros(self.count).scatter_add(0, self.of, torch.exp(points - most[self.of]))
        return most + torch.log(sums + torch.exp(nobody - most) + 1e-30)

    def loss(self, points, nobody):
        never = torch.full_like(points, -1e9)
        right = self.total(torch.where(self.right, points, never), torch.where(self.none, nobody, -1e9))
        return (self.weight * (self.total(points, nobody) - right)).sum()

    def score(self, points, nobody):
        """The share of the choices that are right, in percent."""
        best = torch.full((self.count,), -1e9).scatter_reduce(0, self.of, points, "amax")
        hit = torch.zeros(self.count).scatter_reduce(0, self.of, (self.right & (points == best[self.of])).float(), "amax")
        return 100 * torch.where(best > nobody, hit, self.none.float()).mean().item()


def minimize(parameters, loss):
    optimizer = torch.optim.LBFGS(parameters, max_iter=200, line_search_fn="strong_wolfe")

    def closure():
        optimizer.zero_grad()
        value = loss()
        value.backward()
        return value

    optimizer.step(closure)


def fit_pronouns(choices, start, common=0.3, own=1.0):
    """Weights a kind of pronoun, near `start`: what those for one person have in common, and what each has of its own."""
    data = Choices(choices)
    kinds = torch.tensor([PRONOUNS.index(c["kind"]) for c in choices])[data.of]
    shared = torch.zeros(start.shape[1], requires_grad=True)
    apart = torch.zeros_like(start, requires_grad=True)
    never = torch.full((data.count,), -1e9)
    for_one = torch.tensor([[float(kind != "other")] for kind in PRONOUNS])
    all_weights = lambda: start + for_one * shared + apart
    points = lambda: (data.signs * all_weights()[kinds]).sum(1)
    minimize([shared, apart], lambda: data.loss(points(), never) + common * (shared**2).sum() + own * (apart**2).sum())
    return all_weights().detach(), data.score(points(), never)


def fit(choices, penalty):
    """Weights of the candidates and of nobody."""
    data = Choices(choices)
    weights = torch.zeros(data.signs.shape[1], requires_grad=True)
    nobody = torch.zeros(data.nobody.shape[1], requires_grad=True)
    points = lambda: (data.signs @ weights, data.nobody @ nobody)
    minimize([weights, nobody], lambda: data.loss(*points()) + penalty * (weights**2).sum() + (nobody**2).sum())
    return weights.detach(), nobody.detach(), data.score(*points())


def table(source, name):
    """Where the rows of a table stand, and its numbers."""
    start = source.index(f"const {name}: ")
    start = source.index("[\n", start) + 2
    end = source.index("\n];", start)
    numbers = [[float(n) for n in re.findall(r"-?\d+\.\d+", row.split("//")[0])] for row in source[start:end].split("\n")]
    return start, end, torch.tensor(numbers)


def replaced(source, name, numbers):
    start, end, _ = table(source, name)
    rows = []
    for row, values in zip(source[start:end].split("\n"), numbers.tolist(), strict=True):
        values = ", ".join(f"{value + 0.0:.2f}".replace("-0.00", "0.00") for value in values)
        values = f"[{values}]" if row.lstrip().startswith("[") else values
        rows.append(f"    {values}, //{row.split('//')[1]}")
    return source[:start] + "\n".join(rows) + source[end:]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--news", nargs="+", required=True, help="choices of news")
    parser.add_argument("--other", nargs="*", default=[], help="choices of other texts; they count less")
    parser.add_argument("--weights", required=True, help="weights.rs, which is rewritten")
    kinds = ["pronouns", "person", "body", "person_named", "body_named"]
    parser.add_argument("--kinds", nargs="+", choices=kinds, default=kinds, help="what is fitted; the rest stays")
    args = parser.parse_args()
    choices = [c for path in args.news for c in read(path, 1.0)] + [c for path in args.other for c in read(path, ABROAD)]
    source = open(args.weights).read()
    pronouns = [c for c in choices if c["kind"] in PRONOUNS]
    if pronouns and "pronouns" in args.kinds:
        weights, score = fit_pronouns(pronouns, table(source, "PRONOUN")[2].T.contiguous())
        source = replaced(source, "PRONOUN", weights.T)
        print(f"{len(pronouns)} pronouns, {score:.1f} % of them right")
    for kind, penalty in (("person", 2.0), ("body", 1.0), ("person_named", 0.5), ("body_named", 0.5)):
        of_kind = [c for c in choices if c["kind"] == kind]
        if of_kind and kind in args.kinds:
            weights, nobody, score = fit(of_kind, penalty)
            source = replaced(source, kind.upper(), weights[:, None])
            source = replaced(source, f"NEW_{kind.upper()}", nobody[:, None])
            print(f"{len(of_kind)} descriptions ({kind}), {score:.1f} % of them right")
    open(args.weights, "w").write(source)


if __name__ == "__main__":
    main()
