/** An editor of TipTap with the extension, and what a test looks at. */

import { Editor } from "@tiptap/core";
import StarterKit from "@tiptap/starter-kit";
import { renderList } from "@second-source/prosemirror";
import { SecondSource } from "@second-source/prosemirror/tiptap";

const KEPT = "dismissed";
const storage = {
  load: () => JSON.parse(localStorage.getItem(KEPT) ?? "[]"),
  save: (keys) => localStorage.setItem(KEPT, JSON.stringify(keys)),
};
const pieces = []; // when what is ours began and ended
const tasks = []; // the long tasks of the page
new PerformanceObserver((list) => tasks.push(...list.getEntries().map((one) => [one.startTime, one.startTime + one.duration]))).observe({
  entryTypes: ["longtask"],
});

function timed(owner, name) {
  const inner = owner[name];
  owner[name] = function (...given) {
    const began = performance.now();
    try {
      return inner.apply(this, given);
    } finally {
      pieces.push([began, performance.now()]);
    }
  };
}

const Timed = SecondSource.extend({
  addProseMirrorPlugins() {
    const plugins = this.parent();
    const { checker } = this.storage;
    for (const { spec } of plugins) {
      timed(spec.state, "apply");
      const { view } = spec;
      spec.view = (given) => {
        const made = view(given);
        timed(made, "update");
        return made;
      };
    }
    for (const name of ["pending", "body", "learn", "paint", "getSnapshot"]) timed(checker, name);
    return plugins;
  },
});

/** Answers for the service where `page.answer` is set, such as one that is down. */
const fetching = (...given) => (page.answer ? page.answer() : fetch(...given));

const page = {
  answer: null,
  pieces,
  tasks,
  start(paragraphs, options) {
    page.editor = new Editor({
      element: document.querySelector("#editor"),
      injectCSS: false,
      extensions: [StarterKit, Timed.configure({ url: location.origin, debounce: 150, storage, fetch: fetching, ...options })],
      content: {
        type: "doc",
        content: paragraphs.map((text) => ({ type: "paragraph", content: text ? [{ type: "text", text }] : [] })),
      },
    });
    page.checker = page.editor.storage.secondSource.checker;
    renderList(page.checker, document.querySelector("#list"));
  },
  quiet: () => !page.checker.flight && ["timer", "painting", "telling"].every((name) => page.checker[name] === undefined),
  matches: () =>
    page.checker.getSnapshot().matches.map(({ from, to, text, match }) => [text, from, to, match.rule.category.id, match.groupKey]),
  /** Puts the caret behind the first place where `words` stand. */
  caret(words, inside = words.length) {
    let found = null;
    page.editor.state.doc.descendants((node, position) => {
      const place = node.isText ? node.text.indexOf(words) : -1;
      if (place >= 0) found ??= position + place + inside;
    });
    page.editor.view.focus(); // at once, where the command of that name waits for a frame
    page.editor.commands.setTextSelection(found);
  },
};
window.page = page;
