"""A run of a few steps on made-up windows: learns, stops, goes on, and gives the same as without the stop."""

import json
import os
import random
import re
import struct
import subprocess
import sys
import tempfile
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
LAYOUT = {"channels": [11, 9, 31, 8, 10], "parts": 7, "names": 9}


def window(article, rng):
    """Words of which number 7 says, the word before it is the source and the three after it the content."""
    words = [rng.randrange(10, 40) for _ in range(12)]
    at = rng.randrange(1, 8)
    words[at] = 7
    parts = [0] * 12
    parts[at - 1], parts[at], parts[at + 1], parts[at + 2], parts[at + 3] = 5, 3, 1, 2, 2
    pieces = [1, *words, 2]
    return {
        "article": article,
        "pieces": pieces,
        "channels": [[0] + [1] * 12 + [0] for _ in LAYOUT["channels"]],
        "words": list(range(1, 13)),
        "parts": parts,
        "names": None,
        "links": [[0, at + 1, at], [1, at, at - 1]],
    }


def write(folder):
    rng = random.Random(1)
    vocabulary = ["[PAD]", "[CLS]", "[SEP]", "[UNK]", "[MASK]"] + [f"piece{i}" for i in range(40)]
    with open(f"{folder}/vocabulary.txt", "w") as out:
        out.write("\n".join(vocabulary) + "\n")
    with open(f"{folder}/layout.json", "w") as out:
        json.dump(LAYOUT, out)
    for part, count in (("train", 400), ("dev", 20)):
        attributions = [window(i, rng) for i in range(count)]
        names = [{**w, "parts": None, "names": [1 if p == 5 else 0 for p in w["parts"]], "links": []} for w in attributions]
        for corpus, lines in (("polnear", attributions), ("conll", names)):
            with open(f"{folder}/{corpus}-{part}.jsonl", "w") as out:
                out.writelines(json.dumps(line) + "\n" for line in lines)


def run(folder, output, *more):
    command = [sys.executable, f"{HERE}/train.py", "--tiny", "--data", folder, "--output", output, "--layers", "1"]
    command += ["--batch", "280", "--rate", "1e-2", "--head-rate", "1e-2", "--blind", "0", "--forget", "0", *more]
    done = subprocess.run(command, capture_output=True, text=True, env={**os.environ, "THREADS": "1"})
    assert done.returncode == 0, done.stderr
    return done.stdout


class Smoke(unittest.TestCase):
    def test_learns_and_resumes(self):
        with tempfile.TemporaryDirectory() as folder:
            write(folder)
            whole = run(folder, f"{folder}/whole")
            scores = next(line for line in whole.splitlines() if line.startswith("parts"))
            self.assertGreater(float(scores.split("[")[1].split(",")[1]), 90, scores)
            run(folder, f"{folder}/parts", "--stop-after", "50")
            resumed = run(folder, f"{folder}/parts")
            self.assertIn(scores, resumed.splitlines())


def write_pronouns(path, rng):
    """Of the two words that a pronoun may stand for, the one whose first number is larger; points prefer the other."""
    rows, lines = [], []
    for at in range(0, 1800, 3):
        first, second = rng.sample([-1.0, 1.0], 2)
        rows += [[1.0, 0.0, 0.0, 0.0], [first, 0.1, 0.0, 0.0], [second, 0.1, 0.0, 0.0]]
        labels = [1, -1] if first > second else [-1, 1]
        lines.append({
            "kind": "source", "word": at, "candidates": [[at + 1, at + 1], [at + 2, at + 2]],
            "points": [-0.2 * label for label in labels], "labels": labels,
        })
    with open(f"{path}.jsonl", "w") as out:
        out.writelines(json.dumps(line) + "\n" for line in lines)
    with open(f"{path}.f32", "wb") as out:
        out.write(struct.pack(f"<{4 * len(rows)}f", *(value for row in rows for value in row)))


class Pronouns(unittest.TestCase):
    def test_learns_whom_a_pronoun_stands_for(self):
        with tempfile.TemporaryDirectory() as folder:
            write_pronouns(f"{folder}/made", random.Random(1))
            data, output = f"{folder}/made.jsonl", f"{folder}/rows.json"
            command = [sys.executable, f"{HERE}/pronouns.py", "--data", data, "--dev", data, "--hidden", "4"]
            done = subprocess.run([*command, "--output", output], capture_output=True, text=True)
            assert done.returncode == 0, done.stderr
            self.assertIn("600 pronouns, right by the sieve's points 0.0, with the links 100.0", done.stdout)
            with open(output) as file:
                links = json.load(file)
            self.assertEqual([len(links["bias"]), *{len(row) for row in links["weight"]}], [96, 4])


class Names(unittest.TestCase):
    def test_learns_to_label_names(self):
        """A word whose first number is 1 is a name of one word, and of people where its second is 1."""
        rng = random.Random(2)
        with tempfile.TemporaryDirectory() as folder:
            words, lines = [], []
            for _ in range(200):
                kinds = [rng.choice([0, 0, 1, 3]) for _ in range(rng.randint(3, 9))]
                words += [value for kind in kinds for value in (float(kind > 0), float(kind == 1), 0.1, 1.0)]
                lines.append(json.dumps({"names": kinds}) + "\n")
            with open(f"{folder}/made.jsonl", "w") as out:
                out.writelines(lines)
            with open(f"{folder}/made.f32", "wb") as out:
                out.write(struct.pack(f"<{len(words)}f", *words))
            data, output = f"{folder}/made.jsonl", f"{folder}/head.json"
            command = [sys.executable, f"{HERE}/names.py", "--data", data, data, "--dev", data, "--hidden", "4"]
            done = subprocess.run(
                [*command, "--rate", "0.1", "--epochs", "12", "--output", output], capture_output=True, text=True
            )
            assert done.returncode == 0, done.stderr
            self.assertIn("made.jsonl: 100.0 (by class 100.0 100.0", done.stdout.splitlines()[-1])
            with open(output) as file:
                head = json.load(file)
            self.assertEqual([len(head["bias"]), len(head["transitions"]), len(head["weight"][0])], [9, 9, 4])


