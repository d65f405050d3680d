// Makes a WebAssembly module and its wasm-bindgen glue pack better, without touching what they do:
//
// 1. Imports get short names in both files; wasm-bindgen's end in hashes, which nothing compresses.
// 2. Functions that look alike are put next to each other, where gzip, which looks back 32 kB,
//    sees that they do. wasm-opt moves them, in the order of the names that they are given here.

import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";

const [CUSTOM, IMPORT, CODE] = [0, 2, 10];
/** What rustc's output may use; nothing newer, which wasm-opt might then make use of. */
const FEATURES = ["bulk-memory", "bulk-memory-opt", "sign-ext", "nontrapping-float-to-int", "mutable-globals", "reference-types", "multivalue", "call-indirect-overlong"];
/** Bytes that two functions must have in common at one place to look alike there. */
const SHINGLE = 6;
/** A sequence that stands in more functions than this says nothing of any two. */
const COMMON = 60;
/** How many of the functions placed last count for the next one. */
const LOOK_BACK = 24;

/** Rewrites the two files in place. */
export function shrink(wasmPath, gluePath) {
  const { sections, glue, imports } = shortenImports(readSections(readFileSync(wasmPath)), readFileSync(gluePath, "utf8"));
  const bodies = readBodies(sections.find(({ id }) => id === CODE).content);
  const names = nameSection(alikeNextToEachOther(bodies), imports);
  writeFileSync(wasmPath, writeSections([...sections, { id: CUSTOM, content: names }]));
  const features = FEATURES.map((name) => `--enable-${name}`);
  const flags = [...features, "--reorder-functions-by-name", "--strip-debug", "--strip-producers", "--strip-target-features"];
  execFileSync("wasm-opt", [wasmPath, ...flags, "-o", wasmPath], { stdio: ["ignore", "ignore", "inherit"] });
  writeFileSync(gluePath, glue);
}

/** Gives each imported function of wasm-bindgen a short name in both files. */
function shortenImports(sections, glue) {
  const section = sections.find(({ id }) => id === IMPORT);
  const { list, kinds } = readImports(section.content);
  let shortened = glue;
  const renamed = list.map((entry, index) => {
    const short = `_${index.toString(36)}`;
    // The glue has it once, as the key of an object.
    const parts = shortened.split(`${entry.name}:`);
    if (entry.kind !== 0 || parts.length !== 2) {
      throw new Error(`expected ${entry.name} once in the glue, found it ${parts.length - 1} times`);
    }
    shortened = parts.join(`${short}:`);
    return [text(entry.module), text(short), entry.rest];
  });
  const content = Buffer.concat([leb(list.length), ...renamed.flat()]);
  return { sections: sections.map((s) => (s === section ? { id: IMPORT, content } : s)), glue: shortened, imports: kinds };
}

function readImports(content) {
  const at = { place: 0 };
  const list = [];
  for (let left = readLeb(content, at); left > 0; left -= 1) {
    const module = readText(content, at);
    const name = readText(content, at);
    const start = at.place;
    const kind = content[at.place++];
    if (kind !== 0) {
      throw new Error(`${name}: only functions are expected to be imported`);
    }
    readLeb(content, at);
    list.push({ module, name, kind, rest: content.subarray(start, at.place) });
  }
  return { list, kinds: list.length };
}

function readBodies(content) {
  const at = { place: 0 };
  return Array.from({ length: readLeb(content, at) }, () => {
    const length = readLeb(content, at);
    at.place += length;
    return content.subarray(at.place - length, at.place);
  });
}

/** An order of the functions in which each follows those it has most in common with. */
function alikeNextToEachOther(bodies) {
  const shingles = bodies.map(shinglesOf);
  const holders = new Map();
  shingles.forEach((set, index) => {
    for (const shingle of set) {
      const list = holders.get(shingle);
      list ? list.push(index) : holders.set(shingle, [index]);
    }
  });
  const left = new Set(bodies.keys());
  const order = [];
  let next = bodies.reduce((best, body, index) => (body.length > bodies[best].length ? index : best), 0);
  while (next !== undefined) {
    left.delete(next);
    order.push(next);
    const shared = new Map();
    for (const placed of order.slice(-LOOK_BACK)) {
      for (const shingle of shingles[placed]) {
        const list = holders.get(shingle);
        for (const index of list.length <= COMMON ? list : []) {
          if (left.has(index)) {
            shared.set(index, (shared.get(index) ?? 0) + 1);
          }
        }
      }
    }
    next = best(shared, bodies) ?? left.values().next().value;
  }
  return order;
}

function shinglesOf(body) {
  const set = new Set();
  for (let at = 0; at + SHINGLE <= body.length; at += 1) {
    set.add(body.readUIntBE(at, SHINGLE));
  }
  return set;
}

/** The function that shares most for its length; the first of equals, so that builds are alike. */
function best(shared, bodies) {
  let found;
  let most = -1;
  for (const [index, count] of shared) {
    const share = count / (bodies[index].length + 40);
    if (share > most || (share === most && index < found)) {
      [found, most] = [index, share];
    }
  }
  return found;
}

/** A name section that calls the function at place n of the order by a name that sorts as n. */
function nameSection(order, imports) {
  const place = new Map(order.map((index, place) => [index, place]));
  const names = order.map((_, index) => [leb(imports + index), text(String(place.get(index)).padStart(6, "0"))]);
  const map = Buffer.concat([leb(order.length), ...names.flat()]);
  return Buffer.concat([text("name"), Buffer.from([1]), leb(map.length), map]);
}

function readSections(file) {
  const at = { place: 8 };
  const sections = [];
  while (at.place < file.length) {
    const id = file[at.place++];
    const length = readLeb(file, at);
    at.place += length;
    sections.push({ id, content: file.subarray(at.place - length, at.place) });
  }
  return sections;
}

function writeSections(sections) {
  const header = Buffer.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);
  return Buffer.concat([header, ...sections.flatMap(({ id, content }) => [Buffer.from([id]), leb(content.length), content])]);
}

export function readLeb(bytes, at) {
  for (let value = 0, scale = 1; ; scale *= 128) {
    const byte = bytes[at.place++];
    value += (byte & 127) * scale;
    if (byte < 128) {
      return value;
    }
  }
}

function leb(value) {
  const bytes = [];
  for (; value >= 128; value = Math.floor(value / 128)) {
    bytes.push((value % 128) + 128);
  }
  return Buffer.from([...bytes, value]);
}

function readText(bytes, at) {
  const length = readLeb(bytes, at);
  at.place += length;
  return bytes.toString("utf8", at.place - length, at.place);
}

function text(words) {
  const bytes = Buffer.from(words);
  return Buffer.concat([leb(bytes.length), bytes]);
}
