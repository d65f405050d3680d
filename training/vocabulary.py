"""Leaves out of the pre-trained vocabulary what English news does not use: python vocabulary.py DATA [COUNT]

Writes DATA/vocabulary.txt and DATA/kept.json (ids in the pre-trained vocabulary). Kept are single
characters, the special pieces that are used, and of the other Latin pieces the first COUNT (they
stand in order of frequency).
"""

import io
import json
import sys
import zipfile
from importlib.resources import files

USED = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]")


def pretrained():
    with zipfile.ZipFile(str(files("all_minilm_l6_v2").joinpath("model.zip"))) as archive:
        name = next(n for n in archive.namelist() if n.endswith("tokenizer.json"))
        vocabulary = json.load(io.BytesIO(archive.read(name)))["model"]["vocab"]
    return sorted(vocabulary, key=vocabulary.get)


def latin(piece):
    return all(ord(c) < 0x0250 or 0x2000 <= ord(c) < 0x2300 for c in piece)


def keep(pieces, count):
    kept, words = [], 0
    for index, piece in enumerate(pieces):
        bare = piece.removeprefix("##")
        special = piece.startswith("[") and piece.endswith("]") and len(piece) > 1
        if special:
            if piece in USED:
                kept.append(index)
        elif latin(bare) and (len(bare) == 1 or words < count):
            words += len(bare) > 1
            kept.append(index)
    return kept


def main():
    folder, count = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 1 << 30
    pieces = pretrained()
    kept = keep(pieces, count)
    with open(f"{folder}/vocabulary.txt", "w", encoding="utf-8") as out:
        out.writelines(pieces[index] + "\n" for index in kept)
    with open(f"{folder}/kept.json", "w", encoding="utf-8") as out:
        json.dump(kept, out)
    print(len(kept), "pieces kept of", len(pieces))


if __name__ == "__main__":
    main()
