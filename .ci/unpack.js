// Gets the page's program, which the build has packed with LZMA: a fifth smaller than gzip makes it, and small on
// hosts that pack nothing. The release page starts with this; see finish-dist.mjs.

import { Decoder } from "lzma1/decoder.js";
import { InputBuffer, OutputBuffer } from "lzma1/streams.js";

/** The bytes of the packed file at an address, unpacked; `size` is how many they will be. */
export async function unpack(address, size) {
  const response = await fetch(address);
  if (!response.ok) {
    throw new Error(`${address}: the server says ${response.status}`);
  }
  const packed = new InputBuffer(new Uint8Array(await response.arrayBuffer()));
  const bytes = new OutputBuffer(size);
  new Decoder().decompress(packed, bytes);
  return bytes.toArray();
}
