// The evidence: what supports the claim beside what stands against it, each in the words of the copy, with a link to where it stands.

import { json } from "./api.js";
import { copy, element } from "./nodes.js";
import { opinionHelp, opinionLine, secondOpinions } from "./opinion.js";
import { cut, pieces, units } from "./places.js";
import { classWords, counted, day, relation } from "./wording.js";

const LONGEST = 900; // characters of a statement that the panel shows
const AROUND = 220; // characters of copy on either side of it
const FLAGS = { hedged: "hedged", forecast: "a forecast or a plan", opinion: "an opinion" };

/**
 * @typedef {{article_id: string, outlet?: string, published_at?: string | null, field: string, start: number, end: number, text: string,
 *   relation: string, origin: string | null, note?: string, attribution: any}} Evidence
 */

/**
 * Show the evidence of an assessment; `identity(place)` is the id of the element of one piece, and `offsetUnit` that of its offsets.
 * @param {{claim: {text: string}, evidence: Evidence[], origins: {id: string, label: string}[]}} assessment
 * @param {{articleUrl?: ((id: string) => string) | null, rubric?: any, offsetUnit?: string,
 *   identity?: (place: number) => string}} [options]
 * @returns {HTMLElement}
 */
export function evidence(
  assessment,
  { articleUrl = null, rubric, offsetUnit = "codepoint", identity = (place) => `evidence-${place}` } = {},
) {
  const labels = new Map(assessment.origins.map((one) => [one.id, one.label]));
  const sides = { for: [], against: [], beside: [] };
  const asked = assessment.evidence.map(({ text, relation }) => ({ text, relation, line: opinionLine() }));
  assessment.evidence.forEach((one, place) => {
    const { line } = asked[place];
    sides[relation(one.relation).side].push(
      shown(one, { label: labels.get(one.origin ?? ""), articleUrl, rubric, offsetUnit, id: identity(place), number: place + 1, line }),
    );
  });
  const made = element(
    "div",
    { class: "evidence" },
    element(
      "div",
      { class: "sides" },
      side("For the claim", sides.for, "Nobody in the articles vouches for it."),
      side("Against the claim", sides.against, "Nobody denies or contradicts it."),
    ),
    sides.beside.length > 0 && side("Beside it, not counted", sides.beside, ""),
    opinionHelp(),
  );
  secondOpinions(made, assessment.claim.text, asked);
  return made;
}

function side(title, statements, none) {
  return element(
    "section",
    { class: "side" },
    element("h4", {}, `${title} `, element("span", { class: "faint" }, `(${statements.length})`)),
    statements.length ? element("ul", {}, statements) : element("p", { class: "faint" }, none),
  );
}

function shown(one, { label, articleUrl, rubric, offsetUnit, id, number, line }) {
  const bears = relation(one.relation, rubric);
  const [words, more] = cut(one.text, LONGEST);
  const place = `${one.field === "title" ? "t" : offsetUnit === "utf16" ? "u" : "s"}${one.start}`;
  const where = [
    one.outlet ? copy(one.outlet) : copy(one.article_id),
    day(one.published_at) && `, ${day(one.published_at)}`,
    one.field === "title" && ", in the headline",
  ];
  return element(
    "li",
    { id, tabindex: -1, class: `piece ${bears.side}` },
    element(
      "p",
      { class: "relation", title: bears.meaning },
      element("span", { class: "faint number" }, `${number} `),
      element("span", { class: `symbol ${bears.side}`, "aria-hidden": "true" }, bears.symbol),
      ` ${bears.words}`,
      one.note && element("span", { class: "faint" }, ": ", copy(one.note)),
    ),
    line,
    element(
      "blockquote",
      { dir: "auto" },
      element("mark", {}, words),
      more > 0 && element("span", { class: "faint" }, ` … and ${counted(more, "character")} more`),
    ),
    element("p", { class: "speaker" }, speaker(one, rubric)),
    label && element("p", { class: "faint" }, "Origin: ", copy(label)),
    element(
      "p",
      { class: "where" },
      articleUrl ? element("a", { href: `${articleUrl(one.article_id)}#${place}` }, where) : element("span", {}, where),
      one.outlet && element("span", { class: "faint id" }, " ", copy(one.article_id)),
    ),
    articleUrl && inTheCopy(one),
  );
}

function speaker(one, rubric) {
  const who = one.attribution ?? {};
  const flags = Object.keys(FLAGS)
    .filter((flag) => who[flag])
    .map((flag) => FLAGS[flag]);
  const name = who.surface || who.name;
  return [
    name
      ? [
          who.denial ? "Denied by " : "Said by ",
          copy(trimmed(who.name && !String(name).includes(who.name) ? `${who.name} (“${name}”)` : name)),
          ", ",
        ]
      : null,
    element("span", {}, classWords(who.class, rubric)),
    flags.length > 0 && `; ${flags.join(", ")}`,
  ].flat();
}

/** A source often ends with the comma that follows it in the copy. */
function trimmed(surface) {
  return cut(String(surface).replace(/[\s,;:]+$/u, ""), 200)[0];
}

function inTheCopy(one) {
  const place = element("div", { class: "in-copy" });
  const opened = /** @type {HTMLDetailsElement} */ (
    element(
      "details",
      { toggle: () => opened.open && place.childNodes.length === 0 && look(one, place) },
      element("summary", {}, "In the copy"),
      place,
    )
  );
  return opened;
}

async function look(one, place) {
  place.append(element("p", { class: "faint", role: "status" }, "Fetching the article …"));
  try {
    place.replaceChildren(around(one, await json(`/v1/articles/${encodeURIComponent(one.article_id)}`)));
  } catch (error) {
    place.replaceChildren(element("p", { role: "status" }, error.message));
  }
}

/**
 * Return the words round a statement with statement, source and cue marked.
 * @param {Evidence} one @param {{text: string, title: string}} article @returns {HTMLElement}
 */
export function around(one, article) {
  const text = one.field === "title" ? article.title : article.text;
  const counts = [units(text), (at) => at].find((count) => text.slice(count(one.start), count(one.end)) === one.text);
  if (!counts) return element("p", {}, "The stored article is another version now, and these words are not where they were.");
  const spans = ["content", "source", "cue"].flatMap((kind) =>
    (one.attribution?.[kind] ?? []).map(([start, end]) => ({ start: counts(start), end: counts(end), kind })),
  );
  const from = edge(text, counts(Math.min(one.start, ...(one.attribution?.source ?? []).map(([start]) => start))) - AROUND, -1);
  const to = edge(text, counts(Math.min(one.end, one.start + LONGEST)) + AROUND, 1);
  const marked = pieces(text, spans, from, to).map((piece) => {
    const kinds = new Set(piece.spans.map((span) => span.kind));
    return kinds.has("content")
      ? element("mark", {}, piece.text)
      : kinds.size
        ? element("span", { class: [...kinds].join(" ") }, piece.text)
        : piece.text;
  });
  return element("blockquote", { dir: "auto", class: "copy" }, from > 0 && "… ", marked, to < text.length && " …");
}

/** The end of a word near `at`, and never the middle of a letter. */
function edge(text, at, step) {
  if (at <= 0) return 0;
  if (at >= text.length) return text.length;
  for (let tried = 0; tried < 40; tried += 1)
    if (/\s/.test(text[at + tried * step] ?? " ")) return Math.max(0, Math.min(text.length, at + tried * step + (step < 0 ? 1 : 0)));
  return /[\udc00-\udfff]/.test(text[at]) ? at + 1 : at;
}
