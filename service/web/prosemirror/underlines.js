/** Underlines as decorations: made of matches, moved with the text round them, dropped where their own text is edited. */

import { Mapping } from "prosemirror-transform";
import { Decoration, DecorationSet } from "prosemirror-view";

/** @typedef {import("prosemirror-state").Transaction} Transaction */
/** @typedef {import("./index.js").Match} Match */

/**
 * Returns the underlines after a transaction.
 *
 * @param {DecorationSet} set
 * @param {Transaction} transaction
 * @returns {DecorationSet}
 */
export function carried(set, transaction) {
  if (!transaction.docChanged || set === DecorationSet.empty) return set;
  transaction.mapping.maps.forEach((map, step) => {
    /** @type {Decoration[]} */
    const edited = [];
    map.forEach((start, end) => {
      edited.push(...set.find(start, end).filter((one) => one.from < end && one.to > start));
    });
    if (edited.length) set = set.remove(edited);
    set = set.map(new Mapping([map]), transaction.docs[step + 1] ?? transaction.doc);
  });
  return set;
}

/**
 * Returns the underline of a match.
 *
 * @param {number} from
 * @param {number} to
 * @param {Match} match
 * @returns {Decoration}
 */
export function underline(from, to, match) {
  const name = /^[a-z-]+$/;
  const kinds = [match.rule.category.id, match.band].filter((one) => typeof one === "string" && name.test(one));
  const classes = ["second-source", ...kinds.map((one) => `second-source-${one}`)];
  return Decoration.inline(from, to, { class: classes.join(" "), title: match.message }, { match });
}
