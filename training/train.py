"""Trains the network: python train.py --help. Stops and goes on from its checkpoint."""

import argparse
import json
import math
import os
import random
import time
import zipfile
from importlib.resources import files

import torch
import torch.nn.functional as F
from safetensors.torch import load, save_file

import windows
from network import LINK_KINDS, Network, chain_best, chain_loss, load_pretrained

# Labels of the first words of spans: content, cue, source (`src/model/labels.rs`).
BEGINS = (1, 3, 5)


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
    parser.add_argument("--forget", type=float, default=0.04, help="share of pieces that are masked")
    parser.add_argument("--blind", type=float, default=0.15, help="share of windows without the lexical reader's channels")
    parser.add_argument("--link-weight", type=float, default=0.1)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--minutes", type=float, default=1e9, help="rates fall to nothing by then, whatever is left to do")
    parser.add_argument("--start", help="weights of an earlier run to begin with, in place of the pre-trained ones")
    parser.add_argument("--stop-after", type=int, default=1 << 30, help="stop after this many steps, to go on later")
    parser.add_argument("--tiny", action="store_true", help="a small untrained network, to try the program")
    return parser.parse_args()


def pretrained():
    """MiniLM's tensors, from the Python package that carries them."""
    with zipfile.ZipFile(str(files("all_minilm_l6_v2").joinpath("model.zip"))) as archive:
        name = next(n for n in archive.namelist() if n.endswith("model.safetensors"))
        return load(archive.read(name))


def plan(args, data):
    """Every step of the run: a corpus and a batch, mixed."""
    steps = []
    for corpus, epochs in (("polnear", args.epochs), ("conll", args.name_epochs)):
        of_corpus = []
        for epoch in range(math.ceil(epochs)):
            made = windows.batches(data[corpus], args.batch, args.seed * 1000 + epoch)
            of_corpus += made[: round(len(made) * min(1, epochs - epoch))]
        steps += [((index + 0.5) / len(of_corpus), batch) for index, batch in enumerate(of_corpus)]
    steps.sort(key=lambda step: step[0])
    return [batch for _, batch in steps]


def disturb(batch, args, mask_piece, rng):
    """Masks some pieces and hides the lexical reader's channels (the last two) of some windows."""
    pieces = batch["pieces"]
    forget = (torch.rand(pieces.shape, generator=rng) < args.forget) & (pieces > mask_piece)
    batch["pieces"] = pieces.masked_fill(forget, mask_piece)
    for channel in (-1, -2):
        blind = torch.rand(len(pieces), generator=rng) < args.blind
        values = batch["channels"][:, channel]
        batch["channels"][:, channel] = torch.where(blind[:, None], values.clamp(max=1), values)


def link_loss(network, links, batch):
    losses = []
    for kind in range(LINK_KINDS):
        from_label, to_label = BEGINS[kind], BEGINS[kind + 1]
        sides = [batch["word_mask"] & (batch["parts"] == label) for label in (from_label, to_label)]
        if not sides[0].any():
            continue
        scores = network.link_scores(links, kind).masked_fill(~sides[1][:, None, :], -1e9)
        none = network.link_none[kind].expand(*scores.shape[:2], 1)
        target = torch.full(scores.shape[:2], scores.shape[2])
        for row, of_window in enumerate(batch["links"]):
            for which, a, b in of_window:
                if which == kind:
                    target[row, a] = b
        losses.append(F.cross_entropy(torch.cat([scores, none], 2)[sides[0]], target[sides[0]]))
    return sum(losses)


def loss_of(network, batch, args):
    parts, names, links = network.split(network(batch))
    mask = batch["word_mask"]
    if batch["parts"] is not None:
        chain = chain_loss(parts, batch["parts"], mask, *network.chain("part")).sum() / mask.sum()
        return chain + args.link_weight * link_loss(network, links, batch)
    return chain_loss(names, batch["names"], mask, *network.chain("name")).sum() / mask.sum()


def spans(labels):
    found, open_kind = [], None
    for index, label in enumerate(labels):
        kind = (label - 1) // 2 if label else None
        if label and label % 2 == 0 and kind == open_kind:
            found[-1][2] = index + 1
        elif label:
            found.append([kind, index, index + 1])
        open_kind = kind
    return {tuple(span) for span in found}


