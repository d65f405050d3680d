// A static file server for the built folder, as plain as the plainest host: no special headers,
// nothing but a content type, and the folder mounted in a sub-folder of the site.
//
// As a program: node tests/browser/server.mjs [FOLDER] [PORT]

import { createServer } from "node:http";
import { readFile, stat } from "node:fs/promises";
import { extname, join, normalize, sep } from "node:path";
import { fileURLToPath } from "node:url";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".wasm": "application/wasm",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".json": "application/json",
  ".txt": "text/plain; charset=utf-8",
  ".webmanifest": "application/manifest+json",
};

/** The release folder of this repository. */
export const DIST = fileURLToPath(new URL("../../dist", import.meta.url));

/**
 * Serves `folder` under `base` on a free local port.
 *
 * Returns `{ url, requests, close }`: the page's address, the paths asked for so far, and a
 * function that stops the server.
 */
export async function serve({ folder = DIST, base = "/some/sub-folder/", port = 0 } = {}) {
  const requests = [];
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
    requests.push(path);
    const file = resolve(folder, base, path);
    try {
      if (!file || !(await stat(file)).isFile()) {
        throw new Error("not a file");
      }
      const body = await readFile(file);
      response.writeHead(200, { "Content-Type": TYPES[extname(file)] ?? "application/octet-stream" });
      response.end(body);
    } catch {
      response.writeHead(404, { "Content-Type": "text/plain" });
      response.end("not found\n");
    }
  });
  await new Promise((done) => server.listen(port, "127.0.0.1", done));
  return {
    url: `http://127.0.0.1:${server.address().port}${base}`,
    requests,
    close: () =>
      new Promise((done) => {
        server.close(done);
        server.closeAllConnections();
      }),
  };
}

/** The file a request path names, or null when it lies outside the served folder. */
function resolve(folder, base, path) {
  if (!path.startsWith(base)) {
    return null;
  }
  const name = path.slice(base.length) || "index.html";
  const file = normalize(join(folder, name));
  return file.startsWith(normalize(folder) + sep) ? file : null;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [folder = DIST, port = "8080"] = process.argv.slice(2);
  const { url } = await serve({ folder, base: "/", port: Number(port) });
  console.log(`serving ${folder} at ${url}`);
}
