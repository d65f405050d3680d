// Trunk's post-build hook: makes the release folder small, and safe to put on any static host.
//
// 1. The sheets become one, without comments and indents; the module and its glue are made to pack
//    well (see wasm-shrink.mjs); comments leave the page.
// 2. The module's instructions are taken apart by what they are (wasm-split.mjs) and packed with LZMA, which
//    makes it a quarter smaller than gzip does; a small script beside it turns that back (unpack.js).
// 3. The full reader's three files get a hash of their content into their names, and the page the names
//    and the size of the model: what the browser keeps of them is then never stale.
// 4. Trunk starts the page with one inline script whose text differs per build. Its SHA-256 goes
//    into a Content-Security-Policy that allows this script and nothing else inline.
// 5. The policy becomes the first element of <head>, since a policy in a meta tag does not cover
//    what stands before it, and a `_headers` file for the hosts that read one.
//
// Development builds are left alone: Trunk's live-reload script has no fixed text.
// Needs the packages of tests/browser. Fails the build when the page does not look as expected.

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { createRequire } from "node:module";
import { readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { shrink } from "./wasm-shrink.mjs";
import { split } from "./wasm-split.mjs";

const packages = fileURLToPath(new URL("../tests/browser/node_modules", import.meta.url));
const esbuild = createRequire(import.meta.url)(join(packages, "esbuild"));
const { MODES, LZMA } = await import(join(packages, "lzma1/lib/lzma.js"));
const { Encoder } = await import(join(packages, "lzma1/lib/encoder.js"));
const { InputBuffer, OutputBuffer } = await import(join(packages, "lzma1/lib/streams.js"));

const folder = process.env.TRUNK_STAGING_DIR;
if (!folder) {
  throw new Error("finish-dist is run by `trunk build`, which sets TRUNK_STAGING_DIR");
}
/** What browsers must know for the page to run at all; what is newer is written in older words. */
const TARGET = "es2022";
/** The strongest of LZMA's modes. */
const MOST = 9;
/** Names of the unpacking script's objects that are the browser's, or the page's; the others get short ones. */
const OURS = /^[a-zA-Z_]+/;
const THEIRS = new RegExp(`^(${[
  ...["length", "set", "slice", "fill", "buffer", "push", "keys", "map", "copyWithin", "subarray", "prototype", "min", "max", "floor", "pow", "imul"],
  ...["ok", "status", "arrayBuffer", "message", "toString", "fromCharCode", "from", "of", "byteLength", "byteOffset"],
  ...["BYTES_PER_ELEMENT", "unpack"],
].join("|")})$`);
const release = process.env.TRUNK_PROFILE === "release";
const page = join(folder, "index.html");

if (release) {
  const glue = fileThatEnds(".js");
  const code = fileThatEnds(".wasm");
  shrink(code, glue);
  // Its names stay: what starts a worker calls them (worker/program.rs).
  const small = { minifyWhitespace: true, minifySyntax: true, format: "esm", target: TARGET };
  writeFileSync(glue, esbuild.transformSync(readFileSync(glue, "utf8"), small).code);
  const html = hashReader(joinSheets(packCode(readFileSync(page, "utf8"), code)));
  writeFileSync(page, addPolicy(html.replace(/<!--[\s\S]*?-->/g, "").replace(/\n\s*\n/g, "\n")));
}

/** Renames the files that the page's `<meta>` elements name, and follows them there. */
function hashReader(html) {
  let found = 0;
  const hashed = html.replaceAll(/<meta name="(encoder-glue|encoder-code|model)" content="([^"]+)">/g, (_, kind, name) => {
    found += 1;
    const path = join(folder, name);
    const bytes = readFileSync(path);
    const hash = sha256(bytes).slice(0, 16);
    const renamed = name.replace(/(\.[a-z]+)$/, `-${hash}$1`);
    renameSync(path, join(folder, renamed));
    return `<meta name="${kind}" content="${renamed}" data-bytes="${bytes.length}">`;
  });
  if (found !== 3) {
    throw new Error(`index.html must name the three files of the full reader, found ${found}`);
  }
  return hashed;
}

/** The page's own file of a kind. */
function fileThatEnds(ending) {
  const names = readdirSync(folder).filter((name) => name.endsWith(ending) && !name.startsWith("encoder"));
  if (names.length !== 1) {
    throw new Error(`expected one ${ending} file, found ${names.length}`);
  }
  return join(folder, names[0]);
}

