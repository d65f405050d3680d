// Memory of the built page while articles are read one after another: node tests/browser/memory.mjs
//
// It pastes articles of training/articles into one page, waits for the full reading of each, and prints what the
// page's processes hold in proportion (PSS of Chromium's renderers, Linux only): it must not go on growing.

import { readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { launch, open, paste } from "./browser.mjs";
import { serve } from "./server.mjs";

/** After how many articles it is printed. */
const AFTER = [1, 5, 10, 20, 30];
/** Milliseconds after a reading when nothing moves any more. */
const SETTLED = 400;

const folder = fileURLToPath(new URL("../../training/articles/", import.meta.url));
const texts = readdirSync(folder).slice(0, Math.max(...AFTER)).map((name) => plain(readFileSync(folder + name, "utf8")));

const server = await serve();
const browser = await launch();
try {
  const { page } = await open(browser, `${server.url}?workers=1`);
  for (const [index, text] of texts.entries()) {
    if (index > 0) await page.getByRole("button", { name: "New" }).first().click();
    await page.waitForSelector("textarea");
    await paste(page, text);
    await page.waitForSelector("[data-reader=full]", { timeout: 60_000 });
    await page.waitForTimeout(SETTLED);
    if (AFTER.includes(index + 1)) {
      console.log(`  memory after ${`${index + 1}`.padStart(2)} articles ${held().toFixed(0).padStart(12)} MB`);
    }
  }
} finally {
  await browser.close();
  await server.close();
}

/** The text of a gold article: between its fences, without the marks of its spans. */
function plain(article) {
  let text = article.split("~~~~article\n")[1].split("\n~~~~")[0];
  for (let before = ""; before !== text; ) {
    before = text;
    text = text.replace(/\[([^[\]]*)\]\{[^{}]*\}/g, "$1");
  }
  return text;
}

/** What the renderers hold, in megabytes. */
function held() {
  let kilobytes = 0;
  for (const pid of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
    try {
      if (!readFileSync(`/proc/${pid}/cmdline`, "utf8").includes("--type=renderer")) continue;
      kilobytes += Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, "utf8"))?.[1] ?? 0);
    } catch {
      // It has ended meanwhile.
    }
  }
  return kilobytes / 1024;
}
