// The words and symbols of an assessment. What the rubric has words for comes from it; here is what it does not say.

/** @typedef {{name: string, least: number, words: string, symbol: string}} Band */

const RELATIONS = {
  corroborates: "▲",
  reports: "◇",
  updates: "↻",
  divergent_estimate: "≠",
  contradicts: "▼",
  denies: "▽",
  unrelated: "·",
};
const SIDES = { corroborates: "for", contradicts: "against", denies: "against" };
const ORDINALS = ["Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth", "Tenth"];
const CODES = {
  attribution: "Best source",
  unsure: "Class not sure",
  relay: "Relayed",
  party: "Party to the dispute",
  against_interest: "Against own interest",
  hedged: "Hedged",
  forecast: "Forecast or plan",
  figure: "Figure",
  date: "Date",
  place: "Place",
  contradicts: "Contradicted",
  denies: "Denied",
  cap_attribution: "Limit of attribution",
  cap_corroboration: "Limit of corroboration",
  cap_dissent: "Limit of dissent",
  cap_self_serving: "Limit of own denials",
  floor: "Never below 0",
  ceiling: "Never above 100",
  one_origin: "One origin",
  copies: "Same origin",
  no_support: "No support",
  divergent_estimate: "Another figure",
  updates: "Updated figure",
  reports: "Only reported",
  revised: "Also said otherwise",
  misattributed: "Misattributed",
  opinion: "Opinion",
  nothing_bears: "Nothing bears on it",
  no_articles: "No articles",
  nothing_by_then: "Nothing by then",
};
const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

/** Points with their sign, and a minus as wide as the plus. @param {number} points @returns {string} */
export function signed(points) {
  return points > 0 ? `+${points}` : points < 0 ? `−${-points}` : "0";
}

/** A number with a minus as wide as a plus. @param {number} number @returns {string} */
export function plainly(number) {
  return number < 0 ? `−${-number}` : String(number);
}

/** The sum as one writes it: 44 − 14 + 4 = 34. @param {number[]} points @returns {string} */
export function arithmetic(points) {
  const total = points.reduce((sum, one) => sum + one, 0);
  const terms = points.filter((one) => one !== 0);
  if (terms.length === 0) return String(total);
  const written = terms.map((one, place) => (place === 0 ? plainly(one) : ` ${one > 0 ? "+" : "−"} ${Math.abs(one)}`));
  return `${written.join("")} = ${plainly(total)}`;
}

/**
 * The band of a score; null where there is no score or no bands.
 * @param {number | null} score @param {Band[]} [bands] @returns {Band | null}
 */
export function bandOf(score, bands = []) {
  return score === null || score === undefined ? null : (bands.find((one) => score >= one.least) ?? null);
}

/** A row of the rubric's classes in words. @param {string | null} name @param {any} [rubric] @returns {string} */
export function classWords(name, rubric) {
  return name ? (rubric?.class?.[name]?.label ?? plain(name)) : "nobody";
}

/** What a class is, in a sentence; empty without a rubric. @param {string | null} name @param {any} [rubric] @returns {string} */
export function classMeaning(name, rubric) {
  return (name && rubric?.class?.[name]?.what) || "";
}

/**
 * How a statement bears on the claim.
 * @param {string} name @param {any} [rubric] @returns {{symbol: string, words: string, meaning: string, side: string}}
 */
export function relation(name, rubric) {
  const row = rubric?.relation?.[name];
  const words = row ? `${row.verb} ${name === "divergent_estimate" || name === "unrelated" ? "it" : "the claim"}` : plain(name);
  return { symbol: RELATIONS[name] ?? "·", words, meaning: row?.what ?? "", side: SIDES[name] ?? "beside" };
}

/** A relation by itself, in a word or two: contradicts, another figure. @param {string} name @returns {string} */
export function relationName(name) {
  return name === "divergent_estimate" ? "another figure" : plain(name);
}

/**
 * Letter and digit of a grade, each with its words.
 * @param {string} grade @param {any} [rubric] @returns {{letter: string, digit: string, source: string, information: string}}
 */
export function gradeWords(grade, rubric) {
  const [letter = "", digit = ""] = String(grade ?? "");
  return { letter, digit, source: rubric?.grade?.letters?.[letter] ?? "", information: rubric?.grade?.digits?.[digit] ?? "" };
}

/** A short name for each reason, further origins counted. @param {{code: string}[]} reasons @returns {string[]} */
export function reasonNames(reasons) {
  let origins = 0;
  return reasons.map((one) =>
    one.code === "corroboration" ? `${ORDINALS[origins++] ?? `${origins + 1}th`} origin` : (CODES[one.code] ?? sentence(plain(one.code))),
  );
}

/** The day of a date or a time, as it was given: 3 March 2026. @param {unknown} moment @returns {string} */
export function day(moment) {
  const found = /^(\d{4})-(\d{2})-(\d{2})/.exec(String(moment ?? ""));
  return found ? `${Number(found[3])} ${MONTHS[Number(found[2]) - 1]} ${found[1]}` : "";
}

/** A time in UTC: 3 March 2026, 09:20 UTC. @param {string} moment @returns {string} */
export function time(moment) {
  const at = new Date(moment);
  return Number.isNaN(at.getTime()) ? "" : `${day(at.toISOString())}, ${at.toISOString().slice(11, 16)} UTC`;
}

/** A number with its noun: 1 article, 3 articles. @param {number} number @param {string} noun @returns {string} */
export function counted(number, noun) {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}

function plain(name) {
  return String(name).replaceAll("_", " ");
}

function sentence(words) {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
