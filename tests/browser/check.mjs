// What a real browser makes of pages: `node check.mjs WHAT FILE.json`. What is wrong is printed, one line each; nothing is well.
// FICHE_NODE_MODULES is where playwright-core and axe-core stand, FICHE_CHROMIUM the browser.
import { createRequire } from "node:module";
import { existsSync, readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { pathToFileURL } from "node:url";

const modules = process.env.FICHE_NODE_MODULES;
const require = createRequire(pathToFileURL(`${modules}/`));
const { chromium } = require("playwright-core");
const ARGS = [
  "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync",
];

/** A program by its path, or by its name on the path. */
const found = (program) =>
  existsSync(program) ? program : process.env.PATH.split(delimiter).map((folder) => join(folder, program)).find(existsSync);

const wrong = [];
const expect = (holds, message) => holds || wrong.push(message);
const browser = await chromium.launch({ executablePath: found(process.env.FICHE_CHROMIUM), args: ARGS });

/** Opens a file; whatever it says, asks for or pops up is wrong. */
async function open(file, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1300, height: 900 }, ...options });
  const page = await context.newPage();
  page.on("console", (m) => wrong.push(`${file}: console ${m.type()}: ${m.text()}`));
  page.on("pageerror", (e) => wrong.push(`${file}: error: ${e.message}`));
  page.on("dialog", (d) => (wrong.push(`${file}: dialog ${d.message()}`), d.dismiss()));
  page.on("popup", () => wrong.push(`${file}: a window opens`));
  page.on("request", (r) => r.url().split("#")[0] === page.goal || wrong.push(`${file}: asks for ${r.url().slice(0, 200)}`));
  page.go = async (next) => {
    [file, page.goal] = [next, pathToFileURL(next).href];
    await page.goto(page.goal);
  };
  await page.go(file);
  if (options.javaScriptEnabled !== false && await page.$("#filter")) await page.waitForSelector("#filter:not([hidden])");
  return page;
}

const rows = (page) => page.locator("#rows tr").count();
const text = (page, selector) => page.locator(selector).first().textContent();

