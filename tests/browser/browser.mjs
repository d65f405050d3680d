// What every browser test needs: Chromium with the right flags, a page that notes everything it
// should not do, accessibility runs, and screenshots.

import assert from "node:assert/strict";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const require = createRequire(import.meta.url);
const AXE = require.resolve("axe-core/axe.min.js");
const SCREENSHOTS = fileURLToPath(new URL("../../target/screenshots", import.meta.url));

/** Flags that keep Chromium from calling home, so that a closed network is no trouble. */
export const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

const USUAL_PLACES = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/snap/bin/chromium",
  "/opt/homebrew/bin/chromium",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/** The browser to drive: `$CHROMIUM`, or the first found in the usual places. */
export function chromiumPath() {
  const path = process.env.CHROMIUM || USUAL_PLACES.find((place) => existsSync(place));
  if (!path) {
    throw new Error("no Chromium found: install it or set CHROMIUM to its path");
  }
  return path;
}

/** Starts headless Chromium with a fresh profile. */
export function launch() {
  return chromium.launch({ executablePath: chromiumPath(), args: FLAGS });
}

/**
 * Opens `url` in a context of its own and waits until the network is quiet.
 *
 * `options` are Playwright's context options (viewport, colorScheme, forcedColors…). Returns
 * `{ context, page, complaints }`; `complaints` gathers console errors and warnings, uncaught
 * exceptions and failed requests, and is meant to stay empty.
 */
export async function open(browser, url, options = {}) {
  const context = await browser.newContext(options);
  const complaints = [];
  context.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") {
      complaints.push(`console ${message.type()}: ${message.text()}`);
    }
  });
  context.on("weberror", (error) => complaints.push(`uncaught: ${error.error()}`));
  context.on("requestfailed", (request) => {
    complaints.push(`failed: ${request.url()} ${request.failure()?.errorText}`);
  });
  const page = await context.newPage();
  await page.goto(url, { waitUntil: "networkidle" });
  if (url.startsWith("http")) {
    // Unpacking may take a slow machine longer than the quiet that counts as idle; then the worker is fetched.
    await page.waitForSelector("textarea", { timeout: 10_000 }).catch(() => {});
    await page.waitForTimeout(600);
  }
  return { context, page, complaints };
}

/**
 * Watches a context from now on for anything that leaves the page, its workers included.
 *
 * Call the result when the journey is over: it fails if anything was asked for. `blob:` and
 * `data:` addresses are the page's own memory and are let through.
 */
export function assertNoRequests(context) {
  const seen = [];
  const note = (request) => {
    if (!/^(blob|data):/.test(request.url())) {
      seen.push(`${request.method()} ${request.url()}`);
    }
  };
  context.on("request", note);
  return () => {
    context.off("request", note);
    assert.deepEqual(seen, [], "the page asked the network for something");
  };
}

/** Pastes `text` with the keyboard into whatever has focus, by way of the real clipboard. */
export async function paste(page, text) {
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.evaluate((words) => navigator.clipboard.writeText(words), text);
  await page.keyboard.press("ControlOrMeta+V");
}

/** Drops files, given as `{ name, type, text }`, on the element that `selector` names. */
export async function drop(page, selector, files) {
  const transfer = await page.evaluateHandle((files) => {
    const transfer = new DataTransfer();
    for (const { name, type = "text/plain", text } of files) {
      transfer.items.add(new File([text], name, { type }));
    }
    return transfer;
  }, files);
  for (const event of ["dragenter", "dragover", "drop"]) {
    await page.dispatchEvent(selector, event, { dataTransfer: transfer });
  }
}

/** Fails if the page has an accessibility violation that axe-core can find. */
export async function runAxe(page, name) {
  if (!(await page.evaluate(() => "axe" in window))) {
    // Through the debugger, since the page's policy refuses foreign script elements.
    await page.evaluate(readFileSync(AXE, "utf8"));
  }
  const { violations } = await page.evaluate(() => window.axe.run(document));
  const told = violations.map(
    ({ id, help, nodes }) => `${id}: ${help}\n` + nodes.map((n) => `    ${n.target}`).join("\n"),
  );
  assert.deepEqual(told, [], `accessibility of ${name}`);
}

/** Saves the whole page as `target/screenshots/<name>.png`. */
export async function screenshot(page, name) {
  mkdirSync(SCREENSHOTS, { recursive: true });
  await page.screenshot({ path: `${SCREENSHOTS}/${name}.png`, fullPage: true });
}
