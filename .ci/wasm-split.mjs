// Takes a WebAssembly module apart so that it packs better: operators lie with operators, and the operands of each
// meaning with their like. LZMA then makes the page's code a tenth smaller. wasm-join.js puts it together again.

import { STREAMS, join, walk } from "./wasm-join.js";
import { readLeb } from "./wasm-shrink.mjs";

const CODE = 10;

/**
 * The parts of a module: the sizes of what follows (32 bits each: the module, what stands before the first function,
 * the number of functions, each stream), the streams, then what stands before the functions and after them.
 */
export function split(module) {
  const at = { place: 8 };
  for (let id = module[at.place++], size = readLeb(module, at); id !== CODE; id = module[at.place++], size = readLeb(module, at)) {
    at.place += size;
  }
  const functions = readLeb(module, at);
  const head = module.subarray(0, at.place);
  const streams = Array.from({ length: STREAMS }, () => []);
  for (let left = functions; left > 0; left -= 1) {
    readLeb(module, at);
    walk((stream) => {
      const byte = module[at.place++];
      streams[stream].push(byte);
      return byte;
    });
  }
  const sizes = Uint32Array.of(module.length, head.length, functions, ...streams.map((stream) => stream.length));
  const parts = Buffer.concat([Buffer.from(sizes.buffer), ...streams.map((stream) => Buffer.from(stream)), head, module.subarray(at.place)]);
  if (!Buffer.from(join(new Uint8Array(parts))).equals(module)) {
    throw new Error("the module is another one when it is put together again: does wasm-join.js know all its instructions?");
  }
  return parts;
}
