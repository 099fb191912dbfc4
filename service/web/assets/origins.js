// From articles to origins: a small graph of which articles speak through which origin, and the same as a list that says why.

import { copy, drawn, element } from "./nodes.js";
import { classWords, counted, day, relation, signed } from "./wording.js";

const ROW = 58; // pixels of an article or an origin
const SHOWN = 12; // articles in the graph; the list has all
const [LEFT, RIGHT] = [41, 59]; // percent where lines leave the articles and reach the origins
const WIDE = 18; // characters of a line of a label, such that it has room at 380 px
const SYMBOLS = { for: "▲", against: "▼", beside: "◇" };
const SIDES = { for: "for the claim", against: "against the claim", beside: "beside the claim, not counted" };

/**
 * @typedef {{id: string, label: string, class: string, independence: number, points: number, articles: string[], why?: string}} Origin
 * @typedef {{article_id: string, outlet?: string, published_at?: string | null, relation: string, origin: string | null}} Evidence
 */

/**
 * Draw the origins of an assessment.
 * @param {{origins: Origin[], evidence: Evidence[]}} assessment
 * @param {{articleUrl?: ((id: string) => string) | null, rubric?: any}} [options] @returns {HTMLElement}
 */
export function origins(assessment, { articleUrl = null, rubric } = {}) {
  const sides = sidesOf(assessment);
  const outlets = new Map(assessment.evidence.map((one) => [one.article_id, one]));
  const all = [...new Set(assessment.origins.flatMap((one) => one.articles))];
  const shown = all.slice(0, SHOWN);
  const items = assessment.origins.map((origin, place) =>
    element(
      "li",
      {},
      element(
        "p",
        { class: "name" },
        symbol(sides.get(origin.id)),
        " ",
        copy(origin.label),
        " ",
        element("span", { class: "faint" }, `(${classWords(origin.class, rubric)})`),
      ),
      element(
        "p",
        {},
        `${signed(origin.points)} ${Math.abs(origin.points) === 1 ? "point" : "points"}: ${standing(origin, place, sides.get(origin.id))}.`,
      ),
      origin.why && element("p", { class: "faint" }, origin.articles.length > 1 ? "Why these are one: " : "", copy(origin.why)),
      element(
        "ul",
        { class: "through" },
        origin.articles.map((id) => element("li", {}, linked(id, articleUrl, named(id, outlets)))),
      ),
    ),
  );
  const loose = assessment.evidence.filter((one) => one.origin === null).length;
  return element(
    "div",
    { class: "origins" },
    graph(assessment.origins, shown, sides, outlets, articleUrl),
    all.length > shown.length &&
      element("p", { class: "faint" }, `The graph shows ${shown.length} of ${all.length} articles; the list has them all.`),
    element("ol", {}, items),
    loose > 0 &&
      element(
        "p",
        { class: "faint" },
        `${counted(loose, "statement")} of the evidence ${loose === 1 ? "names" : "name"} no origin: narration, while others are cited.`,
      ),
  );
}

function sidesOf(assessment) {
  const sides = new Map(assessment.origins.map((one) => [one.id, "beside"]));
  for (const one of assessment.evidence) {
    const side = relation(one.relation).side;
    if (one.origin !== null && (side === "for" || (side === "against" && sides.get(one.origin) === "beside"))) sides.set(one.origin, side);
  }
  return sides;
}

function standing(origin, place, side) {
  if (side !== "for") return SIDES[side];
  if (place === 0) return "it leads";
  if (origin.independence === 1) return "wholly independent of those before it";
  return origin.independence === 0 ? "not independent of those before it" : `${origin.independence} independent of those before it`;
}

function symbol(side) {
  return element("span", { class: `symbol ${side}`, role: "img", "aria-label": SIDES[side], title: SIDES[side] }, SYMBOLS[side]);
}

