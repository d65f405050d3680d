"""Fits what the letters of given names tell of the gender: a logistic model over hashed parts of the names.

Input: names with their gender, one a line (`name m` or `name f`; other lines are left out), as in
`src/language/english/given_names.txt`; and, with --faker, the lists of given names of the package Faker (MIT license),
which are of some sixty countries. Names given to both are left out.

Output: a JSON list of weights for `whosaid pack-model --given`: one of every name, then the table. The parts and the
hash are those of `src/model/given_names.rs`.
"""

import argparse
import collections
import importlib
import json
import pkgutil
import unicodedata

import torch

STARTS, ENDS = (3, 4), (1, 2, 3, 4)
# How much the first list counts against Faker's, where they do not agree.
TRUSTED = 3


def faker_names():
    """(name, is a woman's) of all countries of Faker whose names are written in Latin letters."""
    import faker.providers.person as person

    for country in pkgutil.iter_modules(person.__path__):
        provider = importlib.import_module(f"faker.providers.person.{country.name}").Provider
        for gender in ("male", "female"):
            for attribute in (f"first_names_{gender}", f"first_names_{gender}_romanized", f"first_romanized_names_{gender}"):
                for name in getattr(provider, attribute, None) or ():
                    if name[:1].isupper() and all(c.isalpha() and ord(c) < 0x250 or c in "’'-" for c in name):
                        yield name, gender == "female"


def plain(name):
    """Without accents."""
    return "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))


def collect(lists, faker):
    """Names in lower case, with and without their accents: whether they are women's."""
    votes = collections.defaultdict(lambda: [0, 0])
    for path in lists:
        for line in open(path):
            words = line.split()
            if len(words) > 1 and words[1] in ("m", "f"):
                votes[words[0].lower()][words[1] == "f"] += TRUSTED
    for name, woman in faker_names() if faker else ():
        votes[name.lower()][woman] += 1
    clear = {name: women > men for name, (men, women) in votes.items() if max(men, women) >= 3 * min(men, women)}
    return {**{plain(name): woman for name, woman in clear.items()}, **clear}


def parts(name):
    starts = [f"s{name[:n]}" for n in STARTS if n <= len(name)]
    ends = [f"e{name[-n:]}" for n in ENDS if n <= len(name)]
    return [*starts, *ends, f"w{name}"]


def hashed(part, size):
    value = 0x811C9DC5
    for byte in part.encode():
        value = ((value ^ byte) * 0x01000193) & 0xFFFFFFFF
    return value % size


def fit(names, size, penalty, steps):
    """The weight of every name and the table."""
    rows = [sorted(hashed(part, size) for part in parts(name)) for name in names]
    flat = torch.tensor([row for some in rows for row in some])
    starts = torch.tensor([0] + [len(row) for row in rows]).cumsum(0)[:-1]
    wanted = torch.tensor([float(woman) for woman in names.values()])
    table = torch.nn.EmbeddingBag(size, 1, mode="sum")
    torch.nn.init.zeros_(table.weight)
    bias = torch.zeros(1, requires_grad=True)
    optimizer = torch.optim.Adam([table.weight, bias], lr=0.03)
    for _ in range(steps):
        optimizer.zero_grad()
        points = table(flat, starts)[:, 0] + bias
        loss = torch.nn.functional.binary_cross_entropy_with_logits(points, wanted)
        (loss + penalty * (table.weight**2).sum()).backward()
        optimizer.step()
    with torch.no_grad():
        right = ((table(flat, starts)[:, 0] + bias > 0) == (wanted > 0)).float().mean().item()
    print(f"{len(names)} names, {100 * right:.1f} % of them right")
    return [bias.item(), *table.weight.detach()[:, 0].tolist()]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("lists", nargs="*", help="names with their gender")
    parser.add_argument("--faker", action="store_true", help="the names of Faker as well")
    parser.add_argument("--size", type=int, default=65536, help="weights in the table")
    parser.add_argument("--penalty", type=float, default=3e-5)
    parser.add_argument("--steps", type=int, default=300)
    parser.add_argument("--output", required=True)
    args = parser.parse_args()
    torch.manual_seed(0)
    weights = fit(collect(args.lists, args.faker), args.size, args.penalty, args.steps)
    with open(args.output, "w") as file:
        json.dump([round(weight, 3) for weight in weights], file)


if __name__ == "__main__":
    main()
