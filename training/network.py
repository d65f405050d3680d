"""The network: a small BERT with channels beside its word pieces, and heads on the first piece of each word.

Tensor names and shapes are those that `whosaid pack-model` reads; the forward pass in Rust
(`src/model/network`) is held against this one by a test.
"""

import math
import zipfile
from importlib.resources import files

import torch
import torch.nn.functional as F
from safetensors.torch import load
from torch import nn

import chain

LINK_KINDS = 2  # content to cue, cue to source
LINK_WIDTH = 48
# Distances between two words, in words; beyond the last all are alike. Signed, so twice as many and one for 0.
LINK_EDGES = (1, 2, 3, 4, 6, 9, 13, 19, 28, 41, 60, 88, 129)
LINK_BUCKETS = 2 * len(LINK_EDGES) + 1


class Layer(nn.Module):
    def __init__(self, hidden, heads, inner, dropout, attention_dropout):
        super().__init__()
        self.heads, self.dropout, self.attention_dropout = heads, dropout, attention_dropout
        self.query, self.key, self.value, self.attention = (nn.Linear(hidden, hidden) for _ in range(4))
        self.attention_norm = nn.LayerNorm(hidden, eps=1e-12)
        self.up, self.down = nn.Linear(hidden, inner), nn.Linear(inner, hidden)
        self.norm = nn.LayerNorm(hidden, eps=1e-12)

    def forward(self, x, mask):
        batch, length, hidden = x.shape
        split = lambda y: y.view(batch, length, self.heads, hidden // self.heads).transpose(1, 2)
        rate = self.dropout if self.training else 0.0
        # Dropout on the attention itself takes six times as long on a CPU, so it is off unless asked for.
        attended = F.scaled_dot_product_attention(
            split(self.query(x)), split(self.key(x)), split(self.value(x)), attn_mask=mask,
            dropout_p=self.attention_dropout if self.training else 0.0,
        )
        attended = self.attention(attended.transpose(1, 2).reshape(batch, length, hidden))
        x = self.attention_norm(x + F.dropout(attended, rate, self.training))
        return self.norm(x + F.dropout(self.down(F.gelu(self.up(x))), rate, self.training))


class Embeddings(nn.Module):
    def __init__(self, vocabulary, positions, hidden, channels, dropout):
        super().__init__()
        self.dropout = dropout
        self.word = nn.Parameter(torch.randn(vocabulary, hidden), requires_grad=False)
        self.position = nn.Parameter(torch.zeros(positions, hidden))
        self.kind = nn.Parameter(torch.zeros(hidden))
        self.channel = nn.ParameterList([nn.Parameter(torch.randn(size, hidden) * 0.02) for size in channels])
        self.norm = nn.LayerNorm(hidden, eps=1e-12)
        # What is added to the next batch (adversarial training), and the sums of the last one.
        self.push, self.sums = None, None

    def forward(self, pieces, channels):
        x = F.embedding(pieces, self.word) + self.position[: pieces.shape[1]] + self.kind
        for index, table in enumerate(self.channel):
            x = x + F.embedding(channels[:, index], table)
        if self.push is not None:
            x = x + self.push
        self.sums = x
        return F.dropout(self.norm(x), self.dropout, self.training)


class Network(nn.Module):
    """`layout` is what `whosaid prepare layout` prints."""

    def __init__(self, layout, vocabulary, positions=512, hidden=384, heads=12, inner=1536, layers=4, dropout=0.1,
                 attention_dropout=0.0):
        super().__init__()
        self.sizes = {"heads": heads, "layers": layers}
        self.parts, self.names = layout["parts"], layout["names"]
        self.width = self.parts + self.names + 2 * LINK_KINDS * LINK_WIDTH
        self.embeddings = Embeddings(vocabulary, positions, hidden, layout["channels"], dropout)
        self.layers = nn.ModuleList([Layer(hidden, heads, inner, dropout, attention_dropout) for _ in range(layers)])
        self.heads = nn.Linear(hidden, self.width)
        self.dropout = dropout
        for name, labels in (("part", self.parts), ("name", self.names)):
            self.register_parameter(f"{name}_transitions", nn.Parameter(torch.zeros(labels, labels)))
            self.register_parameter(f"{name}_start", nn.Parameter(torch.zeros(labels)))
            self.register_parameter(f"{name}_end", nn.Parameter(torch.zeros(labels)))
        self.link_distance = nn.Parameter(torch.zeros(LINK_KINDS, LINK_BUCKETS))
        self.link_none = nn.Parameter(torch.zeros(LINK_KINDS))

    def hidden(self, batch):
        """Hidden states of the first piece of each word, [batch, words, hidden]."""
        mask = batch["mask"][:, None, None, :]
        x = self.embeddings(batch["pieces"], batch["channels"])
        for layer in self.layers:
            x = layer(x, mask)
        return x.gather(1, batch["words"][:, :, None].expand(-1, -1, x.shape[2]))

    def forward(self, batch):
        hidden = F.dropout(self.hidden(batch), self.dropout, self.training)
        # Whatever the layers are computed in, labels are told apart in floats of 32 bits.
        with torch.autocast(hidden.device.type, enabled=False):
            return self.heads(hidden.float())

    def of_task(self, batch, task):
        """Scores of the labels of `parts` or `names`, and links."""
        parts, names, links = self.split(self(batch))
        return (parts if task == "parts" else names), links

    def split(self, scores):
        parts, names, links = scores.split([self.parts, self.names, 2 * LINK_KINDS * LINK_WIDTH], dim=2)
        return parts, names, links.unflatten(2, (LINK_KINDS, 2, LINK_WIDTH))

    def chain(self, task, scores, mask):
        """The chain of `parts` or `names` (`chain.py`)."""
        own = (getattr(self, f"{task[:-1]}_{which}") for which in ("transitions", "start", "end"))
        return chain.chain(scores, mask, *own)

    def link_scores(self, links, kind):
        """[batch, from word, to word], without the choice of no link."""
        ask, answer = links[:, :, kind, 0], links[:, :, kind, 1]
        scores = ask @ answer.transpose(1, 2) / math.sqrt(LINK_WIDTH)
        return scores + self.link_distance[kind][distance_buckets(links.shape[1], links.device)]


def distance_buckets(words, device):
    at = torch.arange(words, device=device)
    away = at[None, :] - at[:, None]
    size = torch.bucketize(away.abs(), torch.tensor(LINK_EDGES, device=device), right=True)
    return len(LINK_EDGES) + torch.where(away < 0, -size, size)


def pretrained():
    """MiniLM's tensors, from the Python package that carries them."""
    with zipfile.ZipFile(str(files("all_minilm_l6_v2").joinpath("model.zip"))) as archive:
        name = next(n for n in archive.namelist() if n.endswith("model.safetensors"))
        return load(archive.read(name))


def load_pretrained(network, tensors, kept=None):
    """Takes the first layers of a BERT from its tensors; `kept` are the ids of the pieces that stay."""
    word = tensors["embeddings.word_embeddings.weight"]
    state = {
        "embeddings.word": word if kept is None else word[kept],
        "embeddings.position": tensors["embeddings.position_embeddings.weight"],
        "embeddings.kind": tensors["embeddings.token_type_embeddings.weight"][0],
        "embeddings.norm.weight": tensors["embeddings.LayerNorm.weight"],
        "embeddings.norm.bias": tensors["embeddings.LayerNorm.bias"],
    }
    theirs = {
        "query": "attention.self.query", "key": "attention.self.key", "value": "attention.self.value",
        "attention": "attention.output.dense", "attention_norm": "attention.output.LayerNorm",
        "up": "intermediate.dense", "down": "output.dense", "norm": "output.LayerNorm",
    }
    for index in range(network.sizes["layers"]):
        for ours, name in theirs.items():
            for end in ("weight", "bias"):
                state[f"layers.{index}.{ours}.{end}"] = tensors[f"encoder.layer.{index}.{name}.{end}"]
    missing, unexpected = network.load_state_dict(state, strict=False)
    assert not unexpected, unexpected
    return missing