function named(id, outlets) {
  const { outlet = "", published_at: published = null } = outlets.get(id) ?? {};
  return [
    outlet ? copy(outlet) : copy(id),
    [day(published)]
      .filter(Boolean)
      .map((one) => `, ${one}`)
      .join(""),
  ];
}

function linked(id, articleUrl, children) {
  return [
    articleUrl ? element("a", { href: articleUrl(id) }, children) : element("span", {}, children),
    element("span", { class: "faint id" }, " ", copy(id)),
  ];
}

function graph(all, shown, sides, outlets, articleUrl) {
  const rows = Math.max(shown.length, all.length);
  const middle = (place, of) => (rows * ROW * (place + 0.5)) / of;
  const across = new Map(shown.map((id, place) => [id, middle(place, shown.length)]));
  const chart = drawn("svg", {
    class: "graph",
    width: "100%",
    height: rows * ROW,
    role: "group",
    "aria-label": "Which articles speak through which origin; the list below says the same",
  });
  all.forEach((origin, place) => {
    const y = middle(place, all.length);
    for (const id of origin.articles) {
      if (across.has(id))
        chart.append(drawn("line", { class: `edge ${sides.get(origin.id)}`, x1: `${LEFT}%`, x2: `${RIGHT}%`, y1: across.get(id), y2: y }));
    }
  });
  shown.forEach((id) => {
    const { outlet = "", published_at: published = null } = outlets.get(id) ?? {};
    chart.append(
      node(`article`, 0, across.get(id), lines(outlet || id), day(published) || id, `${outlet} ${id}`, articleUrl ? articleUrl(id) : null),
    );
  });
  all.forEach((origin, place) => {
    const meta = `${SYMBOLS[sides.get(origin.id)]} ${signed(origin.points)}`;
    chart.append(
      node(
        `origin ${sides.get(origin.id)}`,
        RIGHT,
        middle(place, all.length),
        lines(origin.label),
        meta,
        `${origin.label}: ${SIDES[sides.get(origin.id)]}`,
        null,
      ),
    );
  });
  return chart;
}

/** A box with one or two lines of a name and a faint line below, cut off at its own edges. */
function node(kind, x, y, name, meta, title, href) {
  const texts = [...name.map((one) => ["label", one]), ["meta", lines(meta)[0]]];
  const top = (ROW - 6 - texts.length * 15) / 2 + 11;
  const box = drawn(
    "svg",
    { class: `node ${kind}`, x: `${x}%`, y: y - (ROW - 6) / 2, width: `${LEFT}%`, height: ROW - 6 },
    drawn("title", {}, title),
    drawn("rect", { x: 1, y: 1, width: "99%", height: ROW - 8, rx: 5 }),
    texts.map(([part, text], place) => drawn("text", { class: part, x: 9, y: top + place * 15 }, text)),
  );
  return href ? drawn("a", { href }, box) : box;
}

/** Break a label into at most two lines at its spaces; what has no room ends in an ellipsis. */
function lines(label) {
  const found = [""];
  for (const word of label.slice(0, 200).split(/\s+/).filter(Boolean)) {
    const last = found[found.length - 1];
    if (last && width(`${last} ${word}`) > WIDE) found.push(word);
    else found[found.length - 1] = last ? `${last} ${word}` : word;
  }
  return found.slice(0, 2).map((one, place) => fitted(one, place === 1 && found.length > 2));
}

function fitted(line, more) {
  let kept = "";
  for (const letter of line) {
    if (width(kept + letter) > WIDE - (more ? 1 : 0)) return `${kept.trimEnd()}…`;
    kept += letter;
  }
  return more ? `${kept}…` : kept;
}

/** The width of a text in letters of ours: what is not Latin, Greek or Cyrillic is taken as two wide. */
function width(text) {
  return [...text].reduce(
    (sum, letter) => sum + (letter > "\u04ff" && !/[\u2010-\u2027]/.test(letter) ? 2 : /[MWmw]/.test(letter) ? 1.4 : 1),
    0,
  );
}