class GivenNames(unittest.TestCase):
    def test_learns_from_letters(self):
        with tempfile.TemporaryDirectory() as folder:
            with open(f"{folder}/names.txt", "w") as out:
                out.write("# made up\n" + "".join(f"{start}{end} {gender}\n" for start in ("Mar", "Lin", "Tor", "Bel")
                                                  for end, gender in (("a", "f"), ("o", "m"))) + "Ari u\n")
            command = [sys.executable, f"{HERE}/given_names.py", f"{folder}/names.txt", "--size", "64"]
            done = subprocess.run([*command, "--output", f"{folder}/out.json"], capture_output=True, text=True)
            assert done.returncode == 0, done.stderr
            self.assertIn("8 names, 100.0 % of them right", done.stdout)
            with open(f"{folder}/out.json") as file:
                self.assertEqual(len(json.load(file)), 65)


WEIGHTS = """
pub(super) const PRONOUN: [[f32; 4]; 2] = [
    [0.00, 0.00, 0.00, 0.50], // Near
    [0.00, 0.00, 0.00, 0.00], // Far
];
pub(super) const PERSON: [f32; 2] = [
    0.00, // Near
    0.00, // Far
];
pub(super) const NEW_PERSON: [f32; 1] = [
    0.00, // One
];
"""


class Signs(unittest.TestCase):
    def test_fits_the_weights_and_leaves_their_names(self):
        """Who is near is meant by a pronoun; a description means nobody of those who are far."""
        near, far = [1.0, 0.0], [0.0, 1.0]
        pronoun = {"kind": "source", "signs": [far, near], "nobody": [], "labels": [-1, 1]}
        somebody = {"kind": "person", "signs": [near], "nobody": [1.0], "labels": [1]}
        nobody = {"kind": "person", "signs": [far], "nobody": [1.0], "labels": [-1]}
        with tempfile.TemporaryDirectory() as folder:
            data, weights = f"{folder}/made.jsonl", f"{folder}/weights.rs"
            with open(data, "w") as out:
                out.writelines(json.dumps(line) + "\n" for line in [pronoun, somebody, nobody] * 30)
            with open(weights, "w") as out:
                out.write(WEIGHTS)
            command = [sys.executable, f"{HERE}/signs.py", "--news", data, "--weights", weights]
            done = subprocess.run(command, capture_output=True, text=True)
            assert done.returncode == 0, done.stderr
            self.assertIn("30 pronouns, 100.0 % of them right", done.stdout)
            self.assertIn("60 descriptions (person), 100.0 % of them right", done.stdout)
            with open(weights) as file:
                fitted = file.read()
        number = r"(-?\d+\.\d\d)"
        row = re.search(rf"\[{number}, {number}, {number}, {number}\], // Near", fitted)
        self.assertGreater(float(row[1]), 0.5)
        # Nothing was told of others.
        self.assertEqual(row[4], "0.50")
        self.assertGreater(float(re.search(rf"    {number}, // Near", fitted)[1]), 0.5)
        self.assertEqual(re.sub(number, "", fitted), re.sub(number, "", WEIGHTS))


class Descriptions(unittest.TestCase):
    def test_learns_whom_a_noun_goes_with(self):
        """Of two people the one whose first word is like the noun is meant, where any is."""
        rng = random.Random(3)
        kinds = [[1.0, 0.0, 0.0, 0.0], [0.0, 1.0, 0.0, 0.0], [0.0, 0.0, 1.0, 0.0]]
        words = [value for kind in kinds for value in kind]
        choices = []
        for _ in range(150):
            noun, first, second = rng.choice([0, 1, 2]), *rng.sample([0, 1, 2], 2)
            labels = [1 if kind == noun else -1 for kind in (first, second)]
            choices.append({"kind": "person", "word": noun, "candidates": [[first, 2], [second, 2]], "points": [0.0, 0.0],
                            "nobody": [1.0], "labels": labels})
        with tempfile.TemporaryDirectory() as folder:
            data, weights, output = f"{folder}/made.jsonl", f"{folder}/weights.rs", f"{folder}/links.json"
            with open(data, "w") as out:
                out.writelines(json.dumps(choice) + "\n" for choice in choices)
            with open(f"{folder}/made.f32", "wb") as out:
                out.write(struct.pack(f"<{len(words)}f", *words))
            with open(weights, "w") as out:
                out.write(WEIGHTS)
            command = [sys.executable, f"{HERE}/descriptions.py", "--data", data, "--weights", weights, "--hidden", "4"]
            done = subprocess.run(
                [*command, "--folds", "2", "--rate", "0.05", "--epochs", "60", "--output", output], capture_output=True, text=True
            )
            assert done.returncode == 0, done.stderr
            self.assertRegex(done.stdout, "150 descriptions, right by the sieve’s points [0-9.]+, with the links (9.|100)")
            with open(output) as file:
                links = json.load(file)
            self.assertEqual([len(links["weight"]), len(links["weight"][0]), len(links["bias"])], [96, 4, 96])


if __name__ == "__main__":
    unittest.main()
