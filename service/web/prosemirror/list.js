/** A list of the matches that the keyboard reaches: each is a button that leads to its place, with another that dismisses it. */

/** @typedef {import("./checker.js").SecondSourceChecker} Checker */

const WORDS = { checking: "Checking …", idle: "Checked", dismiss: "Dismiss", none: "Nothing is weakly sourced." };

/**
 * Keeps `element` filled with the matches of `checker`; returns what ends that.
 *
 * @param {Checker} checker
 * @param {HTMLElement} element
 * @param {Partial<typeof WORDS>} [words]
 * @returns {() => void}
 */
export function renderList(checker, element, words) {
  const said = { ...WORDS, ...words };
  const status = made("p", "second-source-status");
  status.setAttribute("role", "status");
  const list = made("ol", "second-source-list");
  element.replaceChildren(status, list);
  /** @type {Map<string, {item: HTMLElement, match: object}>} */
  const rows = new Map();

  const draw = () => {
    const { status: state, error, matches } = checker.getSnapshot();
    const rest = matches.length ? said.idle : said.none;
    status.textContent = error ?? (state === "checking" ? said.checking : rest);
    const shown = new Set(matches.map((one) => one.id));
    for (const [id, row] of rows) {
      if (shown.has(id)) continue;
      if (row.item.contains(document.activeElement)) (neighbour(row.item) ?? checker.view)?.focus();
      row.item.remove();
      rows.delete(id);
    }
    const focused = document.activeElement;
    const held = [...rows].find(([, row]) => row.item.contains(focused));
    const which = held ? buttons(held[1].item).findIndex((one) => one === focused) : -1;
    matches.forEach((one, place) => {
      let row = rows.get(one.id);
      if (!row || row.match !== one.match) {
        const fresh = drawn(checker, one, said);
        row?.item.replaceWith(fresh);
        rows.set(one.id, (row = { item: fresh, match: one.match }));
      }
      if (list.children[place] !== row.item) list.insertBefore(row.item, list.children[place] ?? null);
    });
    // A row that was drawn anew or moved has lost the focus, and who uses the keyboard has lost the place.
    if (held && document.activeElement !== focused) buttons(/** @type {{item: HTMLElement}} */ (rows.get(held[0])).item)[which]?.focus();
  };

  draw();
  return checker.subscribe(draw);
}

/**
 * @param {Checker} checker
 * @param {import("./index.js").Snapshot["matches"][number]} one
 * @param {typeof WORDS} said
 */
function drawn(checker, one, said) {
  const item = made("li", "");
  const place = button(`${one.match.symbol ?? ""} ${one.text}`.trim(), () => checker.select(one.id));
  const reason = made("span", "second-source-reason");
  reason.textContent = one.match.message;
  const dismissal = button(said.dismiss, () => checker.dismiss(one.match.groupKey));
  dismissal.setAttribute("aria-label", `${said.dismiss}: ${one.text}`);
  item.append(place, reason, dismissal);
  return item;
}

/**
 * @param {Element} item
 * @returns {HTMLElement[]}
 */
function buttons(item) {
  return [...item.querySelectorAll("button")];
}

/** @param {HTMLElement} item */
function neighbour(item) {
  const other = item.nextElementSibling ?? item.previousElementSibling;
  return other ? buttons(other)[0] : null;
}

/**
 * @param {string} words
 * @param {() => void} pressed
 */
function button(words, pressed) {
  const element = /** @type {HTMLButtonElement} */ (made("button", ""));
  element.type = "button";
  element.textContent = words;
  element.addEventListener("click", pressed);
  return element;
}

/**
 * @param {string} name
 * @param {string} className
 */
function made(name, className) {
  const element = document.createElement(name);
  if (className) element.className = className;
  return element;
}
