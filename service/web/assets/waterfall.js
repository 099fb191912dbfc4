// The score as a sum: a bar for each reason that has points, and the same as a table; those of 0 points stand in another.

import { copy, drawn, element } from "./nodes.js";
import { arithmetic, bandOf, plainly, reasonNames, signed } from "./wording.js";

const ROW = 46; // pixels of a bar with its label above it
const ROOM = 87; // percent of the width that the scale takes; right of it is room for a figure
const TICKS = [0, 20, 40, 60, 80, 100];

/**
 * Draw the reasons of a score as bars that sum to it; `rests(place)` is put below the sentence of the reason at `place`.
 * @param {{score: number | null, reasons: {code: string, points: number, text: string}[]}} assessment
 * @param {{bands?: import("./wording.js").Band[], rests?: (place: number) => Node | null}} [options] @returns {HTMLElement}
 */
export function waterfall(assessment, { bands = [], rests = () => null } = {}) {
  const names = reasonNames(assessment.reasons);
  const steps = [];
  let sum = 0;
  assessment.reasons.forEach((reason, place) => {
    if (reason.points !== 0) steps.push({ name: names[place], points: reason.points, from: sum, to: sum + reason.points });
    sum += reason.points;
  });
  const ends = steps.flatMap((one) => [one.from, one.to]);
  const [least, most] = [Math.min(0, ...ends), Math.max(100, ...ends)];
  const at = (value) => ((value - least) / (most - least)) * ROOM;
  const height = ROW * (steps.length + 1) + 22;
  const chart = drawn("svg", {
    class: "waterfall",
    width: "100%",
    height,
    role: "img",
    "aria-label": `The score as a sum: ${arithmetic(assessment.reasons.map((one) => one.points))}`,
  });
  for (const tick of TICKS) {
    chart.append(drawn("line", { class: tick ? "tick" : "tick zero", x1: `${at(tick)}%`, x2: `${at(tick)}%`, y1: 4, y2: height - 20 }));
    chart.append(
      drawn(
        "text",
        { class: "scale", x: `${at(tick)}%`, y: height - 4, "text-anchor": tick || least < 0 ? "middle" : "start" },
        String(tick),
      ),
    );
  }
  steps.forEach((step, place) => {
    chart.append(bar(step.name, step.from, step.to, signed(step.points), step.points < 0 ? "minus" : "plus", place, at));
    chart.append(
      drawn("line", { class: "join", x1: `${at(step.to)}%`, x2: `${at(step.to)}%`, y1: place * ROW + 40, y2: (place + 1) * ROW + 24 }),
    );
  });
  const band = bandOf(assessment.score, bands);
  chart.append(bar(band ? `Score: ${band.symbol} ${band.words}` : "Score", 0, sum, plainly(sum), "total", steps.length, at));
  return element("div", { class: "sum" }, chart, sumTable(assessment.reasons, names, rests), zeroTable(assessment.reasons, names, rests));
}

function bar(name, from, to, value, kind, place, at) {
  const [low, high] = [Math.min(from, to), Math.max(from, to)];
  const top = place * ROW;
  return drawn(
    "g",
    { class: `bar ${kind}`, "data-points": to - from },
    drawn("text", { class: "name", x: 0, y: top + 17 }, name),
    drawn("rect", { x: `${at(low)}%`, y: top + 24, width: `${at(high) - at(low)}%`, height: 16 }),
    drawn("text", { class: "value", x: `${at(high)}%`, dx: 6, y: top + 37 }, value),
  );
}

function sumTable(reasons, names, rests) {
  let sum = 0;
  const rows = reasons.map((reason, place) => {
    sum += reason.points;
    if (reason.points === 0) return null;
    return element(
      "tr",
      { class: reason.points < 0 ? "minus" : "plus" },
      element("td", { class: "figure points" }, signed(reason.points)),
      named(reason, names[place], rests(place)),
      element("td", { class: "figure so-far" }, plainly(sum)),
    );
  });
  return element(
    "table",
    { class: "reasons" },
    element("caption", {}, "The reasons, whose points are the score"),
    element(
      "thead",
      {},
      element(
        "tr",
        {},
        element("th", { scope: "col", class: "figure" }, "Points"),
        element("th", { scope: "col" }, "Reason"),
        element("th", { scope: "col", class: "figure" }, "Sum"),
      ),
    ),
    element("tbody", {}, rows),
    element(
      "tfoot",
      {},
      element(
        "tr",
        {},
        element("td", { class: "figure total" }, plainly(sum)),
        element("th", { scope: "row", colspan: 2 }, "Score: ", arithmetic(reasons.map((one) => one.points))),
      ),
    ),
  );
}

function zeroTable(reasons, names, rests) {
  const rows = reasons
    .map(
      (reason, place) =>
        reason.points === 0 && element("tr", {}, element("td", { class: "figure points" }, "0"), named(reason, names[place], rests(place))),
    )
    .filter(Boolean);
  return (
    rows.length > 0 &&
    element(
      "table",
      { class: "reasons zero" },
      element("caption", {}, "Looked at, and of 0 points"),
      element(
        "thead",
        {},
        element("tr", {}, element("th", { scope: "col", class: "figure" }, "Points"), element("th", { scope: "col" }, "Reason")),
      ),
      element("tbody", {}, rows),
    )
  );
}

function named(reason, name, rests) {
  return element("th", { scope: "row" }, name, element("span", { class: "why" }, copy(reason.text)), rests);
}
