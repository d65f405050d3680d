// The journey of a reader through the built page, in dist/, served from a sub-folder by a host that
// sets no headers.

import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { after, before, describe, test } from "node:test";
import { assertNoRequests, launch, open, runAxe, screenshot } from "./browser.mjs";
import { DIST, serve } from "./server.mjs";

/** The ways of looking at the page that every state of it is tried in. */
const LOOKS = {
  light: { colorScheme: "light" },
  dark: { colorScheme: "dark" },
  phone: { viewport: { width: 390, height: 844 }, hasTouch: true },
  "forced-colors": { forcedColors: "active" },
};

assert.ok(existsSync(`${DIST}/index.html`), "no dist/: run `make dist` first");

let server;
let browser;

before(async () => {
  server = await serve();
  browser = await launch();
});

after(async () => {
  await browser?.close();
  await server?.close();
});

describe("hosting", () => {
  test("opens in a sub-folder without a complaint, and stays on its own host", async () => {
    const { context, page, complaints } = await open(browser, server.url);
    assert.equal(await page.title(), "Whosaid");
    assert.deepEqual(complaints, []);
    assert.ok(server.requests.every((path) => path.startsWith("/some/sub-folder/")));
    await context.close();
  });

  test("puts the policy before everything it must cover", () => {
    const html = readFileSync(`${DIST}/index.html`, "utf8");
    assert.match(html, /<head>\s*<meta http-equiv="Content-Security-Policy" content="default-src 'none';/);
    assert.match(readFileSync(`${DIST}/_headers`, "utf8"), /Content-Security-Policy: default-src 'none';/);
  });

  test("enforces the policy on the page", async () => {
    const { context, page } = await open(browser, server.url);
    const elsewhere = await serve({ base: "/" });
    const outcome = await page.evaluate(async (url) => {
      // A timer, since code that a debugger evaluates directly may use `eval` despite the policy.
      const evaluated = await new Promise((done) => {
        setTimeout(() => {
          try {
            done(String(new Function("return 1")()));
          } catch (error) {
            done(error.name);
          }
        });
      });
      const fetched = await fetch(url).then(String, (error) => error.name);
      return { evaluated, fetched };
    }, elsewhere.url);
    assert.deepEqual(outcome, { evaluated: "EvalError", fetched: "TypeError" });
    assert.deepEqual(elsewhere.requests, []);
    await elsewhere.close();
    await context.close();
  });

  test("starts every worker from a blob, under the page's policy", async () => {
    const { context, page } = await open(browser, server.url);
    const elsewhere = await serve({ base: "/" });
    for (const worker of page.workers()) {
      assert.match(worker.url(), /^blob:/);
      const fetched = await worker.evaluate(
        (url) => fetch(url).then(String, (error) => error.name),
        elsewhere.url,
      );
      assert.equal(fetched, "TypeError");
    }
    assert.deepEqual(elsewhere.requests, []);
    await elsewhere.close();
    await context.close();
  });

  test("asks for nothing once it is open, and lives on without a network", async () => {
    const { context, page, complaints } = await open(browser, server.url);
    const check = assertNoRequests(context);
    await context.setOffline(true);
    await page.waitForTimeout(500);
    check();
    assert.deepEqual(complaints, []);
    await context.close();
  });
});

describe("empty page", () => {
  for (const [look, options] of Object.entries(LOOKS)) {
    test(`is accessible: ${look}`, async () => {
      const { context, page } = await open(browser, server.url, options);
      await screenshot(page, `empty-${look}`);
      await runAxe(page, `the empty page, ${look}`);
      await context.close();
    });
  }
});
