"""Soft labels of several networks together: python teach.py --help.

Writes, for every window of the training corpora and both tasks, the mean of the networks' marginals, for
`train.py --teacher`. A network that was trained without one fold of the articles (`FILE:FOLD/FOLDS`) speaks of
that fold alone where the corpus has labels of its own, so that nothing is taught by who has learnt it by heart.
Prints how good the networks are together on the development windows.
"""

import argparse
import json

import torch
from safetensors import safe_open

import chain
from network import Network
from scores import f1_of_spans
from windows import Windows

CORPORA = ("polnear", "conll")
TASKS = ("parts", "names")


def network_of(path, layout, pieces, device):
    with safe_open(path, "pt") as file:
        layers = int(file.metadata()["layers"])
        state = {name: file.get_tensor(name) for name in file.keys()}
    network = Network(layout, pieces, layers=layers)
    network.load_state_dict(state)
    return network.to(device).eval()


@torch.no_grad()
def marginals(network, data, task):
    """Marginals of every window of a corpus, as `chain.loss` wants them."""
    words = data.tensors["words"].shape[1]
    firsts, steps = [], []
    for start in range(0, len(data), 64):
        batch = data.take(range(start, min(len(data), start + 64)))
        scores, _ = network.of_task(batch, task)
        first, moves = chain.marginals(*network.chain(task, scores, batch["word_mask"]), batch["word_mask"])
        firsts.append(first.half())
        missing = words - 1 - moves.shape[1]
        steps.append(torch.nn.functional.pad(moves, (0, 0, 0, 0, 0, missing)).half())
    return torch.cat(firsts), torch.cat(steps)


class Mean:
    """Mean of marginals, by window."""

    def __init__(self):
        self.sums, self.count = None, None

    def add(self, made, here):
        if self.sums is None:
            self.sums = [torch.zeros_like(m, dtype=torch.float32) for m in made]
            self.count = torch.zeros(len(here), device=here.device)
        for total, each in zip(self.sums, made):
            total[here] += each[here]
        self.count[here] += 1

    def give(self):
        return [t / self.count.view(-1, *[1] * (t.dim() - 1)).clamp(min=1) for t in self.sums]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", required=True)
    parser.add_argument("--output", help="file to write; without it only the development scores are printed")
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    parser.add_argument("runs", nargs="+", help="weights.safetensors of networks, or FILE:FOLD/FOLDS")
    args = parser.parse_args()
    layout = json.load(open(f"{args.data}/layout.json"))
    pieces = len(open(f"{args.data}/vocabulary.txt", encoding="utf-8").read().splitlines())
    data, dev = ({name: Windows(f"{args.data}/{name}-{part}.jsonl", args.device) for name in CORPORA} for part in ("train", "dev"))
    means = {(name, task): Mean() for name in CORPORA for task in TASKS}
    together = {task: Mean() for task in TASKS}
    own = dict(zip(TASKS, CORPORA))
    for run in args.runs:
        path, _, share = run.partition(":")
        network = network_of(path, layout, pieces, args.device)
        for task in TASKS:
            of_dev = dev[own[task]]
            together[task].add(marginals(network, of_dev, task), torch.ones(len(of_dev), dtype=torch.bool, device=args.device))
            for name in CORPORA if args.output else ():
                here = torch.ones(len(data[name]), dtype=torch.bool, device=args.device)
                if share and name == own[task]:
                    fold, folds = map(int, share.split("/"))
                    here = torch.tensor(data[name].articles, device=args.device) % folds == fold
                means[name, task].add(marginals(network, data[name], task), here)
    for task, kinds in (("parts", 3), ("names", 4)):
        of_dev = dev[own[task]]
        first, moves = together[task].give()
        mask = torch.arange(moves.shape[1] + 1, device=args.device) < of_dev.tensors["words_in"][:, None]
        best = chain.best(*chain.of_marginals(first, moves), mask).tolist()
        gold = of_dev.tensors[task].tolist()
        cut = lambda rows: [row[:count] for row, count in zip(rows, of_dev.words_in)]
        print(f"{len(args.runs)} networks, {task}:", f1_of_spans(cut(gold), cut(best), kinds), flush=True)
    if args.output:
        soft = {name: {task: tuple(t.half() for t in means[name, task].give()) for task in TASKS} for name in CORPORA}
        torch.save(soft, args.output)


if __name__ == "__main__":
    main()
