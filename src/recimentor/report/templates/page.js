"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const byId = (id) => document.getElementById(id);
  const FIRST = 40, STEP = 100, MANY = 100000;
  const PARTS = ["m1", "m2", "m3", "m4"];

  // Every text reaches the page through createTextNode: a name can never become markup.
  function h(tag, attrs, ...children) {
    const node = document.createElement(tag);
    for (const [key, value] of Object.entries(attrs)) node.setAttribute(key, value);
    for (const child of children) if (child !== null && child !== "") node.append(child);
    return node;
  }
  function bar(points) {
    const NS = "http://www.w3.org/2000/svg";
    const svg = document.createElementNS(NS, "svg");
    const words = points.map(([part, share]) => `${data.parts[part]} ${(share / 10).toFixed(1)}`).join(", ");
    const set = (node, attrs) => { for (const key in attrs) node.setAttribute(key, attrs[key]); return node; };
    set(svg, { viewBox: "0 0 1000 40", preserveAspectRatio: "none", role: "img", "aria-label": `Parts of the fit: ${words}` });
    svg.append(set(document.createElementNS(NS, "rect"), { class: "ground", x: 0, y: 0, width: 1000, height: 40 }));
    let x = 0;
    for (const [part, share] of points) {
      svg.append(set(document.createElementNS(NS, "rect"), { class: PARTS[part % PARTS.length], x, y: 0, width: share, height: 40 }));
      x += share;
    }
    const keys = points.map(([part, share]) => h("span", { class: `k${(part % PARTS.length) + 1}` },
      `${data.parts[part]} ${(share / 10).toFixed(1)}`));
    return [svg, h("p", { class: "key", "aria-hidden": "true" }, ...keys)];
  }
  const ordinal = (n) => {
    const end = Math.floor(n / 10) % 10 === 1 ? "th" : { 1: "st", 2: "nd", 3: "rd" }[n % 10] || "th";
    return `${n.toLocaleString("en")}${end}`;
  };
  const percent = (share) => (share > 0 && share < 0.5 ? "1%" : `${Math.round(share)}%`);

  function side(learner, teacher, gain, rank, dir) {
    const box = h("div", {});
    box.append(h("p", {}, h("b", {}, h("bdi", {}, learner)), " gains ", percent(gain), " of what they want",
      rank[1] ? `; this partner is their ${ordinal(rank[0])} of ${rank[1].toLocaleString("en")}` : ""));
    if (dir.says) box.append(h("p", {}, dir.says));
    const chips = dir.learns.map(([skill, level, own, through]) => h("li", {}, data.skills[skill],
      `: ${own || 0} \u2192 ${level}`, through === -1 ? "" : ` (through ${data.skills[through]})`));
    if (chips.length) box.append(h("ul", { class: "chips", "aria-label": `Levels: own, and of the partner` }, ...chips));
    if (dir.asks.length) {
      const served = new Map(dir.served);
      box.append(h("ul", { class: "asks" }, ...dir.asks.map((ask, at) => h("li", {}, ask,
        served.has(at) ? h("b", {}, ` \u2713 ${served.get(at).map((skill) => data.skills[skill]).join(", ")}`) : ""))));
    }
    return box;
  }

  function card(p) {
    const where = (person) => h("span", { class: "where" }, [data.words[person[1]], data.words[person[2]]].filter(Boolean).join(", "));
    const names = h("h3", {}, h("span", { class: "rank" }, `#${p.rank}`), h("bdi", {}, p.a[0]), " and ", h("bdi", {}, p.b[0]),
      p.c ? h("span", {}, " and ", h("bdi", {}, p.c)) : "", where(p.a), where(p.b));
    const item = h("li", { class: "card" }, h("div", { class: "top" }, names,
      h("div", { class: "fit" }, h("b", {}, percent(p.score)), " fit", ...bar(p.points))));
    if (p.oneWay) item.append(h("p", { class: "soft" }, "One way only: one of them gains."));
    item.append(h("div", { class: "sides" },
      side(p.a[0], p.b[0], p.gain[0], p.standing[0], p.fromB), side(p.b[0], p.a[0], p.gain[1], p.standing[1], p.fromA)));
    if (p.slot) item.append(h("p", { class: "meet" }, `Could meet ${p.slot}`));
    for (const caution of p.cautions) item.append(h("p", { class: "warn" }, `Look closer: ${caution}`));
    for (const remark of p.remarks) item.append(h("p", { class: "soft" }, remark));
    return item;
  }

  const direction = ([says, learns, asks, served]) => ({ says, learns, asks, served });
  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const pairs = data.pairs.map(([rank, a, b, c, oneWay, score, gain, standing, points, fromA, fromB, slot, cautions, remarks]) => {
    const p = { rank, a, b, c, oneWay, score, gain, standing, points, slot, fromA: direction(fromA), fromB: direction(fromB),
      cautions: cautions.map((at) => data.words[at]), remarks: remarks.map((at) => data.words[at]), node: null };
    const skills = [...p.fromA.learns, ...p.fromB.learns].map(([skill]) => data.skills[skill]);
    p.text = fold([a[0], b[0], c, ...[a[1], a[2], b[1], b[2]].map((at) => data.words[at]), ...skills].join(" "));
    p.sort = fold(a[0]);
    return p;
  });
  const ORDERS = {
    rank: (p, q) => p.rank - q.rank,
    weak: (p, q) => p.score - q.score || p.rank - q.rank,
    uneven: (p, q) => Math.abs(q.gain[0] - q.gain[1]) - Math.abs(p.gain[0] - p.gain[1]) || p.rank - q.rank,
    name: (p, q) => (p.sort < q.sort ? -1 : p.sort > q.sort ? 1 : p.rank - q.rank),
  };

  const cards = byId("cards"), more = byId("more");
  let found = [], shown = 0;
  function show(number) {
    const next = found.slice(shown, shown + number).map((p) => (p.node ??= card(p)));
    cards.append(...next);
    shown += next.length;
    more.hidden = shown >= found.length;
    more.textContent = `Show more (${(found.length - shown).toLocaleString("en")} left)`;
  }
  function search() {
    const words = fold(byId("find").value).split(/\s+/).filter(Boolean);
    const department = byId("department").value;
    found = pairs.filter((p) => words.every((word) => p.text.includes(word))
      && (department === "" || p.a[1] === +department || p.b[1] === +department)
      && (!byId("caution").checked || p.cautions.length) && (!byId("timeless").checked || !p.slot));
    found.sort(ORDERS[byId("order").value]);
    cards.replaceChildren();
    shown = 0;
    show(FIRST);
    byId("count").textContent = `${found.length.toLocaleString("en")} of ${pairs.length.toLocaleString("en")} pairs`;
  }
  const departments = [...new Set(pairs.flatMap((p) => [p.a[1], p.b[1]]))].filter((at) => data.words[at]);
  departments.sort((x, y) => data.words[x].localeCompare(data.words[y]));
  byId("department").append(...departments.map((at) => h("option", { value: at }, data.words[at])));
  let waiting = 0;
  byId("find").addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(search, 60); });
  for (const id of ["order", "department", "caution", "timeless"]) byId(id).addEventListener("change", search);
  document.querySelector("form").addEventListener("submit", (event) => event.preventDefault());
  more.addEventListener("click", () => {
    const at = shown;
    show(STEP);
    const first = cards.children[at];
    if (first) { first.tabIndex = -1; first.focus(); }
  });
  addEventListener("beforeprint", () => show(MANY));
  search();
})();
