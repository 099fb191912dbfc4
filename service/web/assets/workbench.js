// The workbench: a draft in, its statements marked by how well they are sourced as the scores come, and the reasons beside it.

import { ask, json, keysFrom, lines } from "./api.js";
import { bandOf, NONE, told, UNSCORED } from "./bands.js";
import { detail } from "./detail.js";
import { by, element } from "./nodes.js";
import { asCsv, asJson, list as printed, save, speaker } from "./exports.js";
import { keep, kept, mark as markOf } from "./ignored.js";
import * as marks from "./marks.js";
import { picked } from "./picking.js";
import { turns } from "./turns.js";

const LARGEST = 1_000_000; // bytes of a text file
const LETTERS = "secondsource.letters"; // "off" where letters are no keys
const TOLD_EACH = 5000; // milliseconds between two words of progress to those who listen

const state = {
  /** @type {any[]} */ bands: [],
  /** @type {Record<string, string>} */ labels: {},
  /** @type {any} */ table: null, // the rubric in force
  rubric: "", // its version
  articleId: null, // of the stored article that the draft is
  /** @type {any} */ checked: null, // {draft: {title, text}, articleId}
  /** @type {any[]} */ statements: [], // those of the title first, as they stand on the page
  /** @type {any[]} */ lines: [], // the same in the order of the answer
  /** @type {any} */ current: null,
  /** @type {AbortController | null} */ running: null,
  off: new Set(["ignored"]), // what the legend does not show
};

// The draft

function wrong(error) {
  if (error?.name === "AbortError") return;
  by("wrong").textContent = error ? error.message : "";
}

function say(sentence) {
  by("said").textContent = sentence;
}

function counted() {
  const words = by("draft").value.match(/\S+/g)?.length ?? 0;
  by("counted").textContent = `${words.toLocaleString("en")} ${words === 1 ? "word" : "words"}`;
}

function view(name) {
  by("write").hidden = name !== "write";
  by("read").hidden = name !== "read";
  if (name === "write") {
    by("back").hidden = state.statements.length === 0;
    by("draft").focus();
  }
}

async function opened(file) {
  wrong(null);
  if (!file) return;
  if (file.size > LARGEST) return wrong(new Error(`The file has ${file.size.toLocaleString("en")} bytes. Open a text file of up to a million.`));
  const bytes = await file.arrayBuffer();
  let text;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    text = new TextDecoder("windows-1252").decode(bytes);
  }
  if (text.includes("\0")) return wrong(new Error("This is no text file. Save the draft as plain text, or paste it."));
  fill("", text, null);
}

function fill(title, text, articleId) {
  by("headline").value = title;
  by("draft").value = text;
  state.articleId = articleId;
  counted();
  view("write");
}

async function article(id) {
  if (!id) return;
  wrong(null);
  try {
    const found = await json(`/v1/articles/${encodeURIComponent(id)}`);
    fill(found.title ?? "", found.text, found.id);
    await check();
  } catch (error) {
    wrong(error);
  }
}

// Scoring

async function check() {
  const title = by("headline").value.trim().toWellFormed();
  const text = by("draft").value.toWellFormed(); // half a character is no text, and takes as much room as the sign in its place
  wrong(null);
  if (!text.trim() && !title) return wrong(new Error("There is no draft yet. Paste one, drop a file, or choose a stored article."));
  state.running?.abort();
  const running = new AbortController();
  const { signal } = running;
  Object.assign(state, { running, statements: [], lines: [], current: null, checked: { draft: { title, text }, articleId: state.articleId } });
  by("list").replaceChildren();
  by("panel").hidden = true;
  by("overview").hidden = false;
  by("read").dataset.busy = "";
  progress(0, 0, "Reading the draft …");
  recount();
  view("read");
  by("edit").focus();
  scrollTo(0, 0);
  say("Reading the draft.");
  try {
    const blocks = await marks.set(by("copy"), title, text);
    if (signal.aborted) return;
    await rubric();
    await scored(blocks, { title, text, id: state.articleId, offset_unit: "utf16", detail: "full" }, signal);
  } catch (error) {
    if (signal.aborted) return;
    progress(0, 0, "");
    if (state.statements.length === 0) view("write");
    wrong(error);
  }
  if (!signal.aborted) delete by("read").dataset.busy;
}

