"""Trains the network: python train.py --help. Stops and goes on from its checkpoint."""

import argparse
import contextlib
import json
import math
import os
import time

import torch
import torch.nn.functional as F
from safetensors.torch import load, save_file

import chain
from network import LINK_KINDS, Network, load_pretrained, pretrained
from scores import link_logits, link_targets, scores_on
from windows import Windows

CORPORA = ("polnear", "conll")


def arguments():
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", required=True, help="folder with polnear-train.jsonl and so on, and layout.json, vocabulary.txt")
    parser.add_argument("--output", required=True, help="folder for checkpoint and weights")
    parser.add_argument("--layers", type=int, default=4)
    parser.add_argument("--epochs", type=float, default=3, help="times through the attributions")
    parser.add_argument("--name-epochs", type=float, default=4, help="times through the names")
    parser.add_argument("--batch", type=int, default=3600, help="pieces a step")
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--head-rate", type=float, default=1e-3)
    parser.add_argument("--average", type=float, default=0.995, help="decay of the moving average of the weights")
    parser.add_argument("--dropout", type=float, default=0.1)
    parser.add_argument("--attention-dropout", type=float, default=0.0)
    parser.add_argument("--forget", type=float, default=0.04, help="share of pieces that are masked")
    parser.add_argument("--blind", type=float, default=0.15, help="share of windows without the lexical reader's channels")
    parser.add_argument("--adversary", type=float, default=0.0, help="length of the worst step in the embeddings, taken a second time")
    parser.add_argument("--link-weight", type=float, default=0.1)
    parser.add_argument("--teacher", nargs="+", default=[], help="files of soft labels that teach.py wrote; their mean is taken")
    parser.add_argument("--trust", type=float, default=0.5, help="the teacher's share where the corpus has labels")
    parser.add_argument("--elsewhere", type=float, default=0.5, help="weight of the teacher's labels where the corpus has none")
    parser.add_argument("--folds", type=int, default=1)
    parser.add_argument("--fold", type=int, default=-1, help="leaves out the articles of this fold")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--minutes", type=float, default=1e9, help="rates fall to nothing by then, whatever is left to do")
    parser.add_argument("--start", help="weights to begin with, in place of the pre-trained ones; heads and layers may be missing or too many")
    parser.add_argument("--stop-after", type=int, default=1 << 30, help="stop after this many steps, to go on later")
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    parser.add_argument("--bf16", action="store_true", help="layers in 16 bits: faster where the processor has such units")
    parser.add_argument("--tiny", action="store_true", help="a small untrained network, to try the program")
    return parser.parse_args()


def plan(args, data):
    """Every step of the run, a corpus and positions in it, mixed."""
    keep = lambda article: args.fold < 0 or article % args.folds != args.fold
    steps = []
    for corpus, epochs in zip(CORPORA, (args.epochs, args.name_epochs)):
        of_corpus = []
        for epoch in range(math.ceil(epochs)):
            made = data[corpus].batches(args.batch, args.seed * 1000 + epoch, keep)
            of_corpus += made[: round(len(made) * min(1, epochs - epoch))]
        steps += [((index + 0.5) / len(of_corpus), corpus, batch) for index, batch in enumerate(of_corpus)]
    steps.sort(key=lambda step: step[0])
    return [step[1:] for step in steps]


def disturb(batch, args, mask_piece, seed):
    """Masks some pieces and hides the lexical reader's channels (the last two) of some windows."""
    pieces = batch["pieces"]
    rng = torch.Generator(pieces.device).manual_seed(seed)
    forget = (torch.rand(pieces.shape, generator=rng, device=pieces.device) < args.forget) & (pieces > mask_piece)
    batch["pieces"] = pieces.masked_fill(forget, mask_piece)
    for channel in (-1, -2):
        blind = torch.rand(len(pieces), generator=rng, device=pieces.device) < args.blind
        values = batch["channels"][:, channel]
        batch["channels"][:, channel] = torch.where(blind[:, None], values.clamp(max=1), values)


