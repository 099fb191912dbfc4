// A draft as text with its statements marked in it. Marks are spans and take no room, so that no line breaks otherwise for them.

import { turns } from "./turns.js";

/** @typedef {{index: number, field: string, start: number, end: number, text: string, spans: HTMLElement[], flag: HTMLButtonElement}} Marked */
/** @typedef {{field: string, start: number, end: number, element: HTMLElement}} Block a paragraph, or the title */

const DEEPEST = 2; // underlines that stand below each other
const NEAR = 7; // characters within which two flags would cover each other

/** @type {WeakMap<Element, Marked>} */
const owners = new WeakMap();

/** Return the innermost statement that an element belongs to. @param {Element} element @returns {Marked | undefined} */
export function owner(element) {
  return owners.get(element.closest(".mark"));
}

/** Return all statements that an element belongs to, the innermost first. @param {Element} element @returns {Marked[]} */
export function ownersOf(element) {
  const found = [];
  for (let at = element.closest(".mark"); at; at = at.parentElement.closest(".mark")) found.push(owners.get(at));
  return found;
}

/**
 * Put title and text into `holder`, a paragraph for each line that holds anything; offsets are those of the whole text.
 * @param {HTMLElement} holder @param {string} title @param {string} text @returns {Promise<Block[]>}
 */
export async function set(holder, title, text) {
  const turn = turns();
  const blocks = [];
  holder.replaceChildren();
  if (title) blocks.push(block(holder, "h2", "title", 0, title));
  for (const found of text.matchAll(/[^\n]+/g)) {
    const made = block(holder, "p", "text", found.index, found[0]);
    if (text.startsWith("\n\n", found.index - 2)) made.element.classList.add("apart");
    blocks.push(made);
    await turn();
  }
  return blocks;
}

/**
 * Mark the statements in the blocks that hold them, block by block. @param {Block[]} blocks @param {Marked[]} statements
 * @param {() => boolean} wanted tells whether there is still somebody who waits for it
 */
export async function mark(blocks, statements, wanted) {
  const turn = turns();
  for (const field of ["title", "text"]) {
    const waiting = statements.filter((one) => one.field === field && one.end > one.start).sort((a, b) => a.start - b.start);
    for (const one of blocks.filter((block) => block.field === field)) {
      const within = waiting.filter((statement) => statement.start < one.end && statement.end > one.start);
      if (within.length) dress(one, within);
      inside(one.element.parentElement, within);
      await turn();
      if (!wanted()) return;
    }
  }
}

/**
 * Move flags that would stand beyond an edge of `holder` as far back as they need; those that stand side by side move together.
 * @param {HTMLElement} holder @param {Marked[]} statements
 */
export function inside(holder, statements) {
  const edges = holder.getBoundingClientRect();
  const flags = statements.map((one) => one.flag).filter((flag) => flag.isConnected);
  const places = flags.map((flag) => ({ box: flag.getBoundingClientRect(), moved: parseFloat(flag.style.marginLeft) || 0 })); // read before any is moved
  let next = { moves: 0, top: NaN, beside: false };
  for (const [at, flag] of [...flags.entries()].reverse()) {
    const { box, moved } = places[at];
    let moves = Math.min(0, edges.right - (box.right - moved)) || Math.max(0, edges.left - (box.left - moved));
    if (next.beside && next.top === box.top) moves = Math.min(moves, next.moves);
    next = { moves, top: box.top, beside: flag.dataset.slot !== "0" };
    if (moves !== moved) flag.style.marginLeft = `${moves}px`;
  }
}

function block(holder, tag, field, start, words) {
  const element = document.createElement(tag);
  element.dir = "auto";
  element.textContent = words;
  holder.append(element);
  return { field, start, end: start + words.length, element };
}

function dress(block, statements) {
  const words = block.element.textContent;
  const cuts = new Set([block.start, block.end]);
  for (const { start, end } of statements) for (const cut of [start, end]) if (cut > block.start && cut < block.end) cuts.add(cut);
  const places = [...cuts].sort((a, b) => a - b);
  const pieces = places.slice(1).map((end, at) => piece(places[at], end, words, block, statements));
  block.element.replaceChildren(...pieces);
  apart(statements);
}

function piece(start, end, words, block, statements) {
  const covering = statements.filter((one) => one.start < end && one.end > start);
  covering.sort((a, b) => b.end - b.start - (a.end - a.start) || a.index - b.index); // the longest is the outermost
  /** @type {Node} */
  let node = document.createTextNode(words.slice(start - block.start, end - block.start));
  for (let depth = covering.length - 1; depth >= 0; depth -= 1) {
    const span = document.createElement("span");
    span.className = "mark";
    span.dataset.depth = String(Math.min(depth, DEEPEST));
    span.append(node);
    if (covering[depth].spans.length === 0) {
      span.classList.add("first");
      span.prepend(covering[depth].flag);
    }
    covering[depth].spans.push(span);
    owners.set(span, covering[depth]);
    node = span;
  }
  return node;
}

function apart(statements) {
  let last = -NEAR;
  let slot = 0;
  for (const { start, flag } of statements) {
    slot = start - last < NEAR ? slot + 1 : 0;
    last = start;
    flag.dataset.slot = String(Math.min(slot, 3));
  }
}
