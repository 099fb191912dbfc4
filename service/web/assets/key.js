// Asking whoever looks for a key.

import { element } from "./nodes.js";

/** Ask for a key in a dialog; resolves with it, or with null where none was given. @param {string} why @returns {Promise<string | null>} */
export function askForKey(why) {
  return new Promise((resolve) => {
    const field = /** @type {HTMLInputElement} */ (
      element("input", { type: "password", autocomplete: "off", spellcheck: "false", id: "key-field" })
    );
    const use = () => dialog.close(field.value.trim());
    const dialog = /** @type {HTMLDialogElement} */ (
      element(
        "dialog",
        { class: "key", "aria-labelledby": "key-title" },
        element("h2", { id: "key-title" }, "A key is needed"),
        element("p", {}, why),
        element("label", { for: "key-field" }, "Key"),
        field,
        element(
          "p",
          {},
          element("button", { type: "button", click: use }, "Use this key"),
          " ",
          element("button", { type: "button", click: () => dialog.close("") }, "Cancel"),
        ),
      )
    );
    field.addEventListener("keydown", (event) => event.key === "Enter" && use());
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(dialog.returnValue || null);
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}
