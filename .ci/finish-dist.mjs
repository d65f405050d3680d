// Trunk's post-build hook: makes the release folder safe to put on any static host.
//
// 1. Trunk starts the page with one inline script whose text differs per build. Its SHA-256 goes
//    into a Content-Security-Policy that allows this script and nothing else inline.
// 2. The policy becomes the first element of <head>, since a policy in a meta tag does not cover
//    what stands before it, and a `_headers` file for the hosts that read one.
//
// Development builds are left alone: Trunk's live-reload script has no fixed text.
// Needs nothing but Node. Fails the build when the page does not look as expected.

import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const folder = process.env.TRUNK_STAGING_DIR;
if (!folder) {
  throw new Error("finish-dist is run by `trunk build`, which sets TRUNK_STAGING_DIR");
}
const release = process.env.TRUNK_PROFILE === "release";
const page = join(folder, "index.html");

if (release) {
  writeFileSync(page, addPolicy(readFileSync(page, "utf8")));
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
