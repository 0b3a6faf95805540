// Judge pages as Lighthouse does on a mobile phone: `node lighthouse.mjs http://127.0.0.1:8000/ http://…`.
//
// Printed is JSON: by address, `scores` of the four categories (0 to 100) and `audits`, those that are not
// whole: [category, audit, score, what it found]. The speed alone is measured anew, twice at most, where it is
// not whole, and its median taken: the machine is shared, and no other score depends on its hurry.
//
// CHROME_PATH names the browser; CATEGORIES, parted by commas, those that are judged, else all four.

import * as chromeLauncher from "chrome-launcher";
import lighthouse from "lighthouse";

const FLAGS = [
  "--headless=new",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-dev-shm-usage",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-quic",
];
const TRIES = 3;
const ASKED = process.env.CATEGORIES ? process.env.CATEGORIES.split(",") : undefined;

async function judged(url, port, categories) {
  const options = { port, output: "json", logLevel: "silent", onlyCategories: categories };
  const { lhr } = await lighthouse(url, options);
  if (lhr.runtimeError) throw new Error(`${url}: ${lhr.runtimeError.message}`);
  return lhr;
}

const score = (lhr, category) => Math.round(lhr.categories[category].score * 100);

function faults(lhr, category) {
  return lhr.categories[category].auditRefs
    .map((one) => [one, lhr.audits[one.id]])
    .filter(([one, audit]) => one.weight > 0 && audit.score !== null && audit.score < 1)
    .map(([one, audit]) => [
      category,
      one.id,
      audit.score,
      audit.displayValue || JSON.stringify(audit.details?.items?.slice(0, 2) ?? audit.title),
    ]);
}

const chrome = await chromeLauncher.launch({ chromeFlags: FLAGS, logLevel: "silent" });
const found = {};
try {
  for (const url of process.argv.slice(2)) {
    const lhr = await judged(url, chrome.port, ASKED);
    const scores = {};
    let audits = [];
    for (const category of Object.keys(lhr.categories)) {
      scores[category] = score(lhr, category);
      if (scores[category] < 100) audits = audits.concat(faults(lhr, category));
    }
    if ("performance" in scores) {
      const speeds = [scores.performance];
      while (speeds[0] < 100 && speeds.length < TRIES) {
        speeds.push(score(await judged(url, chrome.port, ["performance"]), "performance"));
      }
      scores.performance = speeds.sort((a, b) => a - b)[Math.floor(speeds.length / 2)];
    }
    found[new URL(url).pathname] = { scores, audits };
  }
} finally {
  await chrome.kill();
}
process.stdout.write(JSON.stringify(found));
