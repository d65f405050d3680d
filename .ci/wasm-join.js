// The page's end of wasm-split.mjs: puts a WebAssembly module together again whose instructions lie apart by what
// they are. Knows the instructions of WebAssembly 2.0 without vectors.

export const STREAMS = 13;
/** What lies apart: operators, then their operands by meaning. */
const [LOCALS, OPERATORS, GET, SET, CALL, LOAD, STORE, ALIGN, INTEGER, LONG, FLOAT, BRANCH, REST] = Array(STREAMS).keys();

/** The stream of the one LEB128 number that follows an operator. */
const OPERAND = {
  0x0c: BRANCH,
  0x0d: BRANCH,
  0x10: CALL,
  0x20: GET,
  0x21: SET,
  0x22: GET,
  0x23: REST,
  0x24: REST,
  0x25: REST,
  0x26: REST,
  0x3f: REST,
  0x40: REST,
  0x41: INTEGER,
  0x42: LONG,
  0xd0: REST,
  0xd2: REST,
};

/** Goes through a function's body. `move` moves the next byte, which belongs to the stream it is told, and gives it. */
export function walk(move) {
  const number = (stream) => {
    let [value, unit, byte] = [0, 1, 0];
    do {
      byte = move(stream);
      value += (byte & 127) * unit;
      unit *= 128;
    } while (byte > 127);
    return value;
  };
  for (let groups = number(LOCALS); groups > 0; groups -= 1) {
    number(LOCALS);
    move(LOCALS);
  }
  for (let depth = 1; depth > 0; ) {
    const operator = move(OPERATORS);
    if (operator === 0x0b) {
      depth -= 1;
    } else if (operator > 0x01 && operator < 0x05) {
      depth += 1;
      number(OPERATORS);
    } else if (operator > 0x27 && operator < 0x3f) {
      number(ALIGN);
      number(operator < 0x36 ? LOAD : STORE);
    } else if (operator === 0x0e) {
      for (let labels = number(BRANCH); labels >= 0; labels -= 1) {
        number(BRANCH);
      }
    } else if (operator === 0x11) {
      number(CALL);
      number(REST);
    } else if (operator === 0x1c) {
      for (let types = number(REST); types > 0; types -= 1) {
        move(REST);
      }
    } else if (operator === 0x43 || operator === 0x44) {
      for (let bytes = operator === 0x43 ? 4 : 8; bytes > 0; bytes -= 1) {
        move(FLOAT);
      }
    } else if (operator === 0xfc) {
      const which = number(OPERATORS);
      // Conversions have no operand; of what treats whole memories and tables, every other has two.
      for (let operands = which < 8 ? 0 : which < 15 && which % 2 === 0 ? 2 : 1; operands > 0; operands -= 1) {
        number(REST);
      }
    } else if (operator in OPERAND) {
      number(OPERAND[operator]);
    }
  }
}

/** The module whose parts `split` took apart. */
export function join(parts) {
  const sizes = new Uint32Array(parts.slice(0, 4 * (STREAMS + 3)).buffer);
  const [size, head, functions] = sizes;
  // A body goes where it has room for its own size before it, which is known when it is there.
  const module = new Uint8Array(size + 5);
  let from = 4 * sizes.length;
  const ends = [...sizes.subarray(3)].map((length) => (from += length) - length);
  module.set(parts.subarray(from, from + head));
  let at = head;
  for (let left = functions; left > 0; left -= 1) {
    const body = at + 5;
    let end = body;
    walk((stream) => (module[end++] = parts[ends[stream]++]));
    for (let rest = end - body; ; rest >>= 7) {
      module[at++] = rest > 127 ? (rest & 127) | 128 : rest;
      if (rest < 128) {
        break;
      }
    }
    module.copyWithin(at, body, end);
    at += end - body;
  }
  module.set(parts.subarray(from + head), at);
  return module.subarray(0, size);
}
