// Prints the gzipped size of every file in a built folder beside what is aimed at, and fails above a bar:
// node .ci/sizes.mjs FOLDER AIM_IN_BYTES BAR_IN_BYTES

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

const [folder, aim, bar] = process.argv.slice(2);
// Read by the host, never sent to a reader.
const UNSENT = new Set(["_headers"]);

const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1).padStart(8)} kB`;

// Loaded when the page stands: not what a visitor waits for, but held to bars of its own, in bytes gzipped.
const LATER = [
  { what: "the full reader's program", matches: /^encoder/, bar: 400_000, total: 0 },
  { what: "the full reader's model", matches: /\.bin$/, bar: 16_000_000, total: 0 },
];

let total = 0;
console.log("     plain     gzipped");
for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
  if (!entry.isFile() || UNSENT.has(entry.name)) {
    continue;
  }
  const content = readFileSync(join(entry.parentPath ?? entry.path, entry.name));
  const packed = gzipSync(content, { level: 9 }).length;
  const later = LATER.find(({ matches }) => matches.test(entry.name));
  if (later) {
    later.total += packed;
  } else {
    total += packed;
  }
  console.log(`${kilobytes(content.length)} ${kilobytes(packed)}  ${entry.name}${later ? " (later)" : ""}`);
}
const outgrown = LATER.filter(({ total, bar }) => !(total <= bar));
for (const { what, total, bar } of LATER) {
  console.log(`            ${kilobytes(total)}  ${what}; bar ${kilobytes(bar).trim()}`);
}
console.log(`            ${kilobytes(total)}  the page; aim ${kilobytes(Number(aim)).trim()}, bar ${kilobytes(Number(bar)).trim()}`);
if (!(total <= Number(bar)) || outgrown.length > 0) {
  console.error("the page has outgrown its bar");
  process.exit(1);
}