async function rubric() {
  if (state.bands.length) return;
  const found = await json("/v1/rubric");
  state.bands = found.bands;
  state.table = found.rubric;
  state.rubric = found.version;
  state.labels = Object.fromEntries(Object.entries(found.rubric.class).map(([name, row]) => [name, row.label]));
  legend();
}

async function scored(blocks, asked, signal) {
  const turn = turns();
  let done = 0;
  let spoke = performance.now();
  let waiting = [];
  for await (const line of lines(await ask("/v1/analyze", { body: asked, accept: "application/x-ndjson", signal }))) {
    if (signal.aborted) return;
    if (line.statements) {
      await begun(blocks, line.statements, signal);
      waiting = state.statements.filter((one) => !one.unassessed);
      progress(0, waiting.length);
    } else if (line.index === undefined) {
      throw new Error([line.title, line.detail].filter(Boolean).join(": "));
    } else {
      arrived(state.lines[line.index], line);
      done += 1;
      progress(done, waiting.length);
      if (performance.now() - spoke > TOLD_EACH) {
        spoke = performance.now();
        say(`${done} of ${waiting.length} statements scored.`);
      }
    }
    await turn();
  }
  if (signal.aborted) return;
  finished(waiting.length);
}

async function begun(blocks, statements, signal) {
  const ignored = kept();
  const count = statements.length;
  state.lines = statements.map((one) => ({ ...one, count, spans: [], mark: markOf(one.text) }));
  state.statements = [...state.lines].sort((a, b) => Number(b.field === "title") - Number(a.field === "title"));
  const turn = turns();
  classes();
  for (const [index, one] of state.statements.entries()) {
    one.index = index;
    one.ignored = ignored.has(one.mark);
    one.flag = element("button", { type: "button", class: "flag", tabindex: "-1" });
    one.row = row(one);
    shown(one);
    by("list").append(one.row);
    await turn();
    if (signal.aborted) return;
  }
  await marks.mark(blocks, state.statements, () => !signal.aborted);
  if (signal.aborted) return;
  for (const one of state.statements) {
    shown(one);
    await turn();
  }
  reachable();
  recount();
}

function arrived(one, { assessment = null, unassessed = null }) {
  one.assessment = assessment;
  one.unassessed = unassessed;
  shown(one);
  recount();
  if (one === state.current && !by("panel").hidden) filled(one);
}

function finished(count) {
  const tally = new Map();
  for (const one of state.statements) tally.set(one.band.words, (tally.get(one.band.words) ?? 0) + 1);
  const found = [...tally].map(([words, many]) => `${many} ${words}`).join(", ");
  const stored = state.statements.find((one) => one.assessment?.archive)?.assessment.archive.stored;
  const about = stored === 0 ? "No article is stored: nothing can be found" : `${count} of ${state.statements.length} statements scored`;
  progress(1, 1, state.statements.length ? about : "No statement was found in this text.");
  if (by("order").value === "weakest") ordered();
  say(`${about}. ${found}.`);
}

function progress(done, count, sentence) {
  by("progress").max = Math.max(count, 1);
  if (sentence !== undefined && count === 0) by("progress").removeAttribute("value");
  else by("progress").value = done;
  by("count").textContent = sentence ?? `${done} of ${count} scored`;
}

// What is shown

function visible(one) {
  if (one.ignored && state.off.has("ignored")) return false;
  const wanted = by("class").value;
  return !state.off.has(one.band.name) && (!wanted || (one.attribution?.class ?? "") === wanted);
}

