// How the score of a claim moved: a line that steps from one assessment to the next, and the same as a table.

import { drawn, element } from "./nodes.js";
import { bandOf, counted, signed, time } from "./wording.js";

const HEIGHT = 150;
const [TOP, BOTTOM] = [10, 118]; // pixels where 100 and 0 stand
const [LEFT, RIGHT] = [9, 96]; // percent where the first and the last one stand

/**
 * Draw the answer of GET /v1/claims/{id}/history.
 * @param {{assessments: {assessment: string, made: string, score: number | null, grade: string, moved: number | null,
 *   origins: number}[]}} answer
 * @param {{bands?: import("./wording.js").Band[], current?: string, assessmentUrl?: (id: string) => string}} [options]
 * @returns {HTMLElement}
 */
export function historyLine(answer, { bands = [], current = "", assessmentUrl = (id) => `/assessment/${encodeURIComponent(id)}` } = {}) {
  const made = answer.assessments;
  const scored = made.filter((one) => one.score !== null);
  const told = summary(made, scored);
  const rows = made.map((one) =>
    element(
      "tr",
      one.assessment === current ? { "aria-current": "true" } : {},
      element(
        "th",
        { scope: "row" },
        element("a", { href: assessmentUrl(one.assessment) }, time(one.made)),
        one.assessment === current && " (this one)",
      ),
      element("td", { class: "figure" }, one.score === null ? "no score" : String(one.score)),
      element("td", {}, words(one.score, bands)),
      element("td", { class: "figure" }, one.moved === null ? "" : signed(one.moved)),
      element("td", {}, one.grade),
      element("td", { class: "figure" }, String(one.origins)),
    ),
  );
  return element(
    "div",
    { class: "history" },
    element("p", {}, told),
    scored.length > 1 && line(made, current, told),
    element(
      "details",
      {},
      element("summary", {}, "As a table"),
      element(
        "div",
        { class: "wide", tabindex: 0, role: "region", "aria-label": "The assessments of this claim" },
        element(
          "table",
          {},
          element("caption", { class: "unseen" }, "The assessments of this claim, the first made first"),
          element(
            "thead",
            {},
            element(
              "tr",
              {},
              ["Made", "Score", "In words", "Moved", "Grade", "Origins"].map((one) => element("th", { scope: "col" }, one)),
            ),
          ),
          element("tbody", {}, rows),
        ),
      ),
    ),
  );
}

function summary(made, scored) {
  if (scored.length === 0) return `Assessed ${made.length === 1 ? "once" : `${made.length} times`}, without a score.`;
  if (made.length === 1) return `Assessed once, with ${scored[0].score} of 100.`;
  return `${counted(made.length, "assessment")}, from ${scored[0].score} to ${scored[scored.length - 1].score} of 100.`;
}

function words(score, bands) {
  const band = bandOf(score, bands);
  return band ? `${band.symbol} ${band.words}` : "";
}

function line(made, current, told) {
  const times = made.map((one) => new Date(one.made).getTime());
  const [first, last] = [times[0], times[times.length - 1]];
  const across = (place) =>
    LEFT + (last > first ? (times[place] - first) / (last - first) : place / Math.max(1, made.length - 1)) * (RIGHT - LEFT);
  const down = (score) => BOTTOM - (score / 100) * (BOTTOM - TOP);
  const chart = drawn("svg", { class: "moves", width: "100%", height: HEIGHT, role: "img", "aria-label": `The score over time: ${told}` });
  for (const tick of [0, 50, 100]) {
    chart.append(drawn("line", { class: "tick", x1: `${LEFT}%`, x2: `${RIGHT}%`, y1: down(tick), y2: down(tick) }));
    chart.append(drawn("text", { class: "scale", x: `${LEFT}%`, dx: -6, y: down(tick) + 4, "text-anchor": "end" }, String(tick)));
  }
  let before = null;
  made.forEach((one, place) => {
    if (before !== null && made[before].score !== null) {
      const [x1, x2, y1] = [across(before), across(place), down(made[before].score)];
      chart.append(drawn("line", { class: "step", x1: `${x1}%`, x2: `${x2}%`, y1, y2: y1 }));
      if (one.score !== null) chart.append(drawn("line", { class: "step", x1: `${x2}%`, x2: `${x2}%`, y1, y2: down(one.score) }));
    }
    before = place;
  });
  made.forEach((one, place) => {
    if (one.score !== null)
      chart.append(
        drawn("circle", {
          class: one.assessment === current ? "dot here" : "dot",
          cx: `${across(place)}%`,
          cy: down(one.score),
          r: one.assessment === current ? 6 : 3.5,
        }),
      );
  });
  chart.append(
    drawn("text", { class: "scale", x: `${LEFT}%`, y: HEIGHT - 6 }, short(made[0].made)),
    drawn("text", { class: "scale", x: `${RIGHT}%`, y: HEIGHT - 6, "text-anchor": "end" }, short(made[made.length - 1].made)),
  );
  return chart;
}

function short(moment) {
  return moment.slice(0, 10);
}
