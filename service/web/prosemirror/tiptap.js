/** The checker as an extension of TipTap. */

import { Extension } from "@tiptap/core";
import { createChecker } from "./checker.js";

/**
 * Underlines weakly sourced statements; `editor.storage.secondSource.checker` is the checker. F8 leads to the next match, Shift-F8 back.
 *
 * @type {Extension<import("./index.js").Options, {checker: import("./checker.js").SecondSourceChecker | null}>}
 */
export const SecondSource = Extension.create({
  name: "secondSource",

  addOptions() {
    return { url: "" };
  },

  addStorage() {
    return { checker: null };
  },

  addKeyboardShortcuts() {
    return {
      F8: () => this.storage.checker?.next() ?? false,
      "Shift-F8": () => this.storage.checker?.previous() ?? false,
    };
  },

  addProseMirrorPlugins() {
    this.storage.checker = createChecker(this.options);
    return [this.storage.checker.plugin];
  },
});
