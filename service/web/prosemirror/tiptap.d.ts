import type { Extension } from "@tiptap/core";
import type { Options, SecondSourceChecker } from "./index.js";

/** Underlines weakly sourced statements; `editor.storage.secondSource.checker` is the checker. F8 leads to the next match, Shift-F8 back. */
export declare const SecondSource: Extension<Options, { checker: SecondSourceChecker | null }>;