@torch.no_grad()
def scores_on(network, data, task, kinds):
    """Exact F1 of spans by kind, and of links where the spans are given. A quick look: the figures that
    count are those of `whosaid evaluate`."""
    network.eval()
    counts = [[0, 0, 0] for _ in range(kinds)]
    right = [0, 0]
    for start in range(0, len(data), 16):
        batch = windows.collate(data[start : start + 16])
        parts, names, links = network.split(network(batch))
        emissions = parts if task == "parts" else names
        best = chain_best(emissions, batch["word_mask"], *network.chain(task[:-1]))
        for row, window in enumerate(data[start : start + 16]):
            count = len(window["words"])
            gold, ours = spans(window[task]), spans(best[row, :count].tolist())
            for kind in range(kinds):
                pick = lambda all_: {s for s in all_ if s[0] == kind}
                counts[kind][0] += len(pick(gold) & pick(ours))
                counts[kind][1] += len(pick(gold))
                counts[kind][2] += len(pick(ours))
        if task == "parts":
            for kind in range(LINK_KINDS):
                sides = [batch["word_mask"] & (batch["parts"] == BEGINS[kind + side]) for side in (0, 1)]
                found = network.link_scores(links, kind).masked_fill(~sides[1][:, None, :], -1e9)
                none = network.link_none[kind].expand(*found.shape[:2], 1)
                choice = torch.cat([found, none], 2).argmax(2)
                for row, of_window in enumerate(batch["links"]):
                    for which, a, b in of_window:
                        if which == kind:
                            right[0] += int(choice[row, a] == b)
                            right[1] += 1
    network.train()
    f1 = [round(200 * met / max(1, gold + ours), 2) for met, gold, ours in counts]
    return f1, round(100 * right[0] / max(1, right[1]), 2)


def main():
    args = arguments()
    torch.set_num_threads(int(os.environ.get("THREADS", "2")))
    torch.manual_seed(args.seed)
    os.makedirs(args.output, exist_ok=True)
    layout = json.load(open(f"{args.data}/layout.json"))
    vocabulary = open(f"{args.data}/vocabulary.txt", encoding="utf-8").read().splitlines()
    data = {name: windows.read(f"{args.data}/{name}-train.jsonl") for name in ("polnear", "conll")}
    dev = {name: windows.read(f"{args.data}/{name}-dev.jsonl") for name in ("polnear", "conll")}
    small = {"hidden": 32, "heads": 4, "inner": 64} if args.tiny else {}
    network = Network(layout, len(vocabulary), layers=args.layers, dropout=args.dropout, **small)
    if args.start:
        network.load_state_dict(load(open(args.start, "rb").read()))
    elif not args.tiny:
        ids = f"{args.data}/kept.json"
        load_pretrained(network, pretrained(), json.load(open(ids)) if os.path.exists(ids) else None)
    named = [(n, p) for n, p in network.named_parameters() if p.requires_grad]
    fresh = lambda n: n.startswith(("heads", "part_", "name_", "link_", "embeddings.channel"))
    groups = [
        {"params": [p for n, p in named if fresh(n)], "rate": args.head_rate, "weight_decay": 0.0},
        {"params": [p for n, p in named if not fresh(n) and p.dim() > 1], "rate": args.rate, "weight_decay": 0.01},
        {"params": [p for n, p in named if not fresh(n) and p.dim() < 2], "rate": args.rate, "weight_decay": 0.0},
    ]
    optimizer = torch.optim.AdamW(groups, lr=args.rate, betas=(0.9, 0.98))
    average = {n: p.detach().clone() for n, p in named}
    steps, step, spent = plan(args, data), 0, 0.0
    checkpoint = f"{args.output}/checkpoint.pt"
    if os.path.exists(checkpoint):
        saved = torch.load(checkpoint, weights_only=True)
        network.load_state_dict(saved["network"])
        optimizer.load_state_dict(saved["optimizer"])
        average, step, spent = saved["average"], saved["step"], saved["spent"]
    mask_piece = vocabulary.index("[MASK]")
    began, losses = time.time() - spent, []
    while step < min(len(steps), args.stop_after):
        share = max(step / len(steps), (time.time() - began) / 60 / args.minutes)
        if share >= 1:
            break
        scale = min(1.0, (step + 1) / 60) * (1 - share)
        for group in optimizer.param_groups:
            group["lr"] = group["rate"] * scale
        torch.manual_seed(args.seed * 100_000 + step)
        batch = windows.collate(steps[step])
        disturb(batch, args, mask_piece, torch.Generator().manual_seed(args.seed * 100_000 + step))
        loss = loss_of(network, batch, args)
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_([p for _, p in named], 1.0)
        optimizer.step()
        step += 1
        decay = min(args.average, (1 + step) / (10 + step))
        with torch.no_grad():
            for n, p in named:
                average[n].lerp_(p, 1 - decay)
        losses.append(loss.item())
        if step % 20 == 0:
            print(f"step {step}/{len(steps)} loss {sum(losses) / len(losses):.4f} {(time.time() - began) / 60:.1f} min", flush=True)
            losses = []
        if step % 100 == 0 or step == min(len(steps), args.stop_after):
            torch.save(
                {"network": network.state_dict(), "optimizer": optimizer.state_dict(), "average": average, "step": step,
                 "spent": time.time() - began}, checkpoint + ".new",
            )
            os.replace(checkpoint + ".new", checkpoint)
    with torch.no_grad():
        for n, p in named:
            p.copy_(average[n])
    state = {n: t.contiguous().float() for n, t in network.state_dict().items()}
    save_file(state, f"{args.output}/weights.safetensors", metadata={k: str(v) for k, v in network.sizes.items()})
    print("parts (content, cue, source), links:", scores_on(network, dev["polnear"], "parts", 3))
    print("names (person, organization, place, other):", scores_on(network, dev["conll"], "names", 4))


if __name__ == "__main__":
    main()
