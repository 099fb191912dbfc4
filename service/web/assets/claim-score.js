// <claim-score>: how well a claim is sourced, inside any page. docs/embed.md tells how to use it.
// Whatever comes from the service or from the page is hostile: it becomes text, by textContent, and nothing else.

/** @typedef {{type: string, title: string, status: number, detail: string}} Problem  as the service tells it (RFC 9457) */
/** @typedef {{name: string, least: number, words: string, symbol: string}} Band */
/** @typedef {{code: string, points: number, text: string}} Reason */
/** @typedef {{points: number}} Origin */
/** @typedef {{id: string, claim: {text: string}, score: number | null, grade: string, reasons: Reason[], origins: Origin[]}} Assessment */
/** @typedef {"empty" | "loading" | "scored" | "abstained" | "error"} State */

const SERVICE = new URL("..", import.meta.url).href;
const CLAIM = 300; // characters of a claim that are shown
const TEXT = 1000; // characters of any other text
const UNREACHED = "The service did not answer, or does not let this page ask: SECONDSOURCE_CORS must name its origin.";

const sheet = new CSSStyleSheet();
sheet.replaceSync(`
:host {
  --ink: #1c1f24; --faint: #57606a; --paper: #fff; --line: #d8dce1; --blue: #0b57b0;
  display: block; overflow-wrap: anywhere;
}
@supports (color: light-dark(#000, #fff)) {
  :host {
    --ink: light-dark(#1c1f24, #e6e8eb); --faint: light-dark(#57606a, #a2aab4); --paper: light-dark(#fff, #15181c);
    --line: light-dark(#d8dce1, #363c44); --blue: light-dark(#0b57b0, #82b7ff);
  }
}
:host([compact]) { display: inline-block; inline-size: 15.5em; max-inline-size: 100%; vertical-align: bottom; }
:host([hidden]) { display: none; }
* { box-sizing: border-box; margin: 0; padding: 0; }
.card {
  position: relative; padding: var(--claim-score-padding, .75em 1em); border: 1px solid var(--claim-score-border, var(--line));
  border-radius: var(--claim-score-radius, .5em); background: var(--claim-score-background, var(--paper));
  color: var(--claim-score-color, var(--ink)); font: var(--claim-score-font, 15px/1.45 system-ui, sans-serif); text-align: start;
}
.head { display: flex; align-items: center; margin-block-end: .4em; }
:host([assessment]) .head { min-block-size: 2lh; }
.claim {
  display: -webkit-box; overflow: hidden; font-weight: 600; unicode-bidi: isolate;
  -webkit-box-orient: vertical; -webkit-line-clamp: 2;
}
.head[hidden], .foot[hidden] { display: none; }
.line { min-block-size: 1lh; overflow: hidden; white-space: nowrap; text-overflow: ellipsis; }
.faint, .of { color: var(--claim-score-muted, var(--faint)); }
.symbol { display: inline-block; inline-size: 1.3em; color: var(--claim-score-accent, var(--blue)); }
.foot { display: grid; grid-template-columns: 1fr auto; min-block-size: calc(1lh + .7em); padding-block-start: .4em; }
details { grid-area: 1 / 1 / 2 / 3; }
summary { inline-size: fit-content; padding-block: .15em; cursor: pointer; }
ul { list-style: none; }
li, .sum { display: flex; gap: .6em; padding-block: .25em; border-block-start: 1px solid var(--claim-score-border, var(--line)); }
.points { flex: none; inline-size: 2.6em; text-align: end; font-variant-numeric: tabular-nums; }
.words { min-inline-size: 0; unicode-bidi: isolate; }
.go { grid-area: 1 / 2; align-self: start; z-index: 1; padding-block: .15em; }
a, button { color: var(--claim-score-link, var(--blue)); }
button { border: 0; background: none; font: inherit; text-decoration: underline; cursor: pointer; }
:focus-visible { outline: 3px solid var(--claim-score-link, var(--blue)); outline-offset: 1px; }
:host([compact]) .card { padding: var(--claim-score-padding, 0 .5em); font: var(--claim-score-font, inherit); }
:host([compact]) .line { white-space: normal; }
:host(:not([compact])) .card { container-type: inline-size; }
.unseen { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); }
@container (max-width: 19em) {
  .of { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); }
}
@container (max-width: 14em) {
  .line { white-space: normal; }
  .foot { min-block-size: calc(2lh + 1em); }
  .go { grid-area: 2 / 1; justify-self: start; }
}
@media (prefers-reduced-motion: no-preference) {
  .loading .line { animation: wait 1.6s ease-in-out infinite alternate; }
  @keyframes wait { to { opacity: .55; } }
}
`);

