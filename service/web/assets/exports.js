// What an editor takes away: JSON, a table for a spreadsheet, and a list on paper.

import { told } from "./bands.js";
import { element } from "./nodes.js";
import { turns } from "./turns.js";

const HOSTILE = /^[=+\-@\t\r]/; // a spreadsheet would take such a cell for a formula
const COLUMNS = ["number", "field", "start", "end", "statement", "said by", "class", "sourcing", "score", "grade", "origins", "reasons", "ignored"];

/** Hand a file to the browser. @param {string} name @param {string} type @param {string} content */
export function save(name, type, content) {
  const address = URL.createObjectURL(new Blob([content], { type }));
  element("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** Return the draft and all its statements as JSON; offsets count UTF-16 units. @param {any} checked @returns {string} */
export function asJson({ draft, rubric, statements }) {
  const rows = statements.map(({ field, start, end, text, attribution, assessment, unassessed, band, ignored }) => (
    { field, start, end, text, attribution, assessment, unassessed, sourcing: band.words, ignored }));
  return JSON.stringify({ draft, offset_unit: "utf16", rubric, statements: rows }, null, 1);
}

/** Return a row for each statement as CSV (RFC 4180), after a mark by which spreadsheets know UTF-8. @param {any} checked @returns {string} */
export function asCsv({ statements, labels }) {
  const rows = statements.map((one) => [
    one.index + 1, one.field, one.start, one.end, one.text, speaker(one, labels), one.attribution?.class ?? "", one.band.words,
    one.assessment?.score ?? "", one.assessment?.grade ?? "", one.assessment?.origins.length ?? "", reasons(one).join("\n"),
    one.ignored ? "yes" : "no",
  ]);
  return "\ufeff" + [COLUMNS, ...rows].map((row) => row.map(cell).join(",")).join("\r\n") + "\r\n";
}

/** Return a value as a cell that no spreadsheet takes for a formula. @param {string | number} value @returns {string} */
export function cell(value) {
  const text = String(value);
  return `"${(typeof value === "string" && HOSTILE.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
}

/** Return who says it in the draft, in words. @param {any} statement @param {Record<string, string>} labels @returns {string} */
export function speaker({ attribution }, labels) {
  const name = attribution?.name || attribution?.surface;
  const label = labels[attribution?.class] ?? attribution?.class ?? "";
  return name ? `${name} (${label})` : label;
}

function reasons({ assessment, unassessed }) {
  if (!assessment) return unassessed ? [unassessed.text] : [];
  return assessment.reasons.map(({ points, text }) => `${signed(points)} ${text}`);
}

/** Return points with their sign. @param {number} points @returns {string} */
export function signed(points) {
  return points > 0 ? `+${points}` : String(points).replace("-", "−");
}

/** Write the list for paper into `holder`. @param {HTMLElement} holder @param {any} checked */
export async function list(holder, { draft, rubric, statements, labels, made }) {
  const turn = turns();
  const rows = element("ol");
  for (const one of statements) {
    const line = element("p", { class: "line" }, `${one.band.symbol} ${told(one, one.band)}`);
    if (one.assessment) line.append(` · grade ${one.assessment.grade}`);
    if (one.ignored) line.append(" · ignored");
    const why = element("ul");
    for (const reason of reasons(one)) why.append(element("li", { dir: "auto" }, reason));
    rows.append(element(
      "li", {}, element("p", { class: "quoted", dir: "auto" }, `“${one.text}”`), element("p", { class: "by", dir: "auto" }, speaker(one, labels)), line, why));
    await turn();
  }
  const about = `${statements.length} statements · ${made} · rubric ${rubric}`;
  holder.replaceChildren(
    element("h1", { dir: "auto" }, draft.title || "How well this draft is sourced"), element("p", { class: "about" }, about),
    element("p", { class: "about" }, "A score tells how well a statement is sourced in the stored articles. It does not tell whether the statement is true."),
    rows);
}
