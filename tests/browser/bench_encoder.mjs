// Times the encoder's module under Node, through the messages that the page sends:
//
//   cargo bench --bench encoder                                  writes target/tmp/encoder.model
//   cargo build --release --target wasm32-unknown-unknown --no-default-features --features encoder --bin encoder
//   wasm-bindgen --target no-modules --out-dir target/encoder target/wasm32-unknown-unknown/release/encoder.wasm
//   node tests/browser/bench_encoder.mjs [FOLDER] [MODEL] [FINGERPRINT]
//
// Prints the size of the module, how long loading takes, the first window, and medians.

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import vm from "node:vm";
import { gzipSync } from "node:zlib";

const RUNS = 15;
const inRepository = (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const [folder = inRepository("target/encoder"), model = inRepository("target/tmp/encoder.model"), fingerprint = "0"] =
  process.argv.slice(2);

const glue = readFileSync(`${folder}/encoder.js`, "utf8");
const wasm = readFileSync(`${folder}/encoder_bg.wasm`);
const zipped = [wasm, glue].map((file) => gzipSync(file, { level: 9 }).length);
console.log(`encoder: wasm ${wasm.length} bytes, ${zipped[0]} gzipped; glue ${zipped[1]} gzipped`);

// A worker's global object, as far as the encoder looks at it.
let heard;
class DedicatedWorkerGlobalScope {}
globalThis.DedicatedWorkerGlobalScope = DedicatedWorkerGlobalScope;
globalThis.self = globalThis;
globalThis.postMessage = (message, transfer) => heard(structuredClone(message, { transfer }));
const answer = () => new Promise((resolve) => (heard = resolve));
const ask = (data) => {
  const promise = answer();
  globalThis.onmessage({ data });
  return promise;
};

const ready = answer();
vm.runInThisContext(`${glue}\n;globalThis.wasm_bindgen = wasm_bindgen;`);
globalThis.wasm_bindgen.initSync({ module: new WebAssembly.Module(wasm) });
console.log(`build ${(await ready).build}`);

const bytes = new Uint8Array(readFileSync(model));
const start = performance.now();
const loaded = await ask({ say: "load", model: bytes, fingerprint: parseInt(fingerprint, 16) });
if (loaded.say !== "loaded") {
  throw new Error(`${loaded.say}: ${loaded.message}`);
}
console.log(`load ${(performance.now() - start).toFixed(0)} ms for ${bytes.length} bytes, width ${loaded.width}`);

for (const length of [256, 128]) {
  const times = [];
  for (let request = 0; request <= RUNS; request += 1) {
    const pieces = Uint32Array.from({ length }, (_, i) => (i * 37) % 20_000);
    const channels = [1, 1, 1].map((value) => new Uint8Array(length).fill(value));
    const words = Uint32Array.from({ length: length / 2 }, (_, i) => 2 * i);
    const scores = await ask({ say: "run", request, pieces, channels, words });
    if (scores.request !== request || scores.values.length !== words.length * loaded.width) {
      throw new Error(`not an answer to request ${request}`);
    }
    times.push(scores.millis);
  }
  const [first, ...others] = times;
  others.sort((a, b) => a - b);
  const [low, middle] = [others[0], others[others.length >> 1]].map((time) => time.toFixed(1));
  console.log(`${length} pieces ${middle} ms (best ${low}, first ${first.toFixed(1)})`);
}
