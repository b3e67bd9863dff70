// The desk: draws the state that the program sends, and sends back what people decide. It keeps no facts of its own.
(() => {
  const byId = (id) => document.getElementById(id);
  const FIRST = 30, STEP = 60, SLOW = 2000;
  const LEVERS = ["objective", "reciprocity", "rings", "minimum_gain"];
  let state = null, drawn = null, shown = [], busy = false;

  const kit = () => drawn;
  const el = (tag, attrs, ...children) => {
    const node = document.createElement(tag);
    for (const [key, value] of Object.entries(attrs)) node.setAttribute(key, value);
    for (const child of children) if (child !== null && child !== "") node.append(child);
    return node;
  };
  const button = (words, label, act) => {
    const node = el("button", { type: "button", "aria-label": label }, words);
    node.addEventListener("click", act);
    return node;
  };
  const say = (words) => { byId("said").textContent = words; };
  const fault = (words) => { byId("fault").textContent = words; byId("fault").hidden = !words; };

  async function ask(path, body) {
    const options = body === undefined ? {} : { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
    let answer;
    try {
      answer = await fetch(path, options);
    } catch {
      throw new Error("The desk is closed. Start it again: recimentor desk");
    }
    const told = await answer.json().catch(() => ({ error: "The desk did not understand." }));
    if (answer.ok) return told;
    if (told.movedOn) await look().catch(() => {});
    throw new Error(told.error);
  }

  // One thing at a time: what changes the plan waits for its answer, and says so when it takes long.
  async function change(path, body, words) {
    if (busy) return false;
    busy = true;
    fault("");
    say("Pairing…");
    const slow = setTimeout(() => { byId("stop").hidden = false; }, SLOW);
    try {
      show(await ask(path, { ...body, revision: state.revision }));
      say(words || told());
      return true;
    } catch (error) {
      say("");
      fault(error.message);
      return false;
    } finally {
      clearTimeout(slow);
      byId("stop").hidden = true;
      busy = false;
    }
  }
  async function look() { show(await ask("state")); }

  const many = (n, one, more) => `${n.toLocaleString("en")} ${n === 1 ? one : more}`;
  function told() {
    const { before, counts } = state;
    const people = counts.placed - before.placed, total = counts.total - before.total;
    const words = [state.message];
    words.push(people ? `${many(Math.abs(people), "person", "people")} ${people > 0 ? "more have" : "fewer have"} a partner` : "as many people have a partner");
    words.push(Math.abs(total) >= 0.05 ? `the total is ${Math.abs(total).toFixed(1)} points ${total > 0 ? "higher" : "lower"}` : "the total stays");
    words.push(`${many(state.changed.length, "pair is", "pairs are")} new`);
    return `${words.filter(Boolean).join("; ")}.`;
  }

  function show(next) {
    state = next;
    drawn = cardsOf(state.page);
    document.title = `Desk: ${state.title}`;
    byId("title").textContent = state.title;
    byId("headline").textContent = state.headline;
    byId("proof").textContent = [state.proof, ...state.notes].join(" ");
    const { counts } = state;
    byId("numbers").replaceChildren(...[["people", counts.people], ["paired", counts.placed], ["pairs", counts.pairs],
      ...(counts.rings ? [["rings of three", counts.rings]] : []), ["left over", counts.leftOver], ["total points", counts.total.toFixed(1)]].map(([word, n]) =>
      el("li", {}, el("b", {}, n.toLocaleString("en")), ` ${word}`)));
    byId("undo").disabled = !state.undo;
    byId("undo").dataset.steps = state.undo;
    byId("redo").disabled = !state.redo;
    byId("save").textContent = state.saved ? `Saved as ${state.planFile}` : `Save plan (${state.planFile})`;
    byId("save").disabled = state.saved;
    byId("everybody").replaceChildren(...state.people.map((person) => el("option", { value: person.name }, person.where)));
    showLevers();
    showRings();
    showDecisions();
    showLeftOver();
    find();
    refresh().catch((error) => fault(error.message));
  }

  // Pairs, as cards: drawn a page at a time, so that a thousand people stay fluent.
  const isNew = (p) => state.changed.some(([a, b]) => a === p.a[3] && b === p.b[3]);
  let found = [];
  function find() {
    const { pairs, fold, ORDERS } = kit();
    const words = fold(byId("find").value).split(/\s+/).filter(Boolean);
    found = pairs.filter((p) => words.every((word) => p.text.includes(word))
      && (!byId("caution").checked || p.cautions.length) && (!byId("changed").checked || isNew(p)));
    found.sort(ORDERS[byId("order").value]);
    byId("cards").replaceChildren();
    shown = 0;
    more(FIRST);
    byId("count").textContent = `${found.length.toLocaleString("en")} of ${many(pairs.length, "pair", "pairs")}`;
  }
  function more(number) {
    const { card, deciding } = kit();
    const next = found.slice(shown, shown + number);
    byId("cards").append(...next.map((p) => {
      const node = card(p, deciding(decide));
      node.querySelector(".decide").append(button("Look closer", `Look closer at ${p.a[0]} and ${p.b[0]}`, () => price(p.a[3], p.b[3])));
      if (isNew(p)) { node.classList.add("new"); node.querySelector("h3").append(el("span", { class: "tag" }, "new")); }
      return node;
    }));
    shown += next.length;
    byId("more").hidden = shown >= found.length;
    byId("more").textContent = `Show more (${(found.length - shown).toLocaleString("en")} left)`;
  }
  let overShown = 0;
  function showLeftOver() {
    byId("over").replaceChildren();
    overShown = 0;
    if (!state.leftOver.length) byId("over").append(el("li", {}, "Nobody is left over."));
    moreOver(FIRST);
  }
  function moreOver(number) {
    const next = state.leftOver.slice(overShown, overShown + number);
    byId("over").append(...next.map((left) => el("li", { class: "card" },
      el("h3", {}, el("bdi", {}, left.name), left.where ? el("span", { class: "where" }, left.where) : ""),
      el("p", {}, left.why), el("div", { class: "decide" },
        button("Find a partner", `Find a partner for ${left.name}`, () => { byId("first").value = left.name; byId("second").focus(); }),
        button(`Leave out ${left.name}`, `Leave out ${left.name}: takes no part`, () => decide("out", [[left.name, 0, 0, left.id]]))))));
    overShown += next.length;
    byId("moreOver").hidden = overShown >= state.leftOver.length;
  }

  function showRings() {
    byId("ringPart").hidden = state.rings.length === 0;
    byId("ringCards").replaceChildren(...state.rings.map((ring) => el("li", { class: "card" },
      el("h3", {}, el("span", { class: "rank" }, `#${ring.rank}`), ...ring.people.flatMap(([name]) => [el("bdi", {}, name), " \u2192 "]), el("bdi", {}, ring.people[0][0])),
      el("p", {}, el("b", {}, ring.score), " fit"),
      ...ring.steps.map((step) => el("p", {}, step.says, el("span", { class: "where" }, `${step.learner} gains ${step.gain}${step.slot ? `; could meet ${step.slot}` : ""}`))),
      ...ring.remarks.map((words) => el("p", { class: "soft" }, words)),
      el("div", { class: "decide" }, ...ring.people.map(([name, id]) =>
        button(`Leave out ${name}`, `Leave out ${name}: takes no part`, () => decide("out", [[name, 0, 0, id]])))))));
  }

  // What would help, each solved; and wordings, decided once.
  const SIGNS = { same: "means the same as", partly: "is partly", different: "is another skill than" };
  async function showHelp() {
    say("Solving again for what would help\u2026");
    let found;
    try { found = (await ask("helps")).helps; } catch (error) { fault(error.message); return; }
    say("");
    byId("helpNone").textContent = found.length ? "" : "Nothing that was tried places more people.";
    byId("helps").replaceChildren(...found.map((each) => el("li", { class: "card" },
      ...each.words.slice(0, 1).map((words) => el("p", {}, el("b", {}, words.trim()))),
      each.kind === "wording" ? list(each.proposals.map((p) => `${p.wording} ${SIGNS[p.likely]} ${p.means}`)) : list(each.words.slice(1).map((words) => words.trim())),
      el("div", { class: "decide" }, ...helpButtons(each)))));
    byId("helps").querySelector("button")?.focus();
  }
  function helpButtons(each) {
    const lever = (words, setting) => [button(words, words, () => pull([setting]))];
    if (each.kind === "one-way") return lever("Allow one-way pairs", "reciprocity=preferred");
    if (each.kind === "rings") return lever("Allow rings of three", "rings=after");
    if (each.kind === "wording") return [
      button("Accept all of these", `Accept all ${each.proposals.length} wordings`, () => sayWords(each.proposals.map((p) => [p, p.likely]))),
      button("Decide one by one", "Decide the wordings one by one", showWordings)];
    const couple = (each.line.split("; ")[0] || "").split(" + ");
    return couple.length === 2 ? [button("Look closer", `Look closer at ${couple.join(" and ")}`, () => price(idOf(couple[0]), idOf(couple[1])))] : [];
  }
  async function sayWords(said) {
    const words = said.map(([{ wording, means }, answer]) => ({ wording, means, answer }));
    if (!await change("say", { words })) return false;
    byId("helps").replaceChildren();
    return true;
  }
  async function showWordings() {
    say("Looking for names that may mean one skill\u2026");
    let told_;
    try { told_ = await ask("wordings"); } catch (error) { fault(error.message); return; }
    say("");
    byId("mapFile").textContent = told_.file;
    byId("words").replaceChildren(...(told_.wordings.length ? told_.wordings.slice(0, 200).map(wordRow) : [el("li", {}, "No two names look as if they meant one skill.")]));
    byId("words").querySelector("[tabindex]")?.focus();
  }
  function wordRow(p) {
    const row = el("li", { tabindex: "0", class: "word" }, el("b", {}, p.wording), p.likely === "partly" ? " may be partly " : " may mean ", el("b", {}, p.means),
      el("span", { class: "where" }, [many(p.people, "person writes it", "people write it"), p.placed ? `${many(p.placed, "person's pair rests", "people's pairs rest")} on it` : "",
        p.also.length ? `or ${p.also.join(", ")}` : ""].filter(Boolean).join("; ")));
    const answer = async (what) => {
      const next = row.nextElementSibling || row.previousElementSibling;
      if (!await sayWords([[p, what]])) return;
      row.remove();
      next?.focus();
    };
    row.append(el("div", { class: "decide" }, ...["same", "partly", "different"].map((what) =>
      button(what, `${p.wording} ${SIGNS[what]} ${p.means}`, () => answer(what)))));
    row.addEventListener("keydown", (event) => {
      const what = { s: "same", p: "partly", d: "different" }[event.key.toLowerCase()];
      const to = { ArrowDown: row.nextElementSibling, ArrowUp: row.previousElementSibling }[event.key];
      if (what && !event.ctrlKey && !event.metaKey && !event.altKey) { event.preventDefault(); answer(what); }
      if (to) { event.preventDefault(); to.focus(); }
    });
    return row;
  }
  // Cells in doubt: a proposal to change or to take; it goes to the mending sheet and survives the next export.
  async function showDoubts() {
    say("Looking for cells in doubt\u2026");
    let found;
    try { found = (await ask("doubts")).doubts; } catch (error) { fault(error.message); return; }
    say("");
    byId("doubts").replaceChildren(...(found.length ? found.slice(0, 200).map(doubtRow) : [el("li", {}, "No cell is in doubt.")]));
    byId("doubts").querySelector("input")?.focus();
  }
  function doubtRow(line) {
    const value = el("input", { value: line.value, autocomplete: "off" });
    const form = el("form", { class: "doubt" }, el("label", {}, el("bdi", {}, line.name), `: ${line.field} `, value),
      el("button", { type: "submit" }, "Keep this"), el("span", { class: "where" }, [line.now && `now: ${line.now}`, line.why, line.where].filter(Boolean).join("; ")));
    const row = el("li", {}, form);
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      const next = row.nextElementSibling || row.previousElementSibling;
      const { name, ...about } = line;
      if (!await change("mend", { ...about, value: value.value })) return;
      row.remove();
      next?.querySelector("input")?.focus();
    });
    return row;
  }
  byId("askDoubts").addEventListener("click", showDoubts);
  byId("askHelp").addEventListener("click", showHelp);
  byId("askWordings").addEventListener("click", showWordings);

  function showDecisions() {
    byId("decisions").replaceChildren(...(state.decisions.length ? state.decisions.map((each) => el("li", {}, `${each.what}: `,
      el("bdi", {}, each.people.join(" and ")), each.why ? el("span", { class: "where" }, each.why) : ""))
      : [el("li", {}, `Nothing is decided yet. What you decide goes to ${state.decisionsFile} at once.`)]));
  }

  // Levers.
  function showLevers() {
    for (const name of LEVERS) byId(`lever-${name}`).value = state.levers[name];
    byId("importance").replaceChildren(...Object.entries(state.levers.importance).filter(([, value]) => typeof value === "number").map(([name, value]) =>
      el("label", {}, `Importance of ${name} `, el("input", { type: "number", min: 0, step: 0.5, "data-lever": `score.importance.${name}`, value }))));
  }
  byId("pull").addEventListener("submit", async (event) => {
    event.preventDefault();
    const own = LEVERS.map((name) => `${name}=${byId(`lever-${name}`).value}`);
    const weights = [...document.querySelectorAll("[data-lever]")].map((node) => `${node.dataset.lever}=${node.value}`);
    await pull([...own, ...weights]);
  });
  function pull(settings) {
    const named = new Set(settings.map((setting) => setting.split("=")[0]));
    const kept = state.settings.filter((setting) => !named.has(setting.split("=")[0].trim()));
    return change("levers", { settings: [...kept, ...settings] });
  }

  // Two people: everything about them, and the price before the click.
  const idOf = (text) => {
    const fold = kit().fold, wanted = fold(text.trim());
    const named = state.people.filter((person) => fold(person.name) === wanted || fold(person.id) === wanted);
    return named.length === 1 ? named[0].id : text.trim();
  };
  const nameOf = (id) => (state.people.find((person) => person.id === id) || { name: id }).name;
  const partnerOf = (id) => {
    const pair = kit().pairs.find((p) => !p.c && (p.a[3] === id || p.b[3] === id));
    return pair ? (pair.a[3] === id ? pair.b[3] : pair.a[3]) : null;
  };
  byId("choose").addEventListener("submit", (event) => {
    event.preventDefault();
    price(idOf(byId("first").value), idOf(byId("second").value));
  });
  const list = (items) => el("ul", {}, ...items.map((item) => el("li", {}, item)));
  async function price(a, b) {
    fault("");
    const box = byId("price");
    let it;
    try { it = await ask("price", { people: [a, b] }); } catch (error) { fault(error.message); return; }
    byId("first").value = nameOf(it.ids[0]);
    byId("second").value = nameOf(it.ids[1]);
    box.replaceChildren(el("h3", {}, el("bdi", {}, it.names[0]), " and ", el("bdi", {}, it.names[1]), `: ${it.possible}`),
      ...it.reasons.map((words) => el("p", { class: "warn" }, words)), el("p", {}, it.pairing),
      el("div", { class: "sides" }, ...it.sides.map((side) => el("div", {},
        el("p", {}, el("b", {}, el("bdi", {}, side.learner)), ` gains ${side.gain} from `, el("bdi", {}, side.teacher)),
        list(side.lessons.length ? side.lessons : ["nothing that they asked for"])))),
      ...(it.points.length ? [el("p", {}, `Points: ${it.points.join("; ")}`)] : []),
      ...(it.facts.length ? [el("details", {}, el("summary", {}, "What else is known"), list(it.facts))] : []),
      ...(it.slot ? [el("p", { class: "meet" }, `Could meet ${it.slot}`)] : []),
      el("p", { class: "soft" }, `Rules passed: ${it.rules.filter((rule) => rule.passed).map((rule) => rule.rule).join(", ") || "none in force"}`),
      ...it.rules.filter((rule) => !rule.passed).map((rule) => el("p", { class: "warn" }, `Rule broken: ${rule.rule}. ${rule.text}`)),
      ...it.ranks.map((words) => el("p", {}, `${words}.`)),
      ...it.cautions.map((words) => el("p", { class: "warn" }, `Look closer: ${words}`)),
      el("p", {}, el("b", {}, it.price)), el("p", { id: "does", role: "status" }, ""), actions(it));
    box.hidden = false;
    box.focus();
    await effect(it);
  }
  function actions(it) {
    const people = it.ids.map((id, at) => [it.names[at], 0, 0, id]), names = it.names.join(" and ");
    const made = [
      button("Lock", `Lock ${names}: always this pair`, () => decide("locked", people, it.needsOverride)),
      button("Not this pair", `Not this pair: ${names}`, () => decide("vetoed", people)),
      ...people.map((person) => button(`Leave out ${person[0]}`, `Leave out ${person[0]}: takes no part`, () => decide("out", [person])))];
    const others = it.ids.map(partnerOf);
    if (others[0] && others[1] && others[0] !== it.ids[1])
      made.push(button("Swap their partners", `Swap the partners of ${names}`, () => swap(it.ids, others)));
    return el("div", { class: "decide" }, ...made);
  }
  async function effect(it) {
    const action = it.isPaired ? "veto" : "lock";
    const decisions = [{ action, people: it.ids, override: it.needsOverride ? "looked at" : "" }];
    const line = byId("does");
    line.textContent = "Looking at what would change…";
    try {
      const { before, after, gone, new: made } = await ask("preview", { decisions, revision: state.revision });
      const words = it.isPaired ? "Without this pair" : "With this pair";
      line.textContent = `${words}: ${many(after.placed, "person", "people")} paired (now ${before.placed}), total ${after.total.toFixed(1)} (now ${before.total.toFixed(1)}). `
        + `Pairs that would go: ${gone.join("; ") || "none"}. Pairs that would come: ${made.join("; ") || "none"}.`;
    } catch (error) {
      line.textContent = `This cannot be decided as things stand: ${error.message}`;
    }
  }

  // Decisions: asked once, with a why.
  const ACTIONS = { locked: ["lock", "Lock this pair"], vetoed: ["veto", "Not this pair"], out: ["out", "Leave this person out"] };
  function ask_why(title, what, needsOverride) {
    const dialog = byId("dialog");
    byId("ask").textContent = title;
    byId("what").textContent = what;
    byId("reason").value = byId("override").value = "";
    byId("against").hidden = !needsOverride;
    byId("override").required = Boolean(needsOverride);
    dialog.returnValue = "no";
    dialog.showModal();
    return new Promise((done) => dialog.addEventListener("close", () =>
      done(dialog.returnValue === "yes" ? { why: byId("reason").value, override: needsOverride ? byId("override").value : "" } : null), { once: true }));
  }
  async function decide(kind, people, needsOverride) {
    const [action, title] = ACTIONS[kind];
    const given = await ask_why(title, people.map(([name]) => name).join(" and "), needsOverride);
    if (given) await after({ decisions: [{ action, people: people.map((person) => person[3]), ...given }] });
  }
  async function swap([a, c], [b, d]) {
    const what = `${nameOf(a)} and ${nameOf(d)}; ${nameOf(c)} and ${nameOf(b)}`;
    const given = await ask_why("Swap: lock these two pairs", what, false);
    if (given) await after({ decisions: [{ action: "lock", people: [a, d], ...given }, { action: "lock", people: [c, b], ...given }] });
  }
  async function after(body) {
    if (!await change("decide", body)) return;
    byId("price").hidden = true;
    byId("said").focus();
  }

  // Steps, plan on disk, what was found, where we stand.
  byId("undo").addEventListener("click", () => change("undo", {}));
  byId("redo").addEventListener("click", () => change("redo", {}));
  byId("save").addEventListener("click", () => change("save", {}, "Saved."));
  byId("stop").addEventListener("click", () => ask("stop", {}).catch((error) => fault(error.message)));
  byId("compare").addEventListener("click", () => ask("compare").then(({ text }) => {
    byId("reported").textContent = text;
    byId("report").showModal();
  }).catch((error) => fault(error.message)));
  async function refresh() {
    const [told, board] = await Promise.all([ask("findings"), ask("board")]);
    byId("summary").textContent = told.summary;
    byId("found").replaceChildren(...told.findings.slice(0, 200).map((each) => el("li", {}, el("b", {}, each.severity), ` ${each.place}: ${each.message}`,
      each.fix ? el("span", { class: "where" }, each.fix) : "")));
    byId("columns").replaceChildren(...Object.entries(board.columns).map(([name, pairs]) => el("section", { "aria-label": name },
      el("h3", {}, `${name} (${pairs.length.toLocaleString("en")})`), list(pairs.slice(0, 100)))));
    byId("standing").textContent = board.text;
  }

  let waiting = 0;
  byId("find").addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(find, 60); });
  for (const id of ["order", "caution", "changed"]) byId(id).addEventListener("change", find);
  byId("finder").addEventListener("submit", (event) => event.preventDefault());
  const onward = (number, list_, act) => {
    const at = list_.children.length;
    act(number);
    const first = list_.children[at];
    if (first) { first.tabIndex = -1; first.focus(); }
  };
  byId("more").addEventListener("click", () => onward(STEP, byId("cards"), more));
  byId("moreOver").addEventListener("click", () => onward(STEP, byId("over"), moreOver));
  addEventListener("keydown", (event) => {
    const typing = event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement || byId("dialog").open;
    if (event.key === "/" && !typing) { event.preventDefault(); byId("find").focus(); }
    if ((event.ctrlKey || event.metaKey) && event.key === "z" && !typing) { event.preventDefault(); byId(event.shiftKey ? "redo" : "undo").click(); }
  });

  const events = new EventSource("events");
  events.addEventListener("message", (event) => {
    const { progress, revision } = JSON.parse(event.data);
    if (progress && busy) say(`Pairing: ${progress}`);
    if (state && revision !== state.revision && !busy) look().then(() => say(state.message)).catch((error) => fault(error.message));
  });
  events.addEventListener("error", () => say("The desk is closed or not to be reached. Start it again: recimentor desk"));
  look().catch((error) => fault(error.message));
})();
