// Choosing one of the stored articles, a page of them at a time.

import { json } from "./api.js";
import { by, element } from "./nodes.js";

const PAGE = 50;

/** Let somebody choose an article; return its id, or null. @param {(error: Error) => void} failed @returns {Promise<string | null>} */
export function picked(failed) {
  const dialog = by("stored");
  const list = by("stored-list");
  const more = by("stored-more");
  const form = by("stored-form");
  let cursor = "";
  return new Promise((chosen) => {
    const ended = new AbortController();
    const { signal } = ended;
    const leave = (id) => {
      ended.abort();
      dialog.close();
      chosen(id);
    };
    const show = async () => {
      more.disabled = true;
      try {
        const page = await json(`/v1/articles?limit=${PAGE}${cursor && `&cursor=${encodeURIComponent(cursor)}`}`, { signal });
        const rows = page.articles.map(row);
        list.append(...rows);
        cursor = page.next ?? "";
        more.hidden = !cursor;
        by("stored-none").hidden = list.childElementCount > 0;
        rows[0]?.firstElementChild.focus();
      } catch (error) {
        if (signal.aborted) return;
        leave(null);
        failed(error);
      } finally {
        more.disabled = false;
      }
    };
    list.replaceChildren();
    form.reset();
    more.hidden = by("stored-none").hidden = true;
    list.addEventListener("click", ({ target }) => target.closest("button") && leave(target.closest("button").value), { signal });
    more.addEventListener("click", show, { signal });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      leave(by("stored-id").value.trim() || null);
    }, { signal });
    by("stored-close").addEventListener("click", () => leave(null), { signal });
    dialog.addEventListener("close", () => leave(null), { signal });
    dialog.showModal();
    show();
  });
}

function row({ id, title, outlet, published_at: published }) {
  const about = [outlet, published?.slice(0, 10), id].filter(Boolean).join(" · ");
  return element("li", {}, element(
    "button", { type: "button", value: id },
    element("span", { class: "title", dir: "auto" }, title || "Without a title"), element("span", { class: "about", dir: "auto" }, about)));
}
