"""Linear chains over the labels of a window: their loss, their marginals, their best path.

A chain is two tensors: `first` [batch, labels], the score of each label of the first word, and `moves`
[batch, words - 1, labels, labels], what each step from one label to the next adds. `mask` [batch, words] says
which words are there. Sums over all paths are taken by joining neighbouring steps, pair by pair, so that a
window of 256 words takes eight rounds and not 255.
"""

import torch

FAR = -1e4


def chain(scores, mask, transitions, start, end):
    """The chain of a window's scores [batch, words, labels]."""
    last = torch.arange(mask.shape[1], device=mask.device) == mask.sum(1, keepdim=True) - 1
    scores = scores + last[:, :, None] * end
    return start + scores[:, 0], transitions + scores[:, 1:, None, :]


def total(first, moves, mask):
    """Log of the sum over all paths, [batch]."""
    labels = first.shape[1]
    stay = torch.full((labels, labels), FAR, device=first.device).fill_diagonal_(0)
    steps = torch.where(mask[:, 1:, None, None], moves, stay)
    while steps.shape[1] > 1:
        odd = steps[:, steps.shape[1] // 2 * 2 :]
        pairs = steps[:, 0 : steps.shape[1] // 2 * 2 : 2, :, :, None] + steps[:, 1::2, None, :, :]
        steps = torch.cat([torch.logsumexp(pairs, dim=3), odd], dim=1)
    if steps.shape[1] == 0:
        return torch.logsumexp(first, dim=1)
    return torch.logsumexp(first[:, :, None] + steps[:, 0], dim=(1, 2))


def of_labels(labels, mask, count):
    """The chain in which the given path is certain: one for what is on it, [batch, ...] as above."""
    hot = torch.nn.functional.one_hot(labels, count).float()
    return hot[:, 0], hot[:, :-1, :, None] * hot[:, 1:, None, :] * mask[:, 1:, None, None]


def loss(scored, wanted, mask):
    """Cross entropy of the chain of scores under one of probabilities, [batch]: with a certain path the
    negative log likelihood, with a teacher's marginals the distance to the teacher and a constant."""
    first, moves = scored
    kept = (first * wanted[0]).sum(1) + (moves * wanted[1]).sum((1, 2, 3))
    return total(first, moves, mask) - kept


def marginals(first, moves, mask):
    """Probabilities of labels of the first word and of steps, as `wanted` of the loss above."""
    with torch.enable_grad():
        first, moves = first.detach().requires_grad_(), moves.detach().requires_grad_()
        return torch.autograd.grad(total(first, moves, mask).sum(), (first, moves), allow_unused=False)


def of_marginals(first, moves):
    """The chain of scores that has these marginals."""
    before = torch.cat([first[:, None], moves.sum(2)[:, :-1]], dim=1)
    small = 1e-6
    return torch.log(first + small), torch.log(moves + small) - torch.log(before + small)[:, :, :, None]


@torch.no_grad()
def best(first, moves, mask):
    """The best labels of each window (Viterbi), [batch, words]; what follows its last word means nothing."""
    alpha, back = first, []
    stay = torch.arange(first.shape[1], device=first.device)
    for step in range(moves.shape[1]):
        value, where = (alpha[:, :, None] + moves[:, step]).max(dim=1)
        there = mask[:, step + 1, None]
        back.append(torch.where(there, where, stay))
        alpha = torch.where(there, value, alpha)
    path = [alpha.argmax(dim=1)]
    for where in reversed(back):
        path.append(where.gather(1, path[-1][:, None])[:, 0])
    return torch.stack(path[::-1], dim=1)
