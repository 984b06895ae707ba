"use strict";
(async () => {
  const PAGE = 100;
  const [PLACE, HEADLINE, TITLE, DAY, STATUS, UNREAD, ITEMS, NAMES, FACTS, TEXT, PATH] = Array(11).keys();
  const STATES = [["✓", "passed"], ["!", "warning"], ["✗", "failed"]];
  const by = (id) => document.getElementById(id);
  const form = by("filter"), count = by("count"), body = by("rows"), pager = by("pager");
  // The first screen is painted before anything is unpacked.
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  let data;
  try {
    const packed = Uint8Array.from(atob(by("data").textContent), (c) => c.charCodeAt(0));
    const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
    data = await new Response(stream).json();
  } catch (error) {
    count.textContent = `Only the first articles are listed: this browser cannot unpack the others (${error.message}).`;
    return;
  }
  const { rows, names, types } = data;
  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const haystacks = [];
  const haystack = (at) => {
    const row = rows[at];
    return (haystacks[at] ??= fold([row[HEADLINE], row[TITLE], row[TEXT], row[PATH], ...row[NAMES].map((n) => names[n])].join("\n")));
  };
  const facts = (row) => row[FACTS].reduce((sum, n, at) => sum + (at % 2 ? n : 0), 0);
  const head = (row) => row[HEADLINE] || row[TITLE] || row[PATH];
  const share = (row) => (row[ITEMS] ? row[UNREAD] / row[ITEMS] : 0);
  const text = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
  const ORDERS = {
    oldest: (a, b) => text(a[DAY] || "~", b[DAY] || "~"),
    coverage: (a, b) => share(b) - share(a) || b[UNREAD] - a[UNREAD],
    facts: (a, b) => facts(b) - facts(a),
    headline: (a, b) => head(a).localeCompare(head(b), "en"),
    path: (a, b) => text(a[PATH], b[PATH]),
  };

  const usual = new Map();
  for (const row of rows) for (const n of row[NAMES]) usual.set(n, (usual.get(n) || 0) + 1);
  const offered = [...usual].sort((a, b) => b[1] - a[1]).slice(0, 400).map(([n]) => new Option(names[n]));
  by("companies").append(...offered);

  let shown = [], page = 0;
  const element = (tag, name, ...inside) => {
    const made = document.createElement(tag);
    if (name) made.className = name;
    made.append(...inside);
    return made;
  };
  const line = (row) => {
    const link = element("a", "", head(row));
    link.href = "./" + row[PLACE].split("/").map(encodeURIComponent).join("/");
    const headline = element("td", "", link);
    if (row[TITLE] && row[TITLE] !== head(row)) {
      const title = element("p", "title", row[TITLE]);
      title.lang = "fr";
      headline.append(title);
    }
    const [sign, state] = STATES[row[STATUS]];
    return element("tr", "",
      element("td", "day", row[DAY]), headline,
      element("td", "names", row[NAMES].slice(0, 4).map((n) => names[n]).join(", ") + (row[NAMES].length > 4 ? ", …" : "")),
      element("td", "count", String(facts(row))),
      element("td", "count", `${row[UNREAD]} of ${row[ITEMS]}`),
      element("td", "count", element("span", `status ${state}`, `${sign} ${state}`)));
  };
  const draw = () => {
    const from = page * PAGE, to = Math.min(from + PAGE, shown.length);
    body.replaceChildren(...shown.slice(from, to).map(line));
    pager.hidden = shown.length <= PAGE;
    by("where").textContent = `${from + 1} to ${to}`;
    by("back").disabled = page === 0;
    by("on").disabled = to >= shown.length;
  };
  const apply = () => {
    const asked = Object.fromEntries(new FormData(form));
    const terms = fold(asked.q).split(/\s+/).filter(Boolean);
    const company = fold(asked.company.trim());
    const such = company && new Set(names.flatMap((name, n) => (fold(name).includes(company) ? [n] : [])));
    const type = types.indexOf(asked.type);
    const last = asked.to && asked.to + "~";
    const fits = (row, at) =>
      (!asked.status || row[STATUS] === Number(asked.status)) &&
      (!asked.from || row[DAY] >= asked.from) && (!last || (row[DAY] && row[DAY] <= last)) &&
      (!asked.type || row[FACTS].some((n, k) => k % 2 === 0 && n === type)) &&
      (!such || row[NAMES].some((n) => such.has(n))) &&
      (!terms.length || terms.every((term) => haystack(at).includes(term)));
    shown = rows.filter(fits);
    if (ORDERS[asked.sort]) shown.sort(ORDERS[asked.sort]);
    page = 0;
    draw();
    count.textContent = shown.length === rows.length ? `${rows.length} articles` : `${shown.length} of ${rows.length} articles`;
    return asked;
  };
  // What is asked stands in the address: the pictures are links, and a list can be kept.
  const write = () => {
    const asked = Object.entries(apply()).filter(([, value]) => value);
    history.replaceState(null, "", asked.length ? "#" + new URLSearchParams(asked) : location.pathname + location.search);
  };
  const read = () => {
    const told = new URLSearchParams(location.hash.slice(1));
    if (location.hash && ![...told.keys()].some((name) => form.elements[name])) return false;
    for (const field of form.elements) if (field.name) field.value = told.get(field.name) || "";
    apply();
    return Boolean(location.hash);
  };
  let timer = 0;
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(write, 120);
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(write));
  addEventListener("hashchange", () => {
    if (read()) by("list").scrollIntoView();
  });
  const turn = (by) => {
    page += by;
    draw();
    document.getElementById("list").scrollIntoView();
  };
  by("back").addEventListener("click", () => turn(-1));
  by("on").addEventListener("click", () => turn(1));
  form.hidden = false;
  if (!read()) apply();
})();
