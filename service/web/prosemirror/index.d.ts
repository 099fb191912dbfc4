import type { Node } from "prosemirror-model";
import type { Plugin } from "prosemirror-state";
import type { DecorationSet } from "prosemirror-view";

/** Where dismissed groups are kept, such as in localStorage or with the document. */
export interface Storage {
  load(): string[] | null | undefined | Promise<string[] | null | undefined>;
  save(groupKeys: string[]): void | Promise<void>;
}

export interface Options {
  /** Where the service is, such as `https://sources.example`; `/check` is added to it. */
  url: string;
  /** The key of the desk, or what returns it; it needs the scope `score`. */
  key?: string | (() => string | null | Promise<string | null>);
  /** What asks the service; the browser's own where it is left out. */
  fetch?: typeof fetch;
  /** The id under which the draft is stored, so that it is no evidence for itself. */
  documentId?: string;
  /** Which categories to look at; those of the service's default where it is left out. */
  categoryIds?: string[];
  /** Where dismissals are kept; nowhere where it is left out. */
  storage?: Storage;
  /** Milliseconds without typing before changed blocks are sent: 600. */
  debounce?: number;
  /** UTF-16 units that go into one request: 20,000. */
  batch?: number;
  /** Milliseconds after which an answer is no longer waited for: 60,000. */
  patience?: number;
  /** Whether a block is read at all; all but code where it is left out. */
  reads?: (block: Node) => boolean;
  /** Whether an inline node of a block is left out, such as a note; none where it is left out. */
  skip?: (inline: Node) => boolean;
}

/** A match as the service answers it. */
export interface Match {
  rule: { id: string; category: { id: string; name: string; colour?: string }; description: string };
  fromPos: number;
  toPos: number;
  matchedText: string;
  /** Why it is weakly sourced, and what would raise its score. */
  message: string;
  shortMessage?: string;
  /** The same for the same words with the same fault. */
  groupKey: string;
  score?: number | null;
  grade?: string;
  band?: string | null;
  symbol?: string | null;
}

/** A match where it stands now. */
export interface Listed {
  id: string;
  from: number;
  to: number;
  text: string;
  match: Match;
}

export interface Snapshot {
  status: "idle" | "checking" | "error";
  /** A sentence for whoever writes, or null. */
  error: string | null;
  /** In the order of the document. */
  matches: Listed[];
  /** How many groups are dismissed. */
  dismissed: number;
}

export declare class SecondSourceChecker {
  constructor(options: Options);
  readonly plugin: Plugin<DecorationSet>;
  /** Calls `listener` after each change; returns what ends that. Both are bound, as React's `useSyncExternalStore` takes them. */
  subscribe(listener: () => void): () => void;
  getSnapshot(): Snapshot;
  /** Checks the whole document again. */
  recheck(): void;
  dismiss(groupKey: string): void;
  /** Brings a group back, or all of them. */
  restore(groupKey?: string): void;
  next(): boolean;
  previous(): boolean;
  select(id: string): boolean;
}

/** Returns a checker; its `plugin` goes into the state of one editor. */
export declare function createChecker(options: Options): SecondSourceChecker;

/** Keeps `element` filled with a list of the matches that the keyboard reaches; returns what ends that. */
export declare function renderList(
  checker: SecondSourceChecker,
  element: HTMLElement,
  words?: Partial<Record<"checking" | "idle" | "dismiss" | "none", string>>,
): () => void;