def wanted(batch, task, count, args):
    """The chain of probabilities to learn for a task and its weight: the corpus's labels, the teacher's, or
    something between; none where neither has any."""
    gold, soft = batch[task], batch.get(f"soft_{task}")
    if gold is None:
        return soft, args.elsewhere
    gold = chain.of_labels(gold, batch["word_mask"], count)
    if soft is None:
        return gold, 1.0
    return [mine + args.trust * (theirs - mine) for mine, theirs in zip(gold, soft)], 1.0


def link_loss(network, links, batch):
    losses = []
    for kind in range(LINK_KINDS):
        logits, asking = link_logits(network, links, batch, kind)
        each = F.cross_entropy(logits.flatten(0, 1), link_targets(batch, kind).flatten(), reduction="none")
        losses.append((each * asking.flatten()).sum() / asking.sum().clamp(min=1))
    return sum(losses)


def loss_of(network, batch, args):
    parts, names, links = network.split(network(batch))
    mask, loss = batch["word_mask"], 0.0
    for task, scores in (("parts", parts), ("names", names)):
        aim, weight = wanted(batch, task, scores.shape[2], args)
        if aim is not None:
            loss = loss + weight * chain.loss(network.chain(task, scores, mask), aim, mask).sum() / mask.sum()
    if batch["parts"] is not None:
        loss = loss + args.link_weight * link_loss(network, links, batch)
    return loss


def learn(network, batch, args, narrow):
    """Gradients of one batch; with an adversary also those of the batch moved where it hurts most
    (Miyato, Dai and Goodfellow 2017)."""
    with narrow:
        loss = loss_of(network, batch, args)
    sums = network.embeddings.sums
    sums.retain_grad()
    loss.backward()
    if args.adversary:
        slope = sums.grad
        length = slope.flatten(1).norm(dim=1).clamp(min=1e-12)[:, None, None]
        network.embeddings.push = args.adversary * slope / length
        with narrow:
            loss_of(network, batch, args).backward()
        network.embeddings.push = None
    return loss.detach()


def build(args, layout, vocabulary):
    small = {"hidden": 32, "heads": 4, "inner": 64} if args.tiny else {}
    network = Network(
        layout, len(vocabulary), layers=args.layers, dropout=args.dropout, attention_dropout=args.attention_dropout, **small
    )
    if args.start:
        state = load(open(args.start, "rb").read())
        state = {name: tensor.float() for name, tensor in state.items() if name in network.state_dict()}
        network.load_state_dict(state, strict=False)
    elif not args.tiny:
        ids = f"{args.data}/kept.json"
        load_pretrained(network, pretrained(), json.load(open(ids)) if os.path.exists(ids) else None)
    return network.to(args.device)


def taught_by(paths, device):
    """The mean of several files of soft labels, by corpus and task."""
    mean = {}
    for path in paths:
        for name, tasks in torch.load(path, weights_only=True, map_location=device).items():
            for task, made in tasks.items():
                sums = mean.setdefault(name, {}).setdefault(task, [torch.zeros_like(m) for m in made])
                for total, each in zip(sums, made):
                    total += each / len(paths)
    return mean


def optimizer_of(named, args):
    fresh = lambda n: n.startswith(("heads", "part_", "name_", "link_", "embeddings.channel"))
    groups = [
        {"params": [p for n, p in named if fresh(n)], "rate": args.head_rate, "weight_decay": 0.0},
        {"params": [p for n, p in named if not fresh(n) and p.dim() > 1], "rate": args.rate, "weight_decay": 0.01},
        {"params": [p for n, p in named if not fresh(n) and p.dim() < 2], "rate": args.rate, "weight_decay": 0.0},
    ]
    return torch.optim.AdamW(groups, lr=args.rate, betas=(0.9, 0.98), fused=args.device != "cpu")


