// The journey of a reader through the built page, in dist/, served from a sub-folder by a host that
// sets no headers.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { assertNoRequests, drop, launch, open, paste, runAxe, screenshot } from "./browser.mjs";
import { DIST, serve } from "./server.mjs";

/** The ways of looking at the page that every state of it is tried in. */
const LOOKS = {
  light: { colorScheme: "light" },
  dark: { colorScheme: "dark" },
  phone: { viewport: { width: 390, height: 844 }, hasTouch: true },
  "forced-colors": { forcedColors: "active" },
};

assert.ok(existsSync(`${DIST}/index.html`), "no dist/: run `make dist` first");

const HARBOR = readFileSync(new URL("../../src/worker/sample.txt", import.meta.url), "utf8");
/** The command line, with the network inside; `make test` has built it. */
const COMMAND = fileURLToPath(new URL("../../target/debug/whosaid", import.meta.url));

/** A short article written for these tests. */
const BRIDGE =
  "2024-05-14\n\n“The bridge will open in June,” Mayor Ana Ruiz said on Tuesday. She added that the toll would stay the same.\n";

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
    const { context, page, complaints } = await open(browser, `${server.url}?quick`);
    const check = assertNoRequests(context);
    await context.setOffline(true);
    await page.waitForTimeout(500);
    check();
    assert.deepEqual(complaints, []);
    await context.close();
  });
});

