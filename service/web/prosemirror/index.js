/** Underlines weakly sourced statements in ProseMirror. */

export { createChecker, SecondSourceChecker } from "./checker.js";
export { renderList } from "./list.js";