function shown(one) {
  const band = bandOf(one, state.bands);
  one.band = band;
  const hidden = !visible(one);
  for (const span of one.spans) {
    span.dataset.band = band.name;
    span.toggleAttribute("data-off", hidden);
  }
  const score = one.assessment?.score ?? "";
  one.flag.textContent = `${band.symbol}\u2009${score}`;
  one.flag.setAttribute("aria-label", `Statement ${one.index + 1} of ${one.count}: ${told(one, band)}`);
  for (const bearer of [one.flag, one.row]) {
    bearer.dataset.band = band.name;
    bearer.toggleAttribute("data-off", hidden);
    bearer.toggleAttribute("data-ignored", one.ignored);
  }
  one.row.hidden = hidden;
  const [symbol, number] = one.row.firstElementChild.children;
  symbol.textContent = band.symbol;
  number.textContent = String(score);
  one.row.firstElementChild.setAttribute("title", told(one, band));
}

function row(one) {
  const words = one.text.length > 160 ? `${one.text.slice(0, 160)}…` : one.text;
  return element("li", {}, element(
    "button", { type: "button", value: String(one.index) },
    element("span", { class: "symbol", "aria-hidden": "true" }), element("span", { class: "score" }),
    element("span", { class: "words", dir: "auto" }, words), element("span", { class: "who", dir: "auto" }, speaker(one, state.labels))));
}

function legend() {
  const rows = [...state.bands, NONE, UNSCORED, { name: "ignored", words: "ignored by you", symbol: "⊘" }].map(({ name, words, symbol }) => {
    const box = element("input", { type: "checkbox", value: name, checked: !state.off.has(name) });
    return element("li", { "data-band": name }, element(
      "label", {}, box, element("span", { class: "symbol", "aria-hidden": "true" }, symbol), element("span", { class: "sample" }, words), " ",
      element("b", { class: "many" }, "0")), element("i", { class: "bar" }));
  });
  by("bands").replaceChildren(...rows);
}

let counting = 0;

function recount() {
  counting ||= requestAnimationFrame(() => {
    counting = 0;
    const tally = {};
    for (const one of state.statements) {
      const name = one.ignored ? "ignored" : one.band.name;
      tally[name] = (tally[name] ?? 0) + 1;
    }
    for (const line of by("bands").children) {
      const many = tally[line.dataset.band] ?? 0;
      line.querySelector(".many").textContent = String(many);
      line.lastElementChild.style.transform = `scaleX(${state.statements.length ? many / state.statements.length : 0})`;
    }
  });
}

function classes() {
  const many = new Map();
  for (const { attribution } of state.statements) if (attribution?.class) many.set(attribution.class, (many.get(attribution.class) ?? 0) + 1);
  const options = [...many].sort((a, b) => b[1] - a[1]).map(([name, count]) => element("option", { value: name }, `${state.labels[name] ?? name} (${count})`));
  const before = by("class").value;
  by("class").replaceChildren(element("option", { value: "" }, "anybody"), ...options);
  by("class").value = many.has(before) ? before : "";
}

async function filtered() {
  const turn = turns();
  for (const one of state.statements) {
    shown(one);
    await turn();
  }
  reachable();
  say(`${state.statements.filter(visible).length} of ${state.statements.length} statements are shown.`);
}

function ordered() {
  const rank = (one) => one.assessment?.score ?? (one.assessment ? -1 : 101);
  const weakest = by("order").value === "weakest";
  const order = [...state.statements].sort((a, b) => (weakest ? rank(a) - rank(b) : 0) || a.index - b.index);
  by("list").append(...order.map((one) => one.row));
}

// Moving about

/** One mark at a time is reached by Tab: the current one, or the first. */
function reachable() {
  const at = state.current && visible(state.current) ? state.current : state.statements.find(visible);
  for (const one of state.statements) one.flag.tabIndex = one === at ? 0 : -1;
}

function current(one, focus = true) {
  for (const span of state.current?.spans ?? []) span.removeAttribute("data-current");
  state.current?.row.removeAttribute("data-current");
  state.current = one;
  if (!one) return;
  for (const span of one.spans) span.setAttribute("data-current", "");
  one.row.setAttribute("data-current", "");
  reachable();
  if (focus) one.flag.focus({ preventScroll: true });
  one.spans[0]?.scrollIntoView({ block: "nearest", behavior: "instant" });
  one.row.scrollIntoView({ block: "nearest", behavior: "instant" });
  if (!by("panel").hidden) filled(one);
}

