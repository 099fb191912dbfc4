/** The checker: sends the blocks that changed, one request at a time, and underlines what comes back. */

import { Plugin, PluginKey, TextSelection } from "prosemirror-state";
import { DecorationSet } from "prosemirror-view";
import { eachBlock, skippedIn, textOf } from "./blocks.js";
import { Dismissals } from "./dismissals.js";
import { ask, ServiceError } from "./service.js";
import { carried, underline } from "./underlines.js";

/** @typedef {import("prosemirror-view").EditorView} EditorView */
/** @typedef {import("./blocks.js").Block} Block */
/** @typedef {import("./index.js").Match} Match */
/** @typedef {import("./index.js").Options} Options */
/** @typedef {import("./index.js").Snapshot} Snapshot */
/** @typedef {{start: number, end: number, match: Match}} Found A match with its offsets in its block. */
/** @typedef {Block & {text: string, key: string, skipped: {from: number, to: number}[]}} Pending */

const SLICE = 40; // blocks that are underlined at once, so that keys are heard in between
const TOLD = 50; // milliseconds in which changes are told as one
const REMEMBERED = 4000; // texts that are remembered before those that stand nowhere are forgotten
const LONGEST = 60; // seconds between one try and the next

const DEFAULTS = {
  debounce: 600,
  batch: 20000,
  patience: 60000,
  /** @param {import("prosemirror-model").Node} node */
  reads: (node) => !node.type.spec.code,
  /** @type {(node: import("prosemirror-model").Node) => boolean} */
  skip: () => false,
};

/**
 * Tells whether an answer holds what an underline needs.
 *
 * @param {Match} match
 */
function usable(match) {
  const { rule, message, groupKey, fromPos, toPos } = match ?? {};
  const worded = [rule?.category?.id, message, groupKey].every((one) => typeof one === "string");
  return worded && Number.isInteger(fromPos) && Number.isInteger(toPos);
}

/**
 * Returns a checker; its `plugin` goes into the state of one editor.
 *
 * @param {Options} options
 * @returns {SecondSourceChecker}
 */
export function createChecker(options) {
  return new SecondSourceChecker(options);
}

export class SecondSourceChecker {
  /** @param {Options} options */
  constructor(options) {
    if (!options?.url) throw new TypeError("createChecker needs the `url` of the service");
    const given = Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
    /** @type {Options & typeof DEFAULTS & {fetch: typeof fetch}} */
    this.options = { ...DEFAULTS, fetch: globalThis.fetch?.bind(globalThis), url: options.url, ...given };
    /** @type {EditorView | null} */
    this.view = null;
    /** @type {Map<string, Found[]>} What was found, by the text of the block. */
    this.known = new Map();
    /** @type {Set<string>} Texts that the service refuses. */
    this.refused = new Set();
    /** @type {WeakSet<object>} Blocks whose underlines are those of their text. */
    this.painted = new WeakSet();
    /** @type {Set<() => void>} */
    this.listeners = new Set();
    /** @type {AbortController | null} The one request under way. */
    this.flight = null;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.timer = undefined;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.telling = undefined;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.painting = undefined;
    this.requests = 0;
    this.failures = 0;
    this.notBefore = 0;
    /** @type {Snapshot["status"]} */
    this.status = "idle";
    /** @type {string | null} */
    this.error = null;
    /** @type {Snapshot | null} */
    this.snapshot = null;
    this.dismissals = new Dismissals(options.storage, () => this.repaint());
    this.subscribe = this.subscribe.bind(this);
    this.getSnapshot = this.getSnapshot.bind(this);
    /** @type {PluginKey<DecorationSet>} */
    this.key = new PluginKey("second-source");
    /** @type {Plugin<DecorationSet>} */
    this.plugin = this.made();
  }

  /** @returns {Plugin<DecorationSet>} */
  made() {
    const { key } = this;
    return new Plugin({
      key,
      state: {
        init: () => {
          this.painted = new WeakSet(); // a state of its own has no underline yet
          return DecorationSet.empty;
        },
        apply: (transaction, set) => {
          const moved = carried(set, transaction);
          const change = transaction.getMeta(key);
          return change ? moved.remove(change.remove).add(transaction.doc, change.add) : moved;
        },
      },
      props: { decorations: (state) => key.getState(state) },
      view: (view) => {
        this.view = view;
        this.later(0);
        return {
          update: (_, before) => {
            if (before.doc !== view.state.doc) this.later(this.options.debounce);
            if (before.doc !== view.state.doc || key.getState(before) !== key.getState(view.state)) this.tell();
          },
          destroy: () => this.rest(),
        };
      },
    });
  }