/** @type {Map<string, Promise<Band[]>>} The bands of each service, asked for once a page. */
const known = new Map();

class Refused extends Error {
  /** @param {Problem} problem */
  constructor(problem) {
    super(problem.title);
    this.problem = problem;
  }
}

/**
 * Return what a service answers; throw Refused with its problem, or with one that says that there is no answer.
 * @param {URL} address
 * @param {RequestInit} asked
 */
async function ask(address, asked = {}) {
  let answer;
  let told;
  try {
    answer = await fetch(address, { ...asked, credentials: "omit", redirect: "error", referrerPolicy: "no-referrer" });
    told = await answer.json();
  } catch {
    throw new Refused({ type: "about:blank", title: "The service cannot be reached", status: answer?.status ?? 0, detail: UNREACHED });
  }
  if (!answer.ok) {
    const { type = "about:blank", title = "The service refused", detail = "" } = told ?? {};
    throw new Refused({ ...told, type, title, status: answer.status, detail });
  }
  return told;
}

/**
 * Return the bands of a service, the highest first.
 * @param {string} base
 */
function bandsOf(base) {
  let found = known.get(base);
  if (!found) {
    found = ask(new URL("v1/rubric", base)).then((rubric) => rubric.bands);
    found.catch(() => known.delete(base));
    known.set(base, found);
  }
  return found;
}

/**
 * Return the address of a service with a slash at its end; throw TypeError for what is none.
 * @param {string | null} given
 */
function base(given) {
  const address = new URL(given || SERVICE, document.baseURI);
  if (!/^https?:$/.test(address.protocol)) throw new TypeError("`src` must be an address that begins with https:// or http://");
  address.search = address.hash = "";
  if (!address.pathname.endsWith("/")) address.pathname += "/";
  return address.href;
}

/**
 * @param {unknown} text
 * @param {number} most
 */
function cut(text, most) {
  const whole = String(text ?? "");
  return whole.length > most ? `${whole.slice(0, most).replace(/[\ud800-\udbff]$/, "")}…` : whole;
}

/** @param {number} points */
const signed = (points) => (points > 0 ? `+${points}` : String(points).replace("-", "−"));

/**
 * Return an element with a class, a part of the same name where it is one, and text or elements in it.
 * @param {string} tag
 * @param {string} name
 * @param {...(string | Node)} content
 */
function make(tag, name, ...content) {
  const made = document.createElement(tag);
  if (name) made.className = name;
  made.append(...content);
  return made;
}

/**
 * The same, as a part that the page can style.
 * @param {string} tag
 * @param {string} part
 * @param {...(string | Node)} content
 */
function makePart(tag, part, ...content) {
  const made = make(tag, part.split(" ")[0], ...content);
  made.setAttribute("part", part);
  return made;
}

/** @param {string} symbol */
function picture(symbol) {
  const made = makePart("span", "symbol", symbol);
  made.setAttribute("aria-hidden", "true");
  return made;
}

/**
 * @param {string} tag
 * @param {unknown} text
 */
function words(tag, text) {
  const made = make(tag, "words", cut(text, TEXT));
  made.dir = "auto";
  return made;
}

class ClaimScore extends HTMLElement {
  static observedAttributes = ["claim", "assessment", "src", "as-of", "compact"];

