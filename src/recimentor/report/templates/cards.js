"use strict";
// Cards of pairs, drawn from the data that report/page.py makes; the saved page and the desk share them.
const cardsOf = (data) => {
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
      `: ${own || "not given"} \u2192 ${level || "not given"}`, through === -1 ? "" : ` (through ${data.skills[through]})`));
    if (chips.length) box.append(h("ul", { class: "chips", "aria-label": `Levels: own, and of the partner` }, ...chips));
    if (dir.asks.length) {
      const served = new Map(dir.served);
      box.append(h("ul", { class: "asks" }, ...dir.asks.map((ask, at) => h("li", {}, ask,
        served.has(at) ? h("b", {}, ` \u2713 ${served.get(at).map((skill) => data.skills[skill]).join(", ")}`) : ""))));
    }
    return box;
  }

  // `extra` makes what stands under a card, such as buttons.
  function card(p, extra) {
    const where = (person) => h("span", { class: "where" }, [data.words[person[1]], data.words[person[2]]].filter(Boolean).join(", "));
    const names = h("h3", {}, h("span", { class: "rank" }, `#${p.rank}`), h("bdi", {}, p.a[0]), " and ", h("bdi", {}, p.b[0]),
      p.c ? h("span", {}, " and ", h("bdi", {}, p.c[0])) : "", where(p.a), where(p.b));
    const item = h("li", { class: "card" }, h("div", { class: "top" }, names,
      h("div", { class: "fit" }, h("b", {}, percent(p.score)), " fit", ...bar(p.points))));
    if (p.oneWay) item.append(h("p", { class: "soft" }, "One way only: one of them gains."));
    item.append(h("div", { class: "sides" },
      side(p.a[0], p.b[0], p.gain[0], p.standing[0], p.fromB), side(p.b[0], p.a[0], p.gain[1], p.standing[1], p.fromA)));
    if (p.slot) item.append(h("p", { class: "meet" }, `Could meet ${p.slot}`));
    for (const caution of p.cautions) item.append(h("p", { class: "warn" }, `Look closer: ${caution}`));
    for (const remark of p.remarks) item.append(h("p", { class: "soft" }, remark));
    if (extra) item.append(extra(p));
    return item;
  }

  const direction = ([says, learns, asks, served]) => ({ says, learns, asks, served });
  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const pairs = data.pairs.map(([rank, a, b, c, oneWay, score, gain, standing, points, fromA, fromB, slot, cautions, remarks]) => {
    const p = { rank, a, b, c, oneWay, score, gain, standing, points, slot, fromA: direction(fromA), fromB: direction(fromB),
      cautions: cautions.map((at) => data.words[at]), remarks: remarks.map((at) => data.words[at]), node: null };
    const skills = [...p.fromA.learns, ...p.fromB.learns].map(([skill]) => data.skills[skill]);
    p.text = fold([a[0], b[0], c ? c[0] : "", ...[a[1], a[2], b[1], b[2]].map((at) => data.words[at]), ...skills].join(" "));
    p.sort = fold(a[0]);
    return p;
  });
  const ORDERS = {
    rank: (p, q) => p.rank - q.rank,
    weak: (p, q) => p.score - q.score || p.rank - q.rank,
    uneven: (p, q) => Math.abs(q.gain[0] - q.gain[1]) - Math.abs(p.gain[0] - p.gain[1]) || p.rank - q.rank,
    name: (p, q) => (p.sort < q.sort ? -1 : p.sort > q.sort ? 1 : p.rank - q.rank),
  };

  const button = (words, label, act) => {
    const node = h("button", { type: "button", "aria-label": label }, words);
    node.addEventListener("click", act);
    return node;
  };
  // Buttons under a card; `decide` is given the kind of decision and the people, each [shown name, ., ., id].
  const deciding = (decide) => (p) => {
    const people = p.c ? [p.a, p.b, p.c] : [p.a, p.b], names = people.map(([name]) => name).join(" and ");
    const pairButtons = p.c || p.oneWay ? [] : [
      button("Lock", `Lock ${names}: always this pair`, () => decide("locked", [p.a, p.b])),
      button("Not this pair", `Not this pair: ${names}`, () => decide("vetoed", [p.a, p.b]))];
    return h("div", { class: "decide" }, ...pairButtons, ...people.map((person) =>
      button(`Leave out ${person[0]}`, `Leave out ${person[0]}: takes no part`, () => decide("out", [person]))));
  };

  return { h, button, deciding, card, pairs, fold, percent, ordinal, ORDERS };
};
