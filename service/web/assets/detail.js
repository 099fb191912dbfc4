// The panel for one assessment: the claim, who says it, the sum, the origins, the evidence, and what would raise it.

import { evidence } from "./evidence.js";
import { historyLine } from "./history.js";
import { copy, element } from "./nodes.js";
import { origins } from "./origins.js";
import { cut } from "./places.js";
import { waterfall } from "./waterfall.js";
import { bandOf, classMeaning, classWords, day, gradeWords, signed } from "./wording.js";

const LINKED = 8; // statements that a reason leads to
const VERSIONS = { engine: "Engine", rubric: "Rubric", models: "Models", articles: "Articles" };

/**
 * Show one assessment.
 *
 * `bands` and `rubric` are those of GET /v1/rubric. `articleUrl(id)` is where an article can be read, null where none can; `history` the
 * answer of GET /v1/claims/{id}/history, `historyUrl(claim)` where that can be read. `permalink` is null where the assessment was not kept.
 * @param {any} assessment
 * @param {{bands?: import("./wording.js").Band[], rubric?: any, articleUrl?: ((id: string) => string) | null,
 *   historyUrl?: ((claim: string) => string) | null, history?: any, onClose?: (() => void) | null,
 *   permalink?: string | null, offsetUnit?: string}} [options]
 * @returns {HTMLElement}
 */
export function detail(
  assessment,
  {
    bands = [],
    rubric,
    articleUrl = articlePage,
    historyUrl = null,
    history = null,
    onClose = null,
    permalink = `/assessment/${encodeURIComponent(assessment.id)}`,
    offsetUnit = "codepoint",
  } = {},
) {
  const identity = (part) => `detail-${assessment.id}-${part}`;
  const section = (title, ...children) => element("section", {}, element("h3", {}, title), ...children);
  const found = assessment.evidence.length > 0;
  return element(
    "article",
    { class: "detail", "aria-labelledby": identity("claim") },
    onClose && element("button", { type: "button", class: "close", click: () => onClose() }, "Close"),
    element("h2", { id: identity("claim"), dir: "auto" }, `“${cut(assessment.claim.text, 2000)[0]}”`),
    assessment.claim.as_of && element("p", { class: "faint" }, `On what was published by ${day(assessment.claim.as_of)}.`),
    verdict(assessment, bands, rubric),
    assessment.abstained
      ? section(
          "Why there is no score",
          assessment.reasons.map((one) => element("p", {}, copy(one.text))),
        )
      : section("Who says it", ...source(assessment, rubric)),
    !assessment.abstained &&
      section("How the score adds up", waterfall(assessment, { bands, rests: (place) => rests(assessment.reasons[place], identity) })),
    found && section("Where it comes from", origins(assessment, { articleUrl, rubric })),
    found &&
      section("The evidence", evidence(assessment, { articleUrl, rubric, offsetUnit, identity: (place) => identity(`evidence-${place}`) })),
    assessment.would_raise.length > 0 && section("What would raise it", steps(assessment.would_raise)),
    history && section("How the score moved", historyLine(history, { bands, current: assessment.id })),
    !history &&
      historyUrl &&
      assessment.claim.id &&
      element("p", {}, element("a", { href: historyUrl(assessment.claim.id) }, "How the score moved")),
    section("What it was made with", versions(assessment, permalink)),
  );
}

function articlePage(id) {
  return `/article/${encodeURIComponent(id)}`;
}

function verdict(assessment, bands, rubric) {
  const band = bandOf(assessment.score, bands);
  const grade = gradeWords(assessment.grade, rubric);
  const figure =
    assessment.abstained || assessment.score === null
      ? [element("span", { class: "band", "aria-hidden": "true" }, "–"), element("strong", {}, "No score")]
      : [
          band && element("span", { class: `band band-${band.name}`, "aria-hidden": "true" }, band.symbol),
          element("strong", {}, element("span", { class: "number" }, String(assessment.score)), " of 100"),
          band && element("span", { class: "words" }, band.words),
        ];
  return element(
    "div",
    { class: "verdict" },
    element("p", { class: "score" }, figure),
    element(
      "div",
      { class: "grade" },
      element(
        "p",
        {},
        element("strong", {}, "Grade ", element("span", { class: "letters" }, assessment.grade)),
        " ",
        element("span", { class: "faint" }, "(Admiralty code)"),
      ),
      grade.source && element("p", {}, element("b", {}, grade.letter), ` the source: ${grade.source}.`),
      grade.information && element("p", {}, element("b", {}, grade.digit), ` the information: ${grade.information}.`),
    ),
  );
}

