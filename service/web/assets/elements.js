// Elements made by hand: whatever is put into them is text.

/**
 * Return an element with attributes and children; children that are text stay text. @param {string} tag
 * @param {Record<string, string | boolean>} [attributes] true stands for an attribute without a value, false for none
 * @param {...(Node | string)} children @returns {any}
 */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== false) made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children);
  return made;
}

/** Return the element of the page with an id. @param {string} id @returns {any} */
export const by = (id) => document.getElementById(id);