function step(places) {
  const shownNow = state.statements.filter((one) => visible(one) && one.spans.length);
  if (!shownNow.length) return;
  const at = shownNow.indexOf(state.current);
  const next = at === -1 ? (places > 0 ? 0 : shownNow.length - 1) : Math.min(Math.max(at + places, 0), shownNow.length - 1);
  current(shownNow[next], !by("panel").contains(document.activeElement));
}

function open(one) {
  by("panel").hidden = false;
  by("overview").hidden = true;
  current(one, false);
  by("panel").scrollTop = 0;
  by("panel-name").focus({ preventScroll: true });
}

function closed() {
  if (by("panel").hidden) return;
  by("panel").hidden = true;
  by("overview").hidden = false;
  if (state.current && visible(state.current)) current(state.current);
  else by("edit").focus();
}

function filled(one) {
  by("panel-name").textContent = `Statement ${one.index + 1} of ${one.count}`;
  by("quote").textContent = one.text;
  by("quote").hidden = Boolean(one.assessment); // which says itself what is claimed
  by("by").textContent = `In the draft: ${speaker(one, state.labels)}`;
  by("ignore").textContent = one.ignored ? "Ignore no longer" : "Ignore this one";
  by("keep").hidden = !one.assessment || Boolean(one.kept);
  by("kept").hidden = !one.kept;
  if (one.kept) by("kept").href = pageOf(one.kept);
  by("detail").replaceChildren(one.assessment ? explained(one) : element("p", {}, one.unassessed?.text ?? "It is still being scored."));
}

function pageOf(id) {
  return `/assessment/${encodeURIComponent(id)}`;
}

function explained(one) {
  return detail(one.assessment, {
    bands: state.bands,
    rubric: state.table,
    offsetUnit: "utf16",
    articleUrl: (id) => `/article/${encodeURIComponent(id)}`,
    historyUrl: null, // a draft's assessments are not kept, so that there is no history of them
    permalink: one.kept ? pageOf(one.kept) : null,
    onClose: null, // it stands in a panel that is closed as a whole
  });
}

/** A draft's assessments are not kept; this scores one by itself, so that it has a page. @param {any} one */
async function store(one) {
  wrong(null);
  by("keep").disabled = true;
  try {
    one.kept = (await json("/v1/score", { body: { claim: { text: one.text } } })).id;
    if (one === state.current) filled(one);
    by("kept").focus();
    say("Kept.");
  } catch (error) {
    wrong(error);
  } finally {
    by("keep").disabled = false;
  }
}

function ignore(one) {
  const ignored = !one.ignored;
  keep(one.mark, ignored);
  const after = state.statements.slice(one.index + 1).find((other) => visible(other) && other.mark !== one.mark);
  for (const other of state.statements) {
    if (other.mark !== one.mark) continue;
    other.ignored = ignored;
    shown(other);
  }
  recount();
  reachable();
  say(ignored ? "Ignored." : "No longer ignored.");
  if (visible(one)) return by("panel").hidden ? undefined : filled(one);
  by("panel").hidden = true;
  by("overview").hidden = false;
  if (after) current(after);
  else by("edit").focus();
}

function clicked({ target }) {
  if (!getSelection().isCollapsed) return; // somebody selects words
  const found = marks.ownersOf(target).filter(visible);
  if (!found.length) return;
  const again = target.closest(".flag") || by("panel").hidden ? -1 : found.indexOf(state.current);
  open(found[(again + 1) % found.length]); // once more on the same words leads to what they stand within
}

