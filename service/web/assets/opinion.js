// A second opinion on each piece of evidence: what the judge of /v1/relate makes of it. No score rests on it, so that it may come late or never.

import { json } from "./api.js";
import { element } from "./nodes.js";
import { relationName } from "./wording.js";

export const MOST = 64; // pairs of one request
export const LONGEST = 10_000; // characters of a text that the judge reads
const SETTLED = 300; // milliseconds for which a panel has stood before anything is asked: leafing through asks nothing
const HELP = "The second opinion is that of a small judge that reads each piece by itself. No score rests on it.";

const AGAINST = new Set(["contradicts", "denies", "divergent_estimate"]);

/** @typedef {{relation: string, p: Record<string, number>}} Opinion */
/** @typedef {{text: string, relation: string, line: HTMLElement}} Asked a piece of evidence, and the line for its opinion */

/** @type {Map<string, Opinion>} */
const known = new Map(); // by claim and text
let refused = false; // whoever looks has no right to ask

/** Return the line that an opinion may fill; it has its room from the start. @returns {HTMLElement} */
export function opinionLine() {
  return element("p", { class: "opinion", title: HELP });
}

/** Return what stands once below the evidence, unseen until there is an opinion. @returns {HTMLElement} */
export function opinionHelp() {
  return element("p", { class: "faint opinion-help" }, HELP);
}

/**
 * Fill the lines with what is known, and ask for the rest when `holder` has been on the page for a moment and the browser has nothing else
 * to do: in one request, which ends when `holder` leaves the page. Whatever goes wrong leaves lines empty.
 * @param {HTMLElement} holder @param {string} claim @param {Asked[]} pieces
 */
export function secondOpinions(holder, claim, pieces) {
  tell(holder, claim, pieces);
  if (refused || wanted(claim, pieces).length === 0) return;
  const idle = globalThis.requestIdleCallback ?? setTimeout;
  setTimeout(() => holder.isConnected && idle(() => asked(holder, claim, pieces)), SETTLED);
}

/** The texts of which nothing is known yet, each once. */
function wanted(claim, pieces) {
  const texts = new Set(pieces.map((one) => one.text).filter((text) => text.trim() && text.length <= LONGEST));
  return [...texts].filter((text) => !known.has(name(claim, text))).slice(0, MOST);
}

function name(claim, text) {
  return JSON.stringify([claim, text]);
}

async function asked(holder, claim, pieces) {
  const texts = wanted(claim, pieces);
  if (!holder.isConnected || refused || texts.length === 0) return;
  const ended = new AbortController();
  const watching = new MutationObserver(() => holder.isConnected || ended.abort());
  watching.observe(document.body, { childList: true, subtree: true });
  try {
    const body = { pairs: texts.map((text) => ({ claim, text })) };
    const { relations } = await json("/v1/relate", { body, signal: ended.signal, quiet: true });
    texts.forEach((text, place) => known.set(name(claim, text), relations[place]));
    tell(holder, claim, pieces);
  } catch (error) {
    refused ||= error.status === 401 || error.status === 403;
  } finally {
    watching.disconnect();
  }
}

function tell(holder, claim, pieces) {
  for (const { text, relation, line } of pieces) {
    const opinion = known.get(name(claim, text));
    if (!opinion) continue;
    const differs = side(opinion.relation) !== side(relation);
    const chance = `(${Math.round((opinion.p[opinion.relation] ?? 0) * 100)}\u00a0%)`;
    const said = opinion.relation === relation ? "agrees" : relationName(opinion.relation);
    line.replaceChildren(
      ...(differs ? [element("span", { class: "symbol", "aria-hidden": "true" }, "⚑"), " "] : []),
      `Second opinion: ${said} ${chance}${differs ? ", look at it yourself" : ""}`,
    );
    line.classList.toggle("differs", differs);
    holder.setAttribute("data-opinions", "");
  }
}

/** Which side a relation is on: a person should look where the judge is on another one, not where it calls the same side otherwise. */
function side(relation) {
  if (relation === "unrelated") return relation;
  return AGAINST.has(relation) ? "against" : "for";
}