  rest() {
    this.flight?.abort();
    this.flight = null;
    this.view = null;
    for (const timer of [this.timer, this.telling, this.painting]) clearTimeout(timer);
    this.timer = this.telling = this.painting = undefined;
  }

  /** @param {number} wait Milliseconds, counted anew each time. */
  later(wait) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.timer = undefined;
      this.paint(); // what was read before, such as after an undo, needs no request
      void this.run();
    }, Math.max(wait, this.notBefore - Date.now()));
  }

  /** Checks the whole document again. */
  recheck() {
    this.flight?.abort();
    this.flight = null;
    this.known.clear();
    this.refused.clear();
    this.painted = new WeakSet();
    this.failures = this.notBefore = 0;
    this.later(0);
  }

  /** Sends what is to be read, again and again until there is no more; while one request is under way, no other begins. */
  async run() {
    if (!this.view || this.flight) return;
    const { blocks, refused } = this.pending();
    if (!blocks.length) {
      this.report(refused ? "error" : "idle", refused ? this.error : null);
      return;
    }
    const flight = (this.flight = new AbortController());
    this.report("checking", this.error);
    try {
      const answer = await ask(this.options, this.body(blocks), flight.signal);
      if (this.flight !== flight) return;
      this.learn(blocks, Array.isArray(answer?.matches) ? answer.matches : []);
    } catch (error) {
      if (this.flight !== flight) return;
      this.flight = null;
      this.failed(blocks, error instanceof ServiceError ? error : new ServiceError("The answer cannot be read", 0, 0));
      return;
    }
    this.flight = null;
    this.failures = 0;
    this.paint();
    void this.run();
  }

  /**
   * @param {Pending[]} blocks
   * @param {ServiceError} error
   */
  failed(blocks, error) {
    if (error.passing) {
      const wait = Math.max(error.after, Math.min(2 ** this.failures, LONGEST));
      this.failures += 1;
      this.notBefore = Date.now() + wait * 1000;
      this.report("error", error.message);
      this.later(0);
      return;
    }
    for (const one of blocks) this.refused.add(one.key);
    this.report("error", error.message);
    if (error.status === 413 || error.status === 422) void this.run(); // the fault is in these blocks, not in others
  }

  /** @returns {{blocks: Pending[], refused: boolean}} Blocks to send, as many as go into one request, each text once. */
  pending() {
    /** @type {Map<string, Pending>} */
    const found = new Map();
    let room = this.options.batch;
    let refused = false;
    const { state } = /** @type {EditorView} */ (this.view);
    const head = this.timer === undefined ? -1 : state.selection.head; // what is being typed waits for its end
    eachBlock(state.doc, this.options.reads, (block) => {
      if (this.painted.has(block.node)) return true;
      const end = block.start + block.node.content.size;
      if (block.start <= head && head <= end) return true;
      const one = this.read(block);
      if (this.refused.has(one.key)) refused = true;
      else if (one.text.trim() && !this.known.has(one.key) && !found.has(one.key)) {
        if (found.size && one.text.length > room) return false;
        room -= one.text.length;
        found.set(one.key, one);
      }
      return true;
    });
    return { blocks: [...found.values()], refused };
  }

  /**
   * @param {Block} block
   * @returns {Pending}
   */
  read(block) {
    const text = textOf(block.node);
    const skipped = skippedIn(block, this.options.skip);
    const places = skipped.map((one) => `${one.from - block.start}-${one.to - block.start}`).join();
    return { ...block, text, skipped, key: `${places}\n${text}` };
  }

  /** @param {Pending[]} blocks */
  body(blocks) {
    this.requests += 1;
    const { documentId, categoryIds } = this.options;
    return {
      requestId: String(this.requests),
      ...(documentId ? { documentId } : {}),
      ...(categoryIds ? { categoryIds } : {}),
      blocks: blocks.map((one, place) => ({
        id: String(place),
        text: one.text,
        from: one.start,
        to: one.start + one.text.length,
        ...(one.skipped.length ? { skipRanges: one.skipped } : {}),
      })),
    };
  }

  /**
   * @param {Pending[]} blocks
   * @param {Match[]} matches
   */
  learn(blocks, matches) {
    if (this.known.size > REMEMBERED) this.forget();
    for (const one of blocks) this.known.set(one.key, []);
    for (const match of matches) {
      if (!usable(match)) continue;
      const { fromPos: from, toPos: to } = match;
      const block = blocks.find((one) => one.start <= from && from < to && to <= one.start + one.text.length);
      if (block) this.known.get(block.key)?.push({ start: from - block.start, end: to - block.start, match });
    }
  }

  forget() {
    const standing = new Set();
    eachBlock(/** @type {EditorView} */ (this.view).state.doc, this.options.reads, (block) => {
      standing.add(this.read(block).key);
    });
    for (const key of this.known.keys()) if (!standing.has(key)) this.known.delete(key);
  }

  /** Underlines what is known of the blocks that stand in the document now, a slice at a time. */
  paint() {
    const { view, key } = this;
    if (!view || this.painting !== undefined) return;
    if (view.composing) return this.paintLater(TOLD); // to redraw now would end what an input method is composing
    const set = key.getState(view.state) ?? DecorationSet.empty;
    /** @type {import("prosemirror-view").Decoration[]} */
    const remove = [];
    /** @type {import("prosemirror-view").Decoration[]} */
    const add = [];
    let slice = SLICE;
    eachBlock(view.state.doc, this.options.reads, (block) => {
      if (this.painted.has(block.node)) return true;
      const known = this.known.get(this.read(block).key);
      if (!known) return true;
      if (slice === 0) return false;
      slice -= 1;
      this.painted.add(block.node);
      remove.push(...set.find(block.start, block.start + block.node.content.size));
      for (const { start, end, match } of known) {
        if (!this.dismissals.keys.has(match.groupKey)) add.push(underline(block.start + start, block.start + end, match));
      }
      return true;
    });
    if (slice === 0) this.paintLater(0);
    if (remove.length || add.length) {
      view.dispatch(view.state.tr.setMeta(key, { remove, add }).setMeta("addToHistory", false));
    }
  }

  /** @param {number} wait */
  paintLater(wait) {
    this.painting = setTimeout(() => {
      this.painting = undefined;
      this.paint();
    }, wait);
  }

  repaint() {
    this.painted = new WeakSet();
    this.paint();
  }

  /**
   * @param {Snapshot["status"]} status
   * @param {string | null} error
   */
  report(status, error) {
    if (this.status === status && this.error === error) return;
    this.status = status;
    this.error = error;
    this.tell();
  }

  tell() {
    this.snapshot = null;
    if (this.telling !== undefined) return;
    this.telling = setTimeout(() => {
      this.telling = undefined;
      for (const listener of [...this.listeners]) listener();
    }, TOLD);
  }

  /**
   * Calls `listener` after each change of the snapshot; returns what ends that.
   *
   * @param {() => void} listener
   */
  subscribe(listener) {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  }

  /** @returns {Snapshot} The matches that are underlined now, and how the service does; the same object until something changes. */
  getSnapshot() {
    if (!this.snapshot) {
      this.snapshot = { status: this.status, error: this.error, matches: this.listed(), dismissed: this.dismissals.keys.size };
    }
    return this.snapshot;
  }

  /** @returns {Snapshot["matches"]} */
  listed() {
    if (!this.view) return [];
    const { state } = this.view;
    const set = this.key.getState(state) ?? DecorationSet.empty;
    /** @type {Map<string, number>} */
    const counts = new Map();
    return set
      .find()
      .sort((one, other) => one.from - other.from)
      .map(({ from, to, spec }) => {
        /** @type {Match} */
        const match = spec.match;
        const count = (counts.get(match.groupKey) ?? 0) + 1;
        counts.set(match.groupKey, count);
        return { id: `${match.groupKey}-${count}`, from, to, text: state.doc.textBetween(from, to, " ", " "), match };
      });
  }

  /**
   * Takes the underlines of a group away, wherever it stands, until it is restored.
   *
   * @param {string} groupKey
   */
  dismiss(groupKey) {
    this.dismissals.add(groupKey);
    this.repaint();
    this.tell();
  }

  /**
   * Brings a group that was dismissed back, or all of them.
   *
   * @param {string} [groupKey]
   */
  restore(groupKey) {
    this.dismissals.remove(groupKey);
    this.repaint();
    this.tell();
  }

  /** Selects the first match behind the selection, or else the first of all; returns whether there is one. */
  next() {
    const { matches } = this.getSnapshot();
    const place = this.view?.state.selection.from ?? 0;
    return this.go(matches.find((one) => one.from > place) ?? matches[0]);
  }

  /** Selects the last match before the selection, or else the last of all; returns whether there is one. */
  previous() {
    const { matches } = this.getSnapshot();
    const place = this.view?.state.selection.from ?? 0;
    return this.go([...matches].reverse().find((one) => one.from < place) ?? matches[matches.length - 1]);
  }

  /**
   * Selects a match by its id; returns whether it is still there.
   *
   * @param {string} id
   */
  select(id) {
    return this.go(this.listed().find((one) => one.id === id));
  }

  /** @param {Snapshot["matches"][number] | undefined} match */
  go(match) {
    if (!match || !this.view) return false;
    const { state } = this.view;
    this.view.dispatch(state.tr.setSelection(TextSelection.create(state.doc, match.from, match.to)).scrollIntoView());
    this.view.focus();
    return true;
  }
}