function typed(event) {
  const { target, key } = event;
  if (event.ctrlKey || event.metaKey || event.altKey || by("read").hidden || document.querySelector("dialog[open]")) return;
  if (key === "Escape") return closed();
  const typing = target.closest("input:not([type=checkbox]), textarea, select, [contenteditable]");
  const letters = !typing && by("letters").checked;
  const onMark = target.closest(".flag");
  const forward = (letters && key === "j") || (onMark && (key === "ArrowDown" || key === "ArrowRight"));
  const backward = (letters && key === "k") || (onMark && (key === "ArrowUp" || key === "ArrowLeft"));
  if (forward || backward) {
    event.preventDefault();
    step(forward ? 1 : -1);
  } else if (letters && key === "x" && state.current) {
    ignore(state.current);
  } else if (letters && key === "Enter" && target === document.body && state.current) {
    open(state.current);
  }
}

// Taking away

function taken() {
  const { statements, rubric: version, labels, checked } = state;
  return { draft: checked.draft, rubric: version, labels, statements, made: new Date().toLocaleString("en-GB", { dateStyle: "long", timeStyle: "short" }) };
}

async function paper() {
  if (!state.checked) return;
  await printed(by("report"), taken());
  print();
}

// The page

function key(why) {
  const dialog = by("key");
  by("key-why").textContent = why;
  by("key-value").value = "";
  return new Promise((given) => {
    const ended = new AbortController();
    const { signal } = ended;
    const leave = (value) => {
      ended.abort();
      dialog.close();
      given(value);
    };
    by("key-form").addEventListener("submit", (event) => {
      event.preventDefault();
      leave(by("key-value").value);
    }, { signal });
    by("key-close").addEventListener("click", () => leave(null), { signal });
    dialog.addEventListener("close", () => leave(null), { signal });
    dialog.showModal();
  });
}

function on(id, event, listener) {
  by(id).addEventListener(event, listener);
}

function started() {
  keysFrom(key);
  by("letters").checked = (localStorage.getItem(LETTERS) ?? "on") === "on";
  on("letters", "change", () => localStorage.setItem(LETTERS, by("letters").checked ? "on" : "off"));
  on("draft", "input", counted);
  on("draft", "keydown", (event) => (event.ctrlKey || event.metaKey) && event.key === "Enter" && check());
  on("write", "submit", (event) => {
    event.preventDefault();
    check();
  });
  on("back", "click", () => view("read"));
  on("edit", "click", () => view("write"));
  on("open", "click", () => by("file").click());
  on("file", "change", () => opened(by("file").files[0]).then(() => (by("file").value = "")));
  on("pick", "click", async () => article(await picked(wrong)));
  on("write", "dragover", (event) => {
    event.preventDefault();
    by("draft").dataset.over = "";
  });
  on("write", "dragleave", () => delete by("draft").dataset.over);
  on("write", "drop", (event) => {
    delete by("draft").dataset.over;
    if (!event.dataTransfer.files.length) return; // dropped words go where the browser puts them
    event.preventDefault();
    opened(event.dataTransfer.files[0]);
  });
  on("copy", "click", clicked);
  on("list", "click", ({ target }) => target.closest("button") && open(state.statements[Number(target.closest("button").value)]));
  on("bands", "change", ({ target }) => {
    state.off[target.checked ? "delete" : "add"](target.value);
    filtered();
  });
  on("class", "change", filtered);
  on("order", "change", ordered);
  on("previous", "click", () => step(-1));
  on("next", "click", () => step(1));
  on("close", "click", closed);
  on("ignore", "click", () => ignore(state.current));
  on("keep", "click", () => store(state.current));
  on("json", "click", () => save("second-source.json", "application/json", asJson(taken())));
  on("csv", "click", () => save("second-source.csv", "text/csv", asCsv(taken())));
  on("print", "click", paper);
  document.addEventListener("keydown", typed);
  new ResizeObserver(() => by("copy").clientWidth && marks.inside(by("copy"), state.statements)).observe(by("copy"));
  by("legend").open = !matchMedia("(max-width: 36rem)").matches; // there the copy comes first
  counted();
  rubric().catch(() => undefined); // asked for again with the first draft, where it can be told
  article(new URLSearchParams(location.search).get("article"));
}

started();
