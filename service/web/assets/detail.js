// The panel for one assessment.

import { element } from "./elements.js";
import { signed } from "./exports.js";

/** Return the panel for one assessment. @param {any} assessment @returns {HTMLElement} */
export function detail(assessment) {
  const rows = assessment.reasons.map(({ points, text }) => element("li", { dir: "auto" }, element("b", {}, signed(points)), ` ${text}`));
  return element("article", { class: "detail" }, element("h3", { dir: "auto" }, `“${assessment.claim.text}”`), element("ul", {}, ...rows));
}