describe("the full reader", () => {
  const MODEL = /en-[0-9a-f]+\.bin$/;

  /** Opens the page, pastes an article, and waits until the network has read it. */
  async function readFully(prepare = async () => {}) {
    const context = await browser.newContext();
    const page = await context.newPage();
    const asked = [];
    page.on("request", (request) => /^http/.test(request.url()) && asked.push(request.url()));
    await prepare(page);
    await page.goto(`${server.url}?workers=2`, { waitUntil: "load" });
    await page.waitForFunction(() => document.activeElement?.tagName === "TEXTAREA");
    await paste(page, HARBOR);
    return { context, page, asked };
  }

  test("comes once, from the page's own host, and then reads without a network", async () => {
    const { context, page, asked } = await readFully();
    await page.waitForSelector("[data-reader=full]", { timeout: 60_000 });
    assert.match(await page.locator(".reader-note").innerText(), /Full reading/);
    assert.ok(asked.every((url) => url.startsWith(server.url)), asked.join("\n"));
    assert.equal(asked.filter((url) => MODEL.test(url)).length, 1);
    const check = assertNoRequests(context);
    await context.setOffline(true);
    await page.getByRole("button", { name: "New", exact: true }).click();
    await page.waitForFunction(() => document.activeElement?.tagName === "TEXTAREA");
    await paste(page, BRIDGE);
    await page.waitForSelector("[data-reader=full]", { timeout: 60_000 });
    assert.match(await page.locator(".results .row").first().innerText(), /Ana Ruiz/);
    check();
    await context.setOffline(false);

    // The browser has kept it: the next visit asks for it no more.
    asked.length = 0;
    await page.reload();
    await page.waitForFunction(() => document.activeElement?.tagName === "TEXTAREA");
    await paste(page, HARBOR);
    await page.waitForSelector("[data-reader=full]", { timeout: 60_000 });
    assert.deepEqual(asked.filter((url) => MODEL.test(url) || /encoder/.test(url)), []);
    await runAxe(page, "a full reading");
    await screenshot(page, "full-light");
    await context.close();
  });

  for (const [what, answer] of Object.entries({
    missing: (route) => route.fulfill({ status: 404, body: "not found" }),
    "cut short": async (route) => {
      const response = await route.fetch();
      const body = await response.body();
      await route.fulfill({ response, body: body.subarray(0, body.length - 1000) });
    },
    damaged: async (route) => {
      const response = await route.fetch();
      const body = Buffer.from(await response.body());
      body[body.length >> 1] ^= 1;
      await route.fulfill({ response, body });
    },
  })) {
    test(`says so when its model is ${what}, and the quick reading stays`, async () => {
      const { context, page } = await readFully((page) => page.route(MODEL, answer));
      await page.waitForFunction(() => /The full reader is not there/.test(document.querySelector(".reader-note")?.innerText));
      assert.equal(await page.locator("[data-reader=quick]").count(), 1);
      assert.ok((await page.locator(".results .row").count()) > 5);
      // And once the model is whole again, it can be asked for again.
      await page.unroute(MODEL);
      // By key: the note may move while the page settles, and a pointer would miss the button.
      await page.getByRole("button", { name: "Try again" }).press("Enter");
      await page.waitForSelector("[data-reader=full]", { timeout: 60_000 });
      await context.close();
    });
  }

  test("reads as the command line does", { skip: !existsSync(COMMAND) && "the command line is not built" }, async () => {
    const { context, page } = await readFully();
    await page.waitForSelector("[data-reader=full]", { timeout: 60_000 });
    const download = page.waitForEvent("download");
    await page.getByRole("button", { name: "Download JSON" }).click();
    const theirs = JSON.parse(readFileSync(await (await download).path(), "utf8"));
    const ours = JSON.parse(execFileSync(COMMAND, ["-", "--format", "json"], { input: HARBOR, encoding: "utf8" }));
    for (const part of ["entities", "quotes", "dates"]) {
      assert.deepEqual(theirs[part], ours[part]);
    }
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


/**
 * Opens the page at a given size, with the quick reader alone; `read` waits until the article in front has been
 * read. What the full reader adds has tests of its own.
 */
async function visit(options = {}, query = "") {
  const { context, page, complaints } = await open(browser, `${server.url}?quick${query.replace("?", "&")}`, options);
  const read = () => page.waitForSelector(".article mark");
  return { context, page, complaints, read };
}

const quotes = (page) => page.locator(".results .row");
const articleText = (page) => page.locator(".article").evaluate((element) => element.textContent);

describe("a reader", () => {
  test("pastes an article and sees who said what, without a network", async () => {
    const { context, page, complaints, read } = await visit();
    const check = assertNoRequests(context);
    await context.setOffline(true);
    await paste(page, BRIDGE);
    await read();
    assert.equal(await articleText(page), BRIDGE, "the text of the page is the text given");
    assert.equal(await page.inputValue("#published"), "2024-05-14");
    assert.match(await quotes(page).first().innerText(), /Ana Ruiz/);
    assert.match(await page.locator("[role=status]").innerText(), /quotes?, \d+ to check/);
    await page.getByRole("tab", { name: /Speakers/ }).click();
    assert.match(await page.locator(".results").innerText(), /Ana Ruiz[\s\S]*words? spoken/);
    check();
    assert.deepEqual(complaints, []);
    await context.close();
  });

  test("reads the sample, repairs included", async () => {
    const { context, page, complaints, read } = await visit();
    await page.getByRole("button", { name: "try the sample" }).click();
    await read();
    assert.equal(await articleText(page), HARBOR);
    await page.getByRole("tab", { name: /Check/ }).click();
    assert.match(await page.locator(".results").innerText(), /Missing closing quotation mark/);
    assert.equal(await page.locator(".article .repair").count(), 1);
    assert.deepEqual(complaints, []);
    await context.close();
  });

  test("drops several files; one that cannot be read does not stop the rest", async () => {
    const { context, page, complaints, read } = await visit();
    await drop(page, "body", [
      { name: "one.txt", text: BRIDGE },
      { name: "two.md", text: `# A *bridge*\n\n${BRIDGE}` },
      { name: "picture.png", type: "image/png", text: "\x89PNG" },
      { name: "broken.pdf", type: "application/pdf", text: "%PDF-1.7" },
      {
        name: "page.html",
        type: "text/html",
        text:
          "<title>Bridge</title><meta property='article:published_time' content='2024-05-14T08:00'>" +
          "<script>document.title='ran'</script><nav>Menu</nav><article><h1>Bridge</h1>" +
          "<p>“The bridge will open,”<br>Ana Ruiz said.</p><img src='x' onerror='document.title=1'></article>",
      },
    ]);
    await read();
    const rows = page.locator(".rail-row");
    await page.waitForFunction(() => !/Waiting|Reading/.test(document.querySelector(".rail").innerText));
    assert.equal(await rows.count(), 5);
    assert.match(await rows.nth(2).innerText(), /not|picture/);
    assert.match(await rows.nth(3).innerText(), /is a PDF, not text/);
    await rows.nth(4).locator(".rail-button").click();
    await read();
    assert.match(await articleText(page), /^Bridge\n\n“The bridge will open,”\nAna Ruiz said\.$/);
    assert.equal(await page.inputValue("#published"), "2024-05-14");
    assert.equal(await page.title(), "Whosaid", "nothing in the file ran");
    await rows.nth(1).locator(".rail-button").click();
    assert.match(await articleText(page), /^A bridge\n/);
    // The browser says that it refused the handler in the dropped page; nothing else may be said.
    assert.ok(complaints.every((complaint) => complaint.includes("inline event handler")), complaints.join("\n"));
    await screenshot(page, "files-light");
    await context.close();
  });

  test("uses nothing but the keyboard", async () => {
    const { context, page, complaints, read } = await visit();
    await paste(page, HARBOR);
    await read();
    await page.keyboard.press("j");
    await page.waitForSelector(".article .badge[data-n='1']:focus");
    await page.keyboard.press("j");
    await page.waitForSelector(".article .badge[data-n='2']:focus");
    await page.keyboard.press("Enter");
    await page.waitForSelector(".results .row[data-q='1'] .row-button:focus");
    await page.keyboard.press("ArrowDown");
    await page.waitForSelector(".results .row[data-q='2'] .row-button:focus");
    await page.keyboard.press("Enter");
    await page.waitForSelector(".article .badge[data-n='3']:focus");
    await page.keyboard.press("k");
    await page.waitForSelector(".article .badge[data-n='2']:focus");
    await page.keyboard.press("Shift+J");
    await page.waitForSelector(".results .row.chosen .check-row");
    await page.keyboard.press("/");
    await page.waitForSelector("#find:focus");
    await page.keyboard.type("overdue");
    await page.waitForFunction(() => document.querySelectorAll(".results .row").length === 1);
    await page.keyboard.press("Escape");
    await page.waitForFunction(() => document.querySelectorAll(".results .row").length > 3);
    await page.keyboard.press("F6");
    await page.waitForSelector(".top-bar :focus");
    await page.keyboard.press("?");
    await page.waitForSelector("dialog.help[open]");
    await page.keyboard.press("Escape");
    await page.waitForSelector("dialog.help:not([open])", { state: "attached" });
    assert.deepEqual(complaints, []);
    await context.close();
  });

  test("copies a quote with its speaker and takes the result away", async () => {
    const { context, page, read } = await visit();
    await paste(page, BRIDGE);
    await read();
    await page.keyboard.press("j");
    await page.keyboard.press("c");
    await page.waitForFunction(() => document.querySelector("[role=status]").innerText === "Copied.");
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    assert.match(copied, /^“The bridge will open in June,” — Ana Ruiz.*\(2024-05-14\)$/);
    const [download] = await Promise.all([page.waitForEvent("download"), page.keyboard.press("Control+s")]);
    assert.match(download.suggestedFilename(), /\.json$/);
    const result = JSON.parse(readFileSync(await download.path(), "utf8"));
    assert.equal(result.schema, "whosaid/1");
    assert.equal(result.quotes[0].content[0].text, "“The bridge will open in June,”");
    await context.close();
  });

  test("edits the text and the date, and the result follows", async () => {
    const { context, page, complaints, read } = await visit();
    await paste(page, BRIDGE);
    await read();
    const before = await quotes(page).count();
    await page.getByRole("button", { name: "Edit text" }).click();
    await page.locator("#editor").press("ControlOrMeta+End");
    await page.keyboard.type("“It is done,” Omar Haddad said.");
    await page.waitForFunction((n) => document.querySelectorAll(".results .row").length === n, before + 1);
    await page.getByRole("button", { name: "Done", exact: true }).click();
    assert.match(await articleText(page), /Omar Haddad said\.$/);
    await page.fill("#published", "2024-06-11");
    await page.waitForSelector(".article mark.date[title='2024-06-11']");
    assert.match(await page.locator("#published-origin").innerText(), /set by you/);
    assert.deepEqual(complaints, []);
    await context.close();
  });

  test("switches classes off and on without a letter moving", async () => {
    const { context, page, read } = await visit();
    await page.getByRole("button", { name: "try the sample" }).click();
    await read();
    const height = () => page.locator(".article").evaluate((element) => element.getBoundingClientRect().height);
    // The article may still be growing to its place.
    let before = await height();
    for (let last = -1; last !== before; before = await height()) {
      last = before;
      await page.waitForTimeout(300);
    }
    for (const name of [/^Speaker/, /^Cue/, /^Person/]) {
      const toggle = page.locator(".legend").getByRole("button", { name });
      await toggle.click();
      assert.equal(await toggle.getAttribute("aria-pressed"), "false");
    }
    assert.equal(await height(), before);
    await context.close();
  });

  test("points at a row and sees its words light up, and the other way round", async () => {
    const { context, page, read } = await visit();
    await page.getByRole("button", { name: "try the sample" }).click();
    await read();
    await quotes(page).nth(1).hover();
    await page.waitForSelector(".article mark.content.lit");
    await page.locator(".article mark.cue").first().hover();
    await page.waitForSelector(".results .row.lit");
    await context.close();
  });

  test("keeps the text when the worker breaks", async () => {
    const { context, page, read } = await visit({}, "?crash");
    await paste(page, BRIDGE);
    await page.waitForSelector(".crash");
    assert.match(await page.locator(".crash").innerText(), /Your text is safe/);
    assert.equal(await articleText(page), BRIDGE);
    const check = assertNoRequests(context);
    const save = page.getByRole("button", { name: "Download my text" });
    const [download] = await Promise.all([page.waitForEvent("download"), save.click()]);
    assert.equal(readFileSync(await download.path(), "utf8"), BRIDGE);
    await runAxe(page, "the crash card");
    await screenshot(page, "crash-light");
    await page.getByRole("button", { name: "Try again" }).click();
    await read();
    check();
    await context.close();
  });

  test("can tell what the program is and is not, from the lock", async () => {
    const { context, page } = await visit();
    await page.getByText("Nothing leaves this computer").click();
    assert.match(await page.locator(".lock p").innerText(), /Nothing you paste leaves it/);
    await context.close();
  });
});

describe("loaded page", () => {
  for (const [look, options] of Object.entries(LOOKS)) {
    test(`is accessible: ${look}`, async () => {
      const { context, page, complaints, read } = await visit({ viewport: { width: 1400, height: 900 }, ...options });
      await page.getByRole("button", { name: "try the sample" }).click();
      await read();
      await runAxe(page, `the article, ${look}`);
      await screenshot(page, `loaded-${look}`);
      await page.locator(".article .badge").nth(1).click();
      await page.waitForSelector(".details");
      await page.waitForTimeout(300);
      await runAxe(page, `a selected quote, ${look}`);
      await screenshot(page, `selected-${look}`);
      for (const name of ["Speakers", "Entities", "Check"]) {
        await page.getByRole("tab", { name }).click();
        await page.waitForTimeout(200);
        await runAxe(page, `${name}, ${look}`);
        await screenshot(page, `${name.toLowerCase()}-${look}`);
      }
      await page.getByRole("button", { name: "Help and keys" }).click();
      await page.waitForSelector("dialog.help[open]");
      await runAxe(page, `help, ${look}`);
      await screenshot(page, `help-${look}`);
      assert.deepEqual(complaints, []);
      await context.close();
    });
  }

  test("prints the article and the quotes on white", async () => {
    const { context, page, read } = await visit({ colorScheme: "dark" });
    await page.getByRole("button", { name: "try the sample" }).click();
    await read();
    await page.emulateMedia({ media: "print" });
    await screenshot(page, "print");
    const background = await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    assert.equal(background, "rgb(255, 255, 255)");
    assert.ok(!(await page.locator(".top-bar").isVisible()));
    await context.close();
  });

  test("leaves room for targets of 24 pixels", async () => {
    const { context, page, read } = await visit(LOOKS.phone);
    await page.getByRole("button", { name: "try the sample" }).click();
    await read();
    const small = await page.evaluate(() =>
      [...document.querySelectorAll("button, summary, input:not([type=file])")]
        .filter((element) => element.offsetParent)
        .map((element) => [element.outerHTML.slice(0, 80), element.getBoundingClientRect()])
        .filter(([, box]) => box.width > 0 && (box.width < 24 || box.height < 24))
        .map(([html]) => html),
    );
    assert.deepEqual(small, []);
    await context.close();
  });
});
