"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const byId = (id) => document.getElementById(id);
  const FIRST = 40, STEP = 100, MANY = 100000;
  const { h, button, deciding, card, pairs, fold, ORDERS } = cardsOf(data);

  const cards = byId("cards"), more = byId("more");
  let found = [], shown = 0;
  function show(number) {
    const next = found.slice(shown, shown + number).map((p) => (p.node ??= card(p, deciding(decide))));
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

  // The tray: what was decided on this page, as a file to download. The page itself changes nothing.
  const WORDS = { locked: "locked", vetoed: "not this pair", out: "left out" };
  const decided = [];
  function decide(what, people) {
    const ids = people.map((person) => person[3]), key = JSON.stringify([what === "out", ids]);
    const at = decided.findIndex((each) => each.key === key);
    if (at >= 0) decided.splice(at, 1);
    decided.push({ key, what, ids, names: people.map(([name]) => name).join(" and ") });
    showTray();
  }
  // A JSON text is a YAML text too, once the letters that YAML may not hold bare are escaped.
  const quoted = (text) => JSON.stringify(text).replace(/[\u007f-\uffff]/g,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`);
  function yaml() {
    const lines = ["# Decided on the page of a plan. For HR alone."];
    for (const what of Object.keys(WORDS)) {
      const mine = decided.filter((each) => each.what === what);
      if (mine.length) lines.push(`${what}:`);
      for (const { ids } of mine)
        lines.push(what === "out" ? `  - {person: ${quoted(ids[0])}}` : `  - {pair: [${ids.map(quoted).join(", ")}]}`);
    }
    return `${lines.join("\n")}\n`;
  }
  function showTray() {
    byId("tray").hidden = decided.length === 0;
    byId("decided").replaceChildren(...decided.map((each) => h("li", {}, `${WORDS[each.what]}: `, h("bdi", {}, each.names), " ",
      button("Remove", `Remove: ${WORDS[each.what]} ${each.names}`, () => {
        decided.splice(decided.indexOf(each), 1);
        showTray();
        byId("pairs").focus();
      }))));
  }
  byId("download").addEventListener("click", () => {
    const link = h("a", { download: "decisions.yaml", href: URL.createObjectURL(new Blob([yaml()], { type: "text/yaml" })) });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  });
  addEventListener("beforeprint", () => show(MANY));
  search();
})();
