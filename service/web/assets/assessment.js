// The page of one assessment: what was answered under its id, and whether the archive has moved on since.

import { ask, json, keysFrom } from "./api.js";
import { detail } from "./detail.js";
import { askForKey } from "./key.js";
import { element } from "./nodes.js";

const STATES = {
  unchanged: "",
  "moved-on": "The archive has moved on: the claim would be scored on other articles today. Below stands what was answered then.",
  inline: "It rests on articles that came with the claim and are not in the archive, so that they cannot be opened here.",
};

async function show() {
  const id = location.pathname.split("/").pop();
  const [answer, { bands, rubric }] = await Promise.all([ask(`/v1/assessments/${encodeURIComponent(id)}`), json("/v1/rubric")]);
  const state = answer.headers.get("Archive-State") ?? "";
  const assessment = await answer.json();
  const claim = assessment.claim.id;
  // Another process may have made the first one a moment ago, and the rest of the page does without.
  const history = claim ? await json(`/v1/claims/${encodeURIComponent(claim)}/history`).catch(() => null) : null;
  document.title = `${assessment.score ?? "No score"}: ${assessment.claim.text.slice(0, 80)} – Second Source`;
  const note =
    STATES[state] &&
    element(
      "p",
      { class: `state ${state}`, role: "note" },
      element("span", { class: "symbol", "aria-hidden": "true" }, state === "inline" ? "◇" : "↻"),
      " ",
      STATES[state],
    );
  return [note, detail(assessment, { bands, rubric, history, ...(state === "inline" ? { articleUrl: null } : {}) })].filter(Boolean);
}

keysFrom(askForKey);
const place = document.getElementById("content");
show()
  .then(
    (shown) => place.replaceChildren(element("h1", { class: "unseen" }, "How well a claim is sourced"), ...shown),
    (error) => place.replaceChildren(element("h1", {}, "This assessment cannot be shown"), element("p", { role: "alert" }, error.message)),
  )
  .finally(() => place.removeAttribute("aria-busy"));
