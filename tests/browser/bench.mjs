// Times the built page in headless Chromium: node tests/browser/bench.mjs [FILE]
//
// Without a file it reads the project's seed article where that is at hand, else the page's sample.
// It prints, as medians: the engine's own time in the worker, the way there and back, the time from
// the paste to the painted marks (all that are in view, then those below) in a page that has been open
// for some seconds and in one whose worker has become ready this instant, and from navigation to a
// ready page; then the network's reading of
// the same text, spread over one and more workers.

import { existsSync, readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { drop, launch, open, paste } from "./browser.mjs";
import { serve } from "./server.mjs";

const RUNS = 20;
const FRESH_PAGES = 9;
/** Milliseconds that a page is open before somebody pastes: it takes that long to find the text and copy it. */
const OPEN = 3000;
/** Milliseconds after the first marks when the last are surely there. */
const SETTLED = 300;

const file = process.argv[2] ?? seed() ?? inRepository("src/worker/sample.txt");
const text = readFileSync(file, "utf8");

const server = await serve();
const browser = await launch();
try {
  const opened = [];
  const painted = { [OPEN]: [], 0: [] };
  const whole = [];
  let engine;
  for (const [run, rest] of Array(FRESH_PAGES).fill([OPEN, 0]).flat().entries()) {
    const { context, page } = await open(browser, "about:blank");
    await page.addInitScript(watch);
    await page.goto(`${server.url}?quick`);
    await page.waitForFunction(() => window.bench.ready && document.activeElement?.tagName === "TEXTAREA");
    opened.push(await page.evaluate(() => window.bench.ready));
    await page.waitForTimeout(rest);
    await paste(page, text);
    await page.waitForFunction(() => window.bench.painted);
    await page.waitForTimeout(SETTLED);
    const times = await page.evaluate(() => window.bench.painted.map((time) => time - window.bench.pasted));
    painted[rest].push(times[0]);
    if (rest) {
      whole.push(times.at(-1));
    }
    if (run === 0) {
      engine = await page.evaluate((runs) => window.bench.repeat(runs), RUNS);
    }
    await context.close();
  }

  console.log(`${file.split("/").pop()}, ${[...text].length} code points, ${await browser.version()}`);
  tell("engine in the worker", engine.map(({ millis }) => millis), "bar 10 ms");
  tell("question and answer", engine.map(({ round }) => round));
  tell("paste to painted marks", painted[OPEN], "bar 100 ms");
  tell("the same, with those out of view", whole);
  tell("in view, the instant it is ready", painted[0]);
  tell("navigation to a ready worker", opened);
  for (const workers of [1, 2, 3]) {
    const times = await refine(workers);
    tell(`full reading, ${workers} encoder worker${workers > 1 ? "s" : ""}`, times, workers === 1 ? "bar 900 ms, aim 400 ms" : "");
  }
} finally {
  await browser.close();
  await server.close();
}

/** Times full readings in one page: from the question to the last answer, each of a text never read before. */
async function refine(workers) {
  const { context, page } = await open(browser, "about:blank");
  await page.addInitScript(watch);
  await page.goto(`${server.url}?workers=${workers}`);
  await page.waitForFunction(() => window.bench.ready && document.activeElement?.tagName === "TEXTAREA");
  await paste(page, text);
  await page.waitForSelector("[data-reader=full]", { timeout: 60_000 });
  await page.evaluate(() => (window.bench.refined = []));
  for (let run = 1; run <= RUNS; run += 1) {
    await drop(page, "body", [{ name: `${run}.txt`, text: text.replace(/^(?=\S)/gm, `${run} `) }]);
    await page.waitForFunction((count) => window.bench.refined.length >= count, run, { timeout: 60_000 });
  }
  const times = await page.evaluate(() => window.bench.refined);
  await context.close();
  return times;
}

/** Runs in the page before its own scripts: notes what its worker and its document do. */
function watch() {
  const bench = (window.bench = { question: null, worker: null, listener: null, asked: {}, refined: [] });
  window.Worker = class extends Worker {
    constructor(...args) {
      super(...args);
      // The first is the engine's; those of the network come later.
      bench.worker ??= this;
      this.addEventListener("message", ({ data }) => {
        if (data?.Ready) {
          bench.ready ??= performance.now();
        }
        if (data?.Done?.missing === 0 && bench.asked[data.Done.request]) {
          bench.refined.push(performance.now() - bench.asked[data.Done.request]);
        }
        bench.listener?.(data);
      });
    }
    postMessage(message, ...rest) {
      if (message?.Analyze) {
        bench.question = message.Analyze;
        bench.asked[message.Analyze.request] = performance.now();
      }
      super.postMessage(message, ...rest);
    }
  };

  addEventListener("paste", (event) => (bench.pasted = event.timeStamp), { capture: true });
  let marks = 0;
  const observer = new MutationObserver(() => {
    const number = document.querySelectorAll("mark").length;
    if (bench.pasted && number > marks) {
      marks = number;
      // A task that follows the next frame comes after the marks are on the screen.
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => (bench.painted ??= []).push(performance.now());
        port2.postMessage(null);
      });
    }
  });
  observer.observe(document, { childList: true, subtree: true });

  // The page's own question again and again, under numbers that the page does not know.
  bench.repeat = async (runs) => {
    const results = [];
    for (let run = 0; run < runs; run += 1) {
      const start = performance.now();
      const answer = new Promise((done) => (bench.listener = ({ Done }) => Done && done(Done)));
      bench.worker.postMessage({ Analyze: { ...bench.question, request: 1_000_000 + run } });
      const { millis } = await answer;
      results.push({ millis, round: performance.now() - start });
    }
    return results;
  };
}

/** Prints the median and the range of some times in milliseconds. */
function tell(what, times, remark = "") {
  const sorted = times.toSorted((a, b) => a - b);
  const [low, middle, high] = [sorted[0], sorted[sorted.length >> 1], sorted.at(-1)].map((t) => t.toFixed(2));
  console.log(`  ${what.padEnd(36)} ${middle.padStart(8)} ms  (${low} to ${high}, ${times.length} runs) ${remark}`);
}

function inRepository(path) {
  return fileURLToPath(new URL(`../../${path}`, import.meta.url));
}

/** The seed article beside the repository, if it is there. */
function seed() {
  const folder = inRepository("../shared/seed");
  const name = existsSync(folder) && readdirSync(folder).find((name) => name.endsWith(".txt"));
  return name ? `${folder}/${name}` : undefined;
}