const checks = {
  /** Pages are silent and accessible, light and dark, wide and narrow. */
  async pages({ files }) {
    const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
    for (const file of files) {
      for (const [colorScheme, width] of [["light", 1300], ["dark", 1300], ["light", 360]]) {
        const options = { colorScheme, viewport: { width, height: 900 } };
        const page = await open(file, options);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        expect(wide <= 1, `${file}: ${wide}px wider than ${width}px`);
        await page.context().close();
        // axe is a script of its own, which the policy of the page would stop.
        const bare = await open(file, { ...options, bypassCSP: true });
        await bare.evaluate(() => document.querySelectorAll("details").forEach((d) => (d.open = true)));
        const fact = await bare.$(".fact");
        if (fact) await fact.hover();
        await bare.waitForTimeout(200);
        await bare.evaluate(axe);
        const { violations } = await bare.evaluate(() => window.axe.run());
        for (const v of violations) {
          const what = `${file} ${colorScheme} ${width}: axe ${v.impact} ${v.id}: ${v.nodes[0].html.slice(0, 160)} (${v.nodes.length}): ${v.nodes[0].failureSummary}`;
          if (["serious", "critical"].includes(v.impact)) wrong.push(what);
          else console.error(`(not serious) ${what}`);
        }
        await bare.context().close();
      }
    }
  },

  /** A fact lights its evidence and roles, these light the fact; by pointer and by keyboard; a fact is copied. */
  async lights({ file }) {
    const page = await open(file);
    const lit = (selector) => page.locator(selector).count();
    const facts = await lit(".fact");
    expect(facts > 0, "no fact");
    for (let n = 1; n <= facts; n += 1) {
      await page.hover(`#f${n} .say`);
      expect((await lit(`.text .lit[data-e~="${n}"]`)) > 0, `fact ${n} lights no evidence`);
      expect((await lit(`.text .role[data-r~="${n}"]`)) > 0, `fact ${n} lights no role`);
      expect((await lit(`.text .lit:not([data-e~="${n}"])`)) === 0, `fact ${n} lights what is not its evidence`);
    }
    await page.hover("h1");
    expect((await lit(".lit, .role")) === 0, "something stays lit");
    const reached = new Set();
    for (let n = 0; n < 2000; n += 1) {
      await page.keyboard.press("Tab");
      const at = await page.evaluate(() => {
        const { activeElement: a } = document;
        const lights = [...document.querySelectorAll(".fact.lit")].map((fact) => fact.dataset.fact);
        const outline = getComputedStyle(a).outlineStyle;
        return { body: a === document.body, source: Boolean(a.closest(".text")), say: a.closest(".say") && a.closest(".fact").dataset.fact, lights, outline };
      });
      if (at.body) break;
      expect(at.outline !== "none", "a focus is not seen");
      if (at.source) at.lights.forEach((fact) => reached.add(`source ${fact}`));
      if (at.say) expect(at.lights.includes(at.say), `focus on fact ${at.say} lights nothing`), reached.add(`sheet ${at.say}`);
    }
    for (let n = 1; n <= facts; n += 1) {
      for (const side of ["source", "sheet"]) expect(reached.has(`${side} ${n}`), `the keyboard does not reach fact ${n} in the ${side}`);
    }
    await page.focus("#f1 .say a");
    await page.keyboard.press("Enter");
    await page.hover("h1");
    expect((await lit('.text .lit[data-e~="1"]')) > 0, "a pressed fact does not stay lit");
    await page.keyboard.press("Escape");
    expect((await lit(".lit")) === 0, "Escape does not let go");
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.click("#f1 summary");
    await page.click("#f1 .copy");
    await page.waitForFunction(() => document.getElementById("live").textContent !== "");
    const copied = JSON.parse(await page.evaluate(() => navigator.clipboard.readText()));
    expect(copied.schema === "fiche/1" && copied.fact.id === "f1" && copied.fact.evidence.length > 0, "what is copied is no fact");
    const named = [...JSON.stringify(copied.fact).matchAll(/"(?:entity|figure|date)":"(\w+)"/g)].map((m) => m[1]);
    const carried = new Set([...copied.entities, ...copied.figures, ...copied.dates].map((item) => item.id));
    expect(named.length > 0 && named.every((id) => carried.has(id)), "what the fact names is not copied");
  },

  /** The list filters, sorts, turns its pages, and follows the pictures. */
  async index({ file, total, company, word }) {
    const page = await open(file);
    const shown = async (n, when) => {
      await page.waitForTimeout(250);
      const told = await text(page, "#count");
      const count = Number(told.match(/^\d+/)[0]);
      expect(n(count), `${when}: ${told}`);
      expect((await rows(page)) === Math.min(count, 100), `${when}: ${await rows(page)} rows of ${count}`);
      return count;
    };
    await shown((n) => n === total, "all");
    await page.click("#on");
    await page.waitForTimeout(100);
    expect((await text(page, "#where")).startsWith("101 "), "the second page");
    await page.fill("[name=company]", company);
    await shown((n) => n > 0 && n < total, "one company");
    const names = await page.locator("#rows .names").allTextContents();
    expect(names.every((told) => told.includes(company) || told.includes("…")), `other companies: ${names.find((told) => !told.includes(company))}`);
    await page.click("[type=reset]");
    await page.fill("[name=q]", word);
    await shown((n) => n > 0 && n < total, "text");
    await page.click("[type=reset]");
    await page.selectOption("[name=type]", "price_move");
    const moves = await shown((n) => n > 0 && n < total, "a type");
    expect(page.url().endsWith("#type=price_move"), page.url());
    await page.fill("[name=from]", "2999-01-01");
    await shown((n) => n === 0, "no day");
    await page.click("[type=reset]");
    await page.click('.totals a[href="#type=price_move"]');
    await shown((n) => n === moves, "a total");
    await page.locator('svg a[href*="type=price_move"]').first().focus();
    await page.keyboard.press("Enter");
    await shown((n) => n > 0 && n <= moves, "a column of the picture");
    await page.click("[type=reset]");
    await page.selectOption("[name=sort]", "coverage");
    await page.waitForTimeout(250);
    const shares = (await page.locator("#rows td:nth-child(5)").allTextContents()).map((told) => {
      const [unread, items] = told.split(" of ").map(Number);
      return items ? unread / items : 0;
    });
    expect(shares[0] > 0 && shares.every((share, n) => n === 0 || share <= shares[n - 1]), "coverage does not go from worst to best");
  },

  /** Articles that want to be more than text: with the policy of the page, and with the escaping alone. */
  async hostile({ files, index }) {
    for (const bypassCSP of [false, true]) {
      const page = await open(index, { bypassCSP });
      for (const { file, shown } of [{ file: index, shown: "" }, ...files]) {
        await page.go(file);
        const found = await page.evaluate(() => {
          const own = new Set("HTML HEAD META TITLE STYLE BODY A HEADER NAV H1 H2 H3 P UL OL LI SPAN B TIME DIV MAIN SECTION Q DL DT DD CODE BUTTON DETAILS SUMMARY BLOCKQUOTE TABLE THEAD TBODY TR TH TD ASIDE FOOTER SCRIPT FORM LABEL INPUT SELECT OPTION DATALIST SVG PATH TEXT CIRCLE RECT G".split(" "));
          const all = [...document.querySelectorAll("*")];
          return {
            ran: window.pwned,
            source: document.querySelector(".text")?.textContent || "",
            strange: all.filter((e) => !own.has(e.tagName.toUpperCase())).map((e) => e.tagName),
            scripts: document.scripts.length,
            handlers: all.filter((e) => [...e.attributes].some((a) => /^(on|style$|srcdoc)/i.test(a.name))).map((e) => e.outerHTML.slice(0, 100)),
            links: [...document.querySelectorAll("[href]")].map((e) => e.getAttribute("href")).filter((h) => !/^(#|\.\/|(\.\.\/)*index\.html$|https?:\/\/)/.test(h)),
            hidden: /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/.test(document.documentElement.outerHTML),
          };
        });
        expect(!found.ran, `${file}: something ran: ${found.ran}`);
        expect(!found.strange.length, `${file}: elements ${found.strange}`);
        expect(found.scripts === 2, `${file}: ${found.scripts} scripts`);
        expect(!found.handlers.length, `${file}: handlers ${found.handlers}`);
        expect(!found.links.length, `${file}: links ${found.links}`);
        expect(!found.hidden, `${file}: hidden characters`);
        expect(found.source.includes(shown), `${file}: does not show ${shown.slice(0, 100)}`);
        const after = await page.evaluate(() => {
          document.querySelectorAll(".text a, .say a, .copy").forEach((element) => element.click());
          return window.pwned;
        });
        expect(!after, `${file}: something ran: ${after}`);
      }
      await page.context().close();
    }
    const page = await open(index);
    const links = await page.locator("#rows a").evaluateAll((all) => all.map((a) => a.href));
    const pages = new Set(files.map(({ file }) => pathToFileURL(file).href));
    expect(links.length === pages.size, `${links.length} links for ${pages.size} pages`);
    const plain = (url) => decodeURIComponent(new URL(url).pathname);
    const known = new Set([...pages].map(plain));
    for (const link of links) expect(known.has(plain(link)), `the index leads to ${link}`);
  },

  /** Without script everything stands there to read. */
  async plain({ file, index, total }) {
    const page = await open(file, { javaScriptEnabled: false });
    for (const selector of ["h1", ".summary", ".fact .say", ".text p", "table td", ".legend li"]) {
      expect(await page.locator(selector).first().isVisible(), `${selector} is not seen without script`);
    }
    expect(!(await page.locator(".copy").first().isVisible()), "a button that does nothing");
    await page.click(".fact .say a");
    expect(page.url().includes("#s"), "a fact does not lead to its evidence");
    const list = await open(index, { javaScriptEnabled: false });
    expect((await rows(list)) === Math.min(total, 100), "rows without script");
    expect(!(await list.locator("#filter").isVisible()), "a filter that does nothing");
    // On paper both sides stand below one another, and nothing is cut off.
    const paper = await open(file);
    await paper.emulateMedia({ media: "print" });
    const sides = await paper.evaluate(() => {
      const box = (selector) => document.querySelector(selector).getBoundingClientRect();
      const source = document.querySelector("aside");
      return { below: box("aside").top >= box("main").bottom, cut: source.scrollHeight > source.clientHeight + 2 };
    });
    expect(sides.below && !sides.cut, `print: ${JSON.stringify(sides)}`);
  },

  /** How fast a page is seen and its list is ready, in milliseconds; measured, not judged. */
  async paint({ file }) {
    const page = await open(file);
    const told = await page.evaluate(() => performance.getEntriesByType("paint").map((p) => `${p.name} ${Math.round(p.startTime)}`).concat(`list ready ${Math.round(performance.now())}`));
    console.log(told.join(", "));
  },
};

const [, , what, input] = process.argv;
try {
  await checks[what](JSON.parse(readFileSync(input, "utf8")));
} catch (error) {
  wrong.push(String(error.stack));
}
await browser.close();
for (const line of wrong) console.log(line);
