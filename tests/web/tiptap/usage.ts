// Is only compiled: the types as a caller meets them.
import { Editor } from "@tiptap/core";
import { createChecker, renderList, type Snapshot } from "@second-source/prosemirror";
import { SecondSource } from "@second-source/prosemirror/tiptap";
import { EditorState } from "@tiptap/pm/state";
import { Schema } from "@tiptap/pm/model";

const checker = createChecker({ url: "https://sources.example", key: async () => "k", storage: { load: () => [], save: () => undefined } });
export const state = EditorState.create({ schema: new Schema({ nodes: { doc: {}, text: {} } }), plugins: [checker.plugin] });
export const stop: () => void = checker.subscribe(() => undefined);
export const seen: Snapshot = checker.getSnapshot();
renderList(checker, document.body, { dismiss: "Ignore" });
new Editor({ extensions: [SecondSource.configure({ url: "https://sources.example" })] });
// @ts-expect-error  the address is needed
createChecker({});
