"""Further masked-word training of the pre-trained encoder on the corpora's text: python masked.py --help.

Writes weights for `train.py --start`. The decoder's table is the word pieces' own, which stay as they are.
"""

import argparse
import json
import time

import torch
import torch.nn.functional as F
from safetensors.torch import load, save_file
from torch import nn

from network import Network, load_pretrained, pretrained
from windows import Windows

MASKED = 0.2


class Guess(nn.Module):
    """What stood at a masked place, from the hidden state there."""

    def __init__(self, hidden, pieces):
        super().__init__()
        self.turn, self.norm = nn.Linear(hidden, hidden), nn.LayerNorm(hidden, eps=1e-12)
        self.bias = nn.Parameter(torch.zeros(pieces))
        nn.init.eye_(self.turn.weight)

    def forward(self, hidden, table):
        return F.linear(self.norm(F.gelu(self.turn(hidden))), table, self.bias)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", required=True)
    parser.add_argument("--output", required=True, help="weights to write")
    parser.add_argument("--layers", type=int, default=6)
    parser.add_argument("--epochs", type=int, default=15)
    parser.add_argument("--batch", type=int, default=14000, help="pieces a step")
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--minutes", type=float, default=1e9, help="the rate falls to nothing by then")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--start", help="weights to begin with, in place of the pre-trained ones")
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    args = parser.parse_args()
    torch.manual_seed(args.seed)
    layout = json.load(open(f"{args.data}/layout.json"))
    vocabulary = open(f"{args.data}/vocabulary.txt", encoding="utf-8").read().splitlines()
    mask_piece = vocabulary.index("[MASK]")
    data = [Windows(f"{args.data}/{name}-train.jsonl", args.device) for name in ("polnear", "conll")]
    network = Network(layout, len(vocabulary), layers=args.layers)
    if args.start:
        state = load(open(args.start, "rb").read())
        network.load_state_dict({n: t.float() for n, t in state.items() if n in network.state_dict()}, strict=False)
    else:
        load_pretrained(network, pretrained(), json.load(open(f"{args.data}/kept.json")))
    network, guess = network.to(args.device), Guess(384, len(vocabulary)).to(args.device)
    parameters = [p for p in [*network.parameters(), *guess.parameters()] if p.requires_grad]
    optimizer = torch.optim.AdamW(parameters, lr=args.rate, betas=(0.9, 0.98), weight_decay=0.01, fused=args.device != "cpu")
    steps = [(of, batch) for epoch in range(args.epochs) for of in data for batch in of.batches(args.batch, args.seed * 1000 + epoch)]
    order = torch.randperm(len(steps), generator=torch.Generator().manual_seed(args.seed)).tolist()
    began, losses = time.time(), []
    for step, index in enumerate(order):
        share = max(step / len(steps), (time.time() - began) / 60 / args.minutes)
        if share >= 1:
            break
        for group in optimizer.param_groups:
            group["lr"] = args.rate * min(1, (step + 1) / 50) * (1 - share)
        of, positions = steps[index]
        batch = of.take(positions)
        pieces, chance = batch["pieces"], torch.rand(batch["pieces"].shape, device=args.device)
        chosen = (chance < MASKED) & (pieces > mask_piece)
        wrong = torch.randint_like(pieces, mask_piece + 1, len(vocabulary))
        shown = torch.where(chance < 0.8 * MASKED, mask_piece, torch.where(chance < 0.9 * MASKED, wrong, pieces))
        with torch.autocast(args.device, torch.bfloat16):
            whole = {**batch, "pieces": torch.where(chosen, shown, pieces), "channels": torch.zeros_like(batch["channels"])}
            whole["words"] = torch.arange(pieces.shape[1], device=args.device).expand_as(pieces)
            scores = guess(network.hidden(whole)[chosen], network.embeddings.word)
        loss = F.cross_entropy(scores.float(), pieces[chosen])
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(parameters, 1.0)
        optimizer.step()
        losses.append(loss.detach())
        if (step + 1) % 100 == 0:
            print(f"step {step + 1}/{len(steps)} loss {float(sum(losses)) / len(losses):.4f} {(time.time() - began) / 60:.1f} min", flush=True)
            losses = []
    encoder = ("embeddings.word", "embeddings.position", "embeddings.kind", "embeddings.norm", "layers.")
    save_file({n: t.contiguous().cpu() for n, t in network.state_dict().items() if n.startswith(encoder)}, args.output)


if __name__ == "__main__":
    main()