/** Packs the module, and has the page unpack it. */
function packCode(html, code) {
  const bytes = split(readFileSync(code));
  const packed = pack(bytes);
  if (!bytes.equals(new LZMA().decompress(packed))) {
    throw new Error(`${code} is another one when it is unpacked`);
  }
  rmSync(code);
  writeFileSync(`${code}.lzma`, packed);
  const { outputFiles } = esbuild.buildSync({
    entryPoints: [fileURLToPath(new URL("unpack.js", import.meta.url))],
    alias: { lzma1: join(packages, "lzma1/lib") },
    ...{ bundle: true, minify: true, format: "esm", target: TARGET, legalComments: "none", write: false },
    ...{ mangleProps: OURS, reserveProps: THEIRS },
  });
  const [unpack] = outputFiles;
  const script = `unpack-${sha256(unpack.contents).slice(0, 16)}.js`;
  writeFileSync(join(folder, script), unpack.contents);

  const name = basename(code);
  const edits = [
    [`import init`, `import { unpack } from "./${script}";\nimport init`],
    [`module_or_path: './${name}'`, `module_or_path: unpack("./${name}.lzma", ${bytes.length})`],
    [`href="./${name}" crossorigin="anonymous" as="fetch" type="application/wasm"`, `href="./${name}.lzma" crossorigin="anonymous" as="fetch"`],
    [`<link rel="modulepreload"`, `<link rel="modulepreload" href="./${script}"><link rel="modulepreload"`],
  ];
  return edits.reduce((html, [before, after]) => {
    const parts = html.split(before);
    if (parts.length !== 2) {
      throw new Error(`expected ${before} once in the page, found it ${parts.length - 1} times`);
    }
    return parts.join(after);
  }, html);
}

/**
 * Packs what lies in streams: of the byte before, two bits tell enough. The `xz` of the machine looks further for what
 * is alike than the package does; without it the page is some 2 kB larger.
 */
function pack(bytes) {
  const settings = "--lzma1=dict=4MiB,lc=2,lp=0,pb=0,mode=normal,nice=273,mf=bt4,depth=1000";
  try {
    return execFileSync("xz", ["--format=lzma", settings, "--stdout"], { input: bytes, maxBuffer: bytes.length });
  } catch (error) {
    if (error.code !== "ENOENT") {
      throw error;
    }
    console.warn("finish-dist: no xz here (Debian: xz-utils), packing without it");
  }
  class Packer extends Encoder {
    configure(mode) {
      super.configure(mode);
      Object.assign(this, { _numLiteralContextBits: 1, _posStateBits: 0, _posStateMask: 0 });
    }
  }
  const output = new OutputBuffer(bytes.length);
  new Packer().compress(new InputBuffer(bytes), output, MODES[MOST]);
  return Buffer.from(output.toArray());
}

function sha256(content) {
  return createHash("sha256").update(content).digest("hex");
}

/** Puts all style sheets into one file, in their order, and links to it where the first one was. */
function joinSheets(html) {
  const links = [...html.matchAll(/\s*<link rel="stylesheet" href="\.\/([^"]+)"[^>]*>/g)];
  if (links.length === 0) {
    throw new Error("index.html links to no style sheet");
  }
  const css = links.map(([, name]) => readFileSync(join(folder, name), "utf8")).join("\n");
  const small = esbuild.transformSync(css, { loader: "css", minify: true }).code;
  links.forEach(([, name]) => rmSync(join(folder, name)));
  const name = `style-${sha256(small).slice(0, 16)}.css`;
  writeFileSync(join(folder, name), small);
  const integrity = `sha384-${createHash("sha384").update(small).digest("base64")}`;
  const [[first], ...others] = links;
  const joined = html.replace(first, `\n    <link rel="stylesheet" href="./${name}" integrity="${integrity}">`);
  return others.reduce((page, [link]) => page.replace(link, ""), joined);
}

/** Inserts the policy into the page and writes `_headers`. */
function addPolicy(html) {
  const scripts = [...html.matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script>/g)];
  const inline = scripts.filter(([, attributes]) => !/\bsrc\s*=/.test(attributes));
  if (inline.length !== 1) {
    throw new Error(`expected Trunk's one inline script, found ${inline.length}`);
  }
  const stray = html.match(/<style\b|\sstyle\s*=|\son[a-z]+\s*=\s*["']/i);
  if (stray) {
    throw new Error(`the policy forbids inline styles and handlers, found "${stray[0].trim()}"`);
  }

  const loader = createHash("sha256").update(inline[0][2], "utf8").digest("base64");
  const policy = [
    "default-src 'none'",
    `script-src 'self' 'wasm-unsafe-eval' 'sha256-${loader}'`,
    "style-src 'self'",
    "connect-src 'self'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "worker-src 'self' blob:",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");

  const headers = [
    "/*",
    // `frame-ancestors` has no effect in a meta tag, so only here.
    `  Content-Security-Policy: ${policy}; frame-ancestors 'none'`,
    "  Referrer-Policy: no-referrer",
    "  X-Content-Type-Options: nosniff",
    "",
  ];
  writeFileSync(join(folder, "_headers"), headers.join("\n"));

  const metas =
    `<meta http-equiv="Content-Security-Policy" content="${policy}">\n` +
    `    <meta name="referrer" content="no-referrer">\n    `;
  const head = html.match(/<head>\s*/);
  if (!head) {
    throw new Error("index.html has no plain <head>");
  }
  const at = head.index + head[0].length;
  return html.slice(0, at) + metas + html.slice(at);
}
