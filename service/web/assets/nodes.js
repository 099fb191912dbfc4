// Elements without markup: whatever comes in becomes text, and attributes are set one by one.

const SVG = "http://www.w3.org/2000/svg";

/** @typedef {Node | string | null | undefined | false | any[]} Child lists may hold lists */

/**
 * Make an element of HTML; children that are strings become text, and empty ones are left out.
 * @param {string} tag @param {Record<string, unknown>} [attributes] @param {...Child} children @returns {HTMLElement}
 */
export function element(tag, attributes = {}, ...children) {
  return /** @type {HTMLElement} */ (filled(document.createElement(tag), attributes, children));
}

/**
 * Make an element of SVG.
 * @param {string} tag @param {Record<string, unknown>} [attributes] @param {...Child} children @returns {SVGElement}
 */
export function drawn(tag, attributes = {}, ...children) {
  return /** @type {SVGElement} */ (filled(document.createElementNS(SVG, tag), attributes, children));
}

/**
 * Return copy that runs in its own direction and turns nothing round that stands beside it.
 * @param {unknown} text @param {Record<string, unknown>} [attributes] @returns {HTMLElement}
 */
export function copy(text, attributes = {}) {
  return element("bdi", attributes, String(text ?? ""));
}

/**
 * Return the address where it leads to a page of the web, else null.
 * @param {unknown} address @returns {string | null}
 */
export function webAddress(address) {
  try {
    const parsed = new URL(String(address));
    return parsed.protocol === "https:" || parsed.protocol === "http:" ? parsed.href : null;
  } catch {
    return null;
  }
}

/** Return the element of the page with an id. @param {string} id @returns {any} */
export const by = (id) => document.getElementById(id);

function filled(made, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === "function") made.addEventListener(name, value);
    else made.setAttribute(name, value === true ? "" : String(value));
  }
  made.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return made;
}
