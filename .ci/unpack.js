// Gets the page's program, which the build has taken apart and packed with LZMA: a quarter smaller than gzip makes
// it, and small on hosts that pack nothing. The release page starts with this; see finish-dist.mjs.

import { Decoder } from "lzma1/decoder.js";
import { InputBuffer, OutputBuffer } from "lzma1/streams.js";
import { join } from "./wasm-join.js";

/** The module in the packed file at an address; `size` is how many bytes its parts have. */
export async function unpack(address, size) {
  const response = await fetch(address);
  if (!response.ok) {
    throw new Error(`${address}: the server says ${response.status}`);
  }
  const packed = new InputBuffer(new Uint8Array(await response.arrayBuffer()));
  const bytes = new OutputBuffer(size);
  new Decoder().decompress(packed, bytes);
  return join(bytes.toArray());
}