  #token = "";
  /** @type {State} */
  #state = "empty";
  /** @type {{assessment?: Assessment, band?: Band, problem?: Problem}} */
  #shown = {};
  /** @type {AbortController | null} */
  #running = null;
  #eye = new IntersectionObserver((seen) => {
    if (seen.some((one) => one.isIntersecting)) {
      this.#eye.disconnect();
      this.#load();
    }
  });
  #claim = makePart("p", "claim");
  #head = make("div", "head", this.#claim);
  #result = make("div", "result");
  #foot = make("div", "foot");
  #card = makePart("div", "card", this.#head, this.#result, this.#foot);

  constructor() {
    super();
    const root = this.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [sheet];
    this.#claim.dir = "auto";
    this.#result.lang = this.#foot.lang = "en";
    this.#card.setAttribute("role", "group");
    this.#card.setAttribute("aria-label", "How well this claim is sourced");
    this.#card.tabIndex = -1;
    root.append(this.#card);
  }

  /** The key of the service, where it needs one; there is no attribute for it, so that it stands in no HTML. */
  set token(key) {
    this.#token = String(key ?? "");
    this.#begin();
  }

  get token() {
    return this.#token;
  }

  /** What is shown: "empty", "loading", "scored", "abstained" or "error". */
  get state() {
    return this.#state;
  }

  connectedCallback() {
    if (Object.hasOwn(this, "token")) { // set before this class was there
      const given = this.token;
      delete this.token;
      this.#token = String(given ?? "");
    }
    this.#begin();
  }

  disconnectedCallback() {
    this.#stop();
  }

  /**
   * @param {string} name
   * @param {string | null} before
   * @param {string | null} after
   */
  attributeChangedCallback(name, before, after) {
    if (before === after) return;
    if (name === "compact") this.#draw();
    else this.#begin();
  }

  #stop() {
    this.#eye.disconnect();
    this.#running?.abort();
    this.#running = null;
  }

  /** Forget what was asked for, and ask anew as soon as the element is in view. */
  #begin() {
    if (!this.isConnected) return;
    this.#stop();
    if (!this.getAttribute("claim") && !this.getAttribute("assessment")) {
      this.#show("empty", {});
      return;
    }
    this.#show("loading", {});
    this.#eye.observe(this);
  }

  async #load() {
    const running = this.#running = new AbortController();
    try {
      const address = base(this.getAttribute("src"));
      const [assessment, bands] = await Promise.all([this.#ask(address, running.signal), bandsOf(address)]);
      if (running.signal.aborted) return;
      const { score } = assessment;
      const band = score === null ? undefined : bands.find((one) => score >= one.least);
      this.#show(score === null ? "abstained" : "scored", { assessment, band });
      this.#tell("claim-score-ready", assessment);
    } catch (error) {
      if (running.signal.aborted) return;
      const problem = error instanceof Refused ? error.problem
        : { type: "about:blank", title: "This cannot be shown", status: 0, detail: error instanceof Error ? error.message : "" };
      this.#show("error", { problem });
      this.#tell("claim-score-error", problem);
    }
  }

  /**
   * @param {string} address
   * @param {AbortSignal} signal
   * @returns {Promise<Assessment>}
   */
  #ask(address, signal) {
    /** @type {Record<string, string>} */
    const headers = this.#token ? { Authorization: `Bearer ${this.#token}` } : {};
    const id = this.getAttribute("assessment");
    if (id) return ask(new URL(`v1/assessments/${encodeURIComponent(id)}`, address), { headers, signal });
    const date = this.getAttribute("as-of");
    const claim = { text: this.getAttribute("claim"), ...(date ? { as_of: date } : {}) };
    headers["Content-Type"] = "application/json";
    return ask(new URL("v1/score", address), { method: "POST", headers, body: JSON.stringify({ claim }), signal });
  }

  /**
   * @param {string} name
   * @param {Assessment | Problem} detail
   */
  #tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }

  /**
   * @param {State} state
   * @param {{assessment?: Assessment, band?: Band, problem?: Problem}} shown
   */
  #show(state, shown) {
    this.#state = state;
    this.#shown = shown;
    this.#draw();
  }

  #draw() {
    const compact = this.hasAttribute("compact");
    const { assessment } = this.#shown;
    this.#card.className = `card ${this.#state}`;
    this.#card.setAttribute("part", `card ${this.#state}`);
    this.#card.setAttribute("aria-busy", String(this.#state === "loading"));
    const asked = this.getAttribute("assessment") ? "" : this.getAttribute("claim");
    this.#claim.textContent = cut(assessment?.claim.text ?? asked, CLAIM);
    this.#head.hidden = this.#foot.hidden = compact;
    const first = makePart("p", "line", ...this.#first(compact));
    const link = assessment && this.#link(assessment.id);
    if (compact) {
      if (link) {
        link.firstChild?.replaceWith(...first.childNodes);
        first.append(link);
      }
      this.#result.removeAttribute("role"); // many stand in one text, which a reader is not to be interrupted by
      this.#result.replaceChildren(first);
      this.#foot.replaceChildren();
      return;
    }
    this.#result.setAttribute("role", "status");
    this.#result.replaceChildren(first, make("p", "line faint", ...this.#second()));
    this.#foot.replaceChildren(...this.#why(), ...(link ? [link] : []));
  }

  /**
   * Return the symbol and the words of what is shown.
   * @param {boolean} compact
   */
  #first(compact) {
    const { assessment, band } = this.#shown;
    if (this.#state === "scored") {
      const most = make("span", compact ? "unseen" : "of", " of 100");
      const score = makePart("span", "score", make("b", "", String(assessment?.score)), most);
      return [picture(band?.symbol ?? ""), score, " ", makePart("span", `band ${band?.name ?? ""}`.trim(), band?.words ?? "")];
    }
    const [symbol, told] = {
      empty: ["–", "No claim is given"], loading: ["…", "Looking for sources"],
      abstained: ["–", "Not scored"], error: ["!", "Not available"],
    }[/** @type {Exclude<State, "scored">} */ (this.#state)];
    return [picture(symbol), makePart("span", "band", told)];
  }

  #second() {
    const { assessment, problem } = this.#shown;
    if (problem) return [cut(problem.title, TEXT)];
    if (!assessment) return [];
    const count = assessment.origins.length;
    const against = assessment.origins.filter((origin) => origin.points < 0).length;
    const origins = `${count} origin${count === 1 ? "" : "s"}${against ? `, ${against} against` : ""}`;
    return [makePart("span", "grade", `Grade ${cut(assessment.grade, 9)}`), " · ", makePart("span", "origins", origins)];
  }

  /** Return the reasons, whose points sum to the score; of an error, what to do about it. */
  #why() {
    const { assessment, problem } = this.#shown;
    if (problem) {
      const again = makePart("button", "retry", "Try again");
      again.classList.add("go");
      again.addEventListener("click", () => {
        this.#card.focus(); // the button is about to go
        this.#begin();
      });
      const told = words("p", `${problem.title}. ${problem.detail}`);
      return [makePart("details", "reasons", make("summary", "", "What is wrong"), told), again];
    }
    if (!assessment) return [];
    const rows = assessment.reasons.map(
      (reason) => make("li", "", make("span", "points", signed(reason.points)), " ", words("span", reason.text)));
    const list = make("ul", "", ...rows);
    list.setAttribute("role", "list"); // WebKit takes the role away with the bullets
    const parts = [make("summary", "", "Reasons"), list];
    if (assessment.score !== null) {
      parts.push(make("p", "sum", make("span", "points", String(assessment.score)), " ", make("span", "words", "of 100 together")));
    }
    return [makePart("details", "reasons", ...parts)];
  }

  /** @param {string} id */
  #link(id) {
    const where = make("span", "unseen", " (in a new tab)");
    const link = /** @type {HTMLAnchorElement} */ (makePart("a", "link", "The whole assessment", where));
    link.classList.add("go");
    link.href = new URL(`assessment/${encodeURIComponent(id)}`, base(this.getAttribute("src"))).href;
    link.target = "_blank";
    link.rel = "noopener";
    return link;
  }
}

if (!customElements.get("claim-score")) customElements.define("claim-score", ClaimScore);