function source(assessment, rubric) {
  const { class: kind, name, surface, chain } = assessment.attribution;
  if (!kind) return [element("p", {}, "Nobody in the articles vouches for the claim.")];
  const words = String(surface ?? "").replace(/[\s,;:]+$/u, "");
  const who = name || words;
  return [
    element("p", { class: "who" }, who ? [element("strong", {}, copy(cut(who, 300)[0])), ", "] : null, classWords(kind, rubric)),
    name && words && words !== name && element("p", {}, "In the copy: “", copy(cut(words, 300)[0]), "”"),
    classMeaning(kind, rubric) && element("p", { class: "faint" }, `${upper(classWords(kind, rubric))}: ${classMeaning(kind, rubric)}.`),
    chain.length > 0 && element("p", {}, "It came through:"),
    chain.length > 0 &&
      element(
        "ol",
        { class: "chain" },
        chain.map((link, place) =>
          element(
            "li",
            {},
            copy(cut(link.surface.replace(/[\s,;:]+$/u, ""), 300)[0]),
            element(
              "span",
              { class: "faint" },
              ` (${classWords(link.class, rubric)})${place + 1 === chain.length ? ", where it enters the record" : ", who speaks here"}`,
            ),
          ),
        ),
      ),
  ].filter(Boolean);
}

function upper(words) {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function steps(all) {
  return element(
    "ul",
    { class: "steps" },
    all.map((step) => element("li", {}, element("strong", { class: "figure plus" }, signed(step.points)), " ", copy(upper(step.text)))),
  );
}

function versions(assessment, permalink) {
  const rows = Object.entries(VERSIONS)
    .filter(([name]) => assessment.versions?.[name])
    .map(([name, words]) => [element("dt", {}, words), element("dd", {}, element("code", {}, assessment.versions[name]))]);
  const { archive } = assessment;
  return element(
    "div",
    { class: "versions" },
    archive &&
      element(
        "p",
        {},
        archive.matching
          ? `Of ${archive.stored} stored articles ${archive.matching} may bear on the claim, and ${archive.scored} of them were weighed.`
          : `None of the ${archive.stored} stored articles bears on the claim.`,
      ),
    element(
      "p",
      { class: "faint" },
      "The same claim on the same articles by the same versions has the same score. ",
      "It tells how well the claim is sourced, and nothing about whether it holds.",
    ),
    element(
      "dl",
      {},
      rows,
      element("dt", {}, "Assessment"),
      element(
        "dd",
        {},
        permalink
          ? element("a", { class: "permalink", href: permalink }, element("code", {}, assessment.id))
          : element("code", {}, assessment.id),
      ),
    ),
  );
}

/** Links from a reason to the statements that it rests on; the address stays the page's own. */
function rests(reason, identity) {
  if (reason.evidence.length === 0) return null;
  const links = reason.evidence.slice(0, LINKED).map((index) => {
    const id = identity(`evidence-${index}`);
    return [
      " ",
      element("a", { href: `#${id}`, "aria-label": `Evidence ${index + 1}`, click: (event) => show(event, id) }, String(index + 1)),
    ];
  });
  return element(
    "span",
    { class: "rests faint" },
    "Evidence ",
    links,
    reason.evidence.length > LINKED && ` and ${reason.evidence.length - LINKED} more`,
  );
}

function show(event, id) {
  const piece = event.currentTarget.closest(".detail").querySelector(`#${CSS.escape(id)}`);
  event.preventDefault();
  piece.scrollIntoView({ block: "center" });
  piece.focus({ preventScroll: true });
}