class Run:
    """What a checkpoint holds: network, optimizer, moving average, steps done, seconds spent."""

    def __init__(self, args, network):
        self.args, self.network = args, network
        self.named = [(n, p) for n, p in network.named_parameters() if p.requires_grad]
        self.optimizer = optimizer_of(self.named, args)
        self.average = {n: p.detach().clone() for n, p in self.named}
        self.step, self.spent = 0, 0.0
        self.path = f"{args.output}/checkpoint.pt"
        if os.path.exists(self.path):
            saved = torch.load(self.path, weights_only=True, map_location=args.device)
            network.load_state_dict(saved["network"])
            self.optimizer.load_state_dict(saved["optimizer"])
            self.average, self.step, self.spent = saved["average"], saved["step"], saved["spent"]

    def save(self):
        torch.save(
            {"network": self.network.state_dict(), "optimizer": self.optimizer.state_dict(), "average": self.average,
             "step": self.step, "spent": self.spent}, self.path + ".new",
        )
        os.replace(self.path + ".new", self.path)

    def update(self, rate_share):
        """One step of the optimizer and of the average."""
        for group in self.optimizer.param_groups:
            group["lr"] = group["rate"] * rate_share
        parameters = [p for _, p in self.named]
        torch.nn.utils.clip_grad_norm_(parameters, 1.0)
        self.optimizer.step()
        self.optimizer.zero_grad()
        self.step += 1
        decay = min(self.args.average, (1 + self.step) / (10 + self.step))
        with torch.no_grad():
            torch._foreach_lerp_([self.average[n] for n, _ in self.named], [p.detach() for p in parameters], 1 - decay)


def train(run, steps, data, mask_piece, args):
    began, losses = time.time() - run.spent, []
    ends = min(len(steps), args.stop_after)
    narrow = torch.autocast(args.device, torch.bfloat16) if args.bf16 else contextlib.nullcontext()
    while run.step < ends:
        share = max(run.step / len(steps), (time.time() - began) / 60 / args.minutes)
        if share >= 1:
            break
        corpus, positions = steps[run.step]
        seed = args.seed * 100_000 + run.step
        torch.manual_seed(seed)
        batch = data[corpus].take(positions)
        disturb(batch, args, mask_piece, seed)
        losses.append(learn(run.network, batch, args, narrow))
        run.update(min(1.0, (run.step + 1) / 60) * (1 - share))
        run.spent = time.time() - began
        if run.step % 20 == 0:
            loss = float(sum(losses)) / len(losses)
            print(f"step {run.step}/{len(steps)} loss {loss:.4f} {run.spent / 60:.1f} min", flush=True)
            losses = []
        if args.device == "cpu" and run.step % 100 == 0 or run.step == ends:
            run.save()


def main():
    args = arguments()
    torch.set_num_threads(int(os.environ.get("THREADS", "2")))
    torch.manual_seed(args.seed)
    os.makedirs(args.output, exist_ok=True)
    layout = json.load(open(f"{args.data}/layout.json"))
    vocabulary = open(f"{args.data}/vocabulary.txt", encoding="utf-8").read().splitlines()
    data, dev = ({name: Windows(f"{args.data}/{name}-{part}.jsonl", args.device) for name in CORPORA} for part in ("train", "dev"))
    for name, soft in taught_by(args.teacher, args.device).items():
        data[name].soft = soft
    network = build(args, layout, vocabulary)
    run = Run(args, network)
    train(run, plan(args, data), data, vocabulary.index("[MASK]"), args)
    with torch.no_grad():
        for n, p in run.named:
            p.copy_(run.average[n])
    state = {n: t.contiguous().float().cpu() for n, t in network.state_dict().items()}
    save_file(state, f"{args.output}/weights.safetensors", metadata={k: str(v) for k, v in network.sizes.items()})
    print("parts (content, cue, source), links:", scores_on(network, dev["polnear"], "parts", 3))
    print("names (person, organization, place, other):", scores_on(network, dev["conll"], "names", 4))


if __name__ == "__main__":
    main()
