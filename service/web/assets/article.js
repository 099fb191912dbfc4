// The page of one stored article: its text with its statements marked lightly; `#s120` leads to the statement that begins at 120.

import { json, keysFrom } from "./api.js";
import { askForKey } from "./key.js";
import { copy, element, webAddress } from "./nodes.js";
import { cut, pieces, units } from "./places.js";
import { classWords, counted, day } from "./wording.js";

const NAMELESS = new Set(["unattributed", "headline"]);
const FLAGS = { hedged: "hedged", denial: "a denial", forecast: "a forecast or a plan", opinion: "an opinion" };

/** @typedef {{field: string, start: number, end: number, text: string, attribution: any}} Statement */

async function show() {
  const id = decodeURIComponent(location.pathname.slice("/article/".length));
  const path = `/v1/articles/${encodeURIComponent(id)}`;
  const article = await json(path); // alone, so that a key is asked for once
  const [{ statements }, { rubric }] = await Promise.all([json(`${path}/statements`), json("/v1/rubric")]);
  document.title = `${cut(article.title || article.id, 100)[0]} – Second Source`;
  const address = webAddress(article.url);
  const said = statements.filter((one) => !NAMELESS.has(one.attribution.class));
  const shown = [
    element(
      "article",
      { class: "reading", ...(article.language ? { lang: article.language } : {}) },
      element(
        "h1",
        { dir: "auto" },
        article.title ? marked(article.title, statements, "title") : element("span", { class: "faint" }, "Without a headline"),
      ),
      element(
        "p",
        { class: "about", lang: "en" },
        copy(article.outlet || "No outlet"),
        day(article.published_at) && `, ${day(article.published_at)}`,
        " · ",
        copy(article.id, { class: "id" }),
      ),
      article.url &&
        element(
          "p",
          { class: "about", lang: "en" },
          address
            ? element("a", { href: address, rel: "noopener noreferrer nofollow" }, "Where it was published: ", copy(cut(address, 120)[0]))
            : ["Where it was published: ", copy(cut(article.url, 120)[0]), " (no address of the web)"],
        ),
      element("div", { class: "text", dir: "auto" }, marked(article.text, statements, "text")),
    ),
    element(
      "section",
      { class: "said" },
      element("h2", {}, `Who says what (${said.length})`),
      element(
        "p",
        { class: "faint" },
        `${counted(statements.length, "statement")} in all; what names no source is the outlet's own narration.`,
      ),
      element(
        "details",
        {},
        element("summary", {}, "The statements with a source"),
        element(
          "ol",
          {},
          said.map((one) =>
            element("li", {}, element("a", { href: `#${anchor(one)}` }, copy(`“${cut(one.text, 90)[0]}”`)), " ", speaker(one, rubric)),
          ),
        ),
      ),
    ),
    element("p", { id: "note", role: "status", class: "note" }),
  ];
  return { shown, again: () => follow(statements, article, rubric) };
}

function anchor(one) {
  return `${one.field === "title" ? "t" : "s"}${one.start}`;
}

/** The words with each statement's beginning as an anchor, and those with a source underlined. */
function marked(text, statements, field) {
  const at = units(text);
  const own = statements.map((one, key) => ({ one, key })).filter(({ one }) => one.field === field);
  const spans = own.flatMap(({ one, key }) => {
    const parts = one.attribution.content.length ? one.attribution.content : [[one.start, one.end]];
    return parts.map(([start, end]) => ({
      start: at(start),
      end: at(end),
      kind: NAMELESS.has(one.attribution.class) ? "told" : "sourced",
      key,
    }));
  });
  const anchors = new Map();
  for (const { one } of own) if (!anchors.has(at(one.start))) anchors.set(at(one.start), anchor(one));
  return pieces(text, spans, 0, text.length, [...anchors.keys()]).flatMap((piece) => {
    const kind = piece.spans.some((span) => span.kind === "sourced") ? "sourced" : "told";
    const words = piece.spans.length
      ? element("span", { class: kind, "data-of": piece.spans.map((span) => span.key).join(" ") }, piece.text)
      : piece.text;
    return anchors.has(piece.start) ? [element("span", { id: anchors.get(piece.start), tabindex: -1, class: "anchor" }), words] : [words];
  });
}

function speaker(one, rubric) {
  const { surface, name, chain } = one.attribution;
  const flags = Object.keys(FLAGS)
    .filter((flag) => one.attribution[flag])
    .map((flag) => FLAGS[flag]);
  const who = String(surface || name || "").replace(/[\s,;:]+$/u, "");
  return element(
    "span",
    { class: "speaker" },
    who && [copy(cut(who, 160)[0]), ", "],
    classWords(one.attribution.class, rubric),
    chain.length > 0 && ", relayed",
    flags.length > 0 && `; ${flags.join(", ")}`,
  );
}

/** Light up the statement that the address names, and say who says it. */
function follow(statements, article, rubric) {
  const [, field, start] = /^#([stu])(\d{1,9})$/.exec(location.hash) ?? [];
  const note = document.getElementById("note");
  for (const one of document.querySelectorAll(".here")) one.classList.remove("here");
  note.replaceChildren();
  if (!field) return;
  const at = field === "u" ? units(article.text) : (place) => place; // #u counts as JavaScript does
  const key = statements.findIndex((one) => (one.field === "title") === (field === "t") && at(one.start) === Number(start));
  if (key < 0) {
    note.append("No statement begins at this place: another version of the article is stored now.");
    return;
  }
  for (const one of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-of]")))
    if (one.dataset.of.split(" ").includes(String(key))) one.classList.add("here");
  const target = document.getElementById(anchor(statements[key]));
  target.scrollIntoView({ block: "center" });
  target.focus({ preventScroll: true });
  note.append("Marked: ", speaker(statements[key], rubric), ".");
}

keysFrom(askForKey);
const place = document.getElementById("content");
show()
  .then(({ shown, again }) => {
    place.replaceChildren(...shown);
    window.addEventListener("hashchange", again);
    again();
  })
  .catch((error) =>
    place.replaceChildren(element("h1", {}, "This article cannot be shown"), element("p", { role: "alert" }, error.message)),
  )
  .finally(() => place.removeAttribute("aria-busy"));
