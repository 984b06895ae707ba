"use strict";
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const numbers = (element, name) => (element.dataset[name] || "").split(" ").filter(Boolean);
  const facts = new Map(), evidence = new Map(), roles = new Map();
  const note = (map, key, element) => map.get(key)?.push(element) ?? map.set(key, [element]);
  for (const element of all("[data-fact]")) note(facts, element.dataset.fact, element);
  for (const element of all("[data-e]")) for (const n of numbers(element, "e")) note(evidence, n, element);
  for (const element of all("[data-r]")) for (const n of numbers(element, "r")) note(roles, n, element);

  let lit = [], kept = [], pointed = [], focused = [];
  const light = () => {
    for (const element of lit) element.classList.remove("lit", "role");
    lit = [];
    const put = (elements, name) => {
      for (const element of elements || []) {
        element.classList.add(name);
        lit.push(element);
      }
    };
    for (const n of new Set([...kept, ...pointed, ...focused])) {
      put(facts.get(n), "lit");
      put(evidence.get(n), "lit");
      put(roles.get(n), "role");
    }
  };
  const hold = (which) => {
    kept = which;
    pointed = focused = [];
    light();
  };
  // What is pointed at: a fact, else what fills roles of facts, else what is evidence of them.
  const meant = (target) => {
    const element = target.closest?.("[data-fact],[data-r],[data-e]");
    if (!element) return [];
    if (element.dataset.fact) return [element.dataset.fact];
    const filled = numbers(element, "r");
    return filled.length ? filled : numbers(element, "e");
  };
  document.addEventListener("pointerover", (event) => {
    pointed = meant(event.target);
    light();
  });
  document.addEventListener("pointerleave", () => {
    pointed = [];
    light();
  });
  document.addEventListener("focusin", (event) => {
    focused = event.target.matches(":focus-visible") ? meant(event.target) : [];
    light();
  });
  document.addEventListener("focusout", () => {
    focused = [];
    light();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") hold([]);
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    if (!link || link.classList.contains("skip")) return;
    const goal = document.getElementById(link.hash.slice(1));
    if (!goal) return;
    event.preventDefault();
    const which = goal.dataset.fact ? [goal.dataset.fact] : meant(link);
    hold(which);
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    goal.scrollIntoView({ block: "nearest", behavior: still ? "auto" : "smooth" });
  });

  const say = (text) => (document.getElementById("live").textContent = text);
  const copy = async (text) => {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const area = document.createElement("textarea");
      area.value = text;
      document.body.append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
    }
  };
  let sheet = null;
  // A fact by itself: with the source, and the items it names by their ids.
  const told = (n) => {
    sheet ??= JSON.parse(document.getElementById("data").textContent);
    if (n === 0) return sheet;
    const fact = sheet.facts[n - 1];
    const ids = new Set([...JSON.stringify(fact).matchAll(/"(?:entity|figure|date)":"([end]\d+)"/g)].map((m) => m[1]));
    const named = (items) => items.filter((item) => ids.has(item.id));
    const { path, sha256, published } = sheet.source;
    return {
      schema: sheet.schema, source: { path, sha256, published }, fact,
      entities: named(sheet.entities), figures: named(sheet.figures), dates: named(sheet.dates),
    };
  };
  for (const button of all("[data-copy]")) {
    button.hidden = false;
    const label = button.textContent;
    button.addEventListener("click", async () => {
      const n = Number(button.dataset.copy);
      await copy(JSON.stringify(told(n), null, 2));
      button.textContent = "Copied";
      say(n ? `Fact ${n} is copied as JSON` : "The sheet is copied as JSON");
      setTimeout(() => (button.textContent = label), 1600);
    });
  }
  addEventListener("beforeprint", () => all("details").forEach((d) => (d.open = true)));
  if (location.hash.startsWith("#f")) {
    const n = location.hash.slice(2);
    if (facts.has(n)) hold([n]);
  }
})();
