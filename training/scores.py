"""A quick look at how good labels are: exact F1 of spans per window. The figures that count are those of
`whosaid evaluate`, which sees whole articles."""

import torch

import chain
from network import LINK_KINDS

# Labels of the first words of spans: content, cue, source (`src/model/labels.rs`).
BEGINS = (1, 3, 5)


def spans(labels):
    """Spans (kind, first word, word after the last) of labels."""
    found, open_kind = [], None
    for index, label in enumerate(labels):
        kind = (label - 1) // 2 if label else None
        if label and label % 2 == 0 and kind == open_kind:
            found[-1][2] = index + 1
        elif label:
            found.append([kind, index, index + 1])
        open_kind = kind
    return {tuple(span) for span in found}


def f1_of_spans(gold, ours, kinds):
    """F1 in percent for each kind; `gold` and `ours` are lists of label lists."""
    counts = [[0, 0, 0] for _ in range(kinds)]
    for theirs, mine in zip(gold, ours):
        theirs, mine = spans(theirs), spans(mine)
        for kind, count in enumerate(counts):
            of_kind = [{s for s in side if s[0] == kind} for side in (theirs, mine)]
            count[0] += len(of_kind[0] & of_kind[1])
            count[1] += len(of_kind[0])
            count[2] += len(of_kind[1])
    return [round(200 * met / max(1, gold + ours), 2) for met, gold, ours in counts]


def link_logits(network, links, batch, kind):
    """Scores of the word to tie to for each word, the last choice being none, and which words ask."""
    sides = [batch["word_mask"] & (batch["parts"] == BEGINS[kind + side]) for side in (0, 1)]
    scores = network.link_scores(links, kind).masked_fill(~sides[1][:, None, :], -1e9)
    none = network.link_none[kind].expand(*scores.shape[:2], 1)
    return torch.cat([scores, none], 2), sides[0]


def link_targets(batch, kind):
    """The word to which each word is tied, the number of words where it is to none."""
    wanted = batch["links"][:, kind]
    return torch.where(wanted < 0, wanted.shape[1], wanted)


@torch.no_grad()
def scores_on(network, data, task, kinds):
    """F1 of spans by kind, and the share of links told rightly where the spans are given."""
    network.eval()
    gold, ours, right, asked = [], [], 0, 0
    for start in range(0, len(data), 32):
        batch = data.take(range(start, min(len(data), start + 32)))
        emissions, links = network.of_task(batch, task)
        best = chain.best(*network.chain(task, emissions, batch["word_mask"]), batch["word_mask"])
        for row, count in enumerate(batch["word_mask"].sum(1).tolist()):
            gold.append(batch[task][row, :count].tolist())
            ours.append(best[row, :count].tolist())
        for kind in range(LINK_KINDS if task == "parts" else 0):
            logits, asking = link_logits(network, links, batch, kind)
            tied = asking & (batch["links"][:, kind] >= 0)
            right += int((tied & (logits.argmax(2) == link_targets(batch, kind))).sum())
            asked += int(tied.sum())
    network.train()
    return f1_of_spans(gold, ours, kinds), round(100 * right / max(1, asked), 2)
