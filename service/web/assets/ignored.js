// The statements that an editor wants to hear no more of. They are kept in this browser alone, as numbers made of their words, so
// that no sentence of an unpublished draft stays behind.

const KEY = "secondsource.ignored";
const MOST = 2000; // the oldest are forgotten first

/** Return a number for a text that another text hardly has (cyrb53, 53 bits). @param {string} text @returns {string} */
export function mark(text) {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (const letter of text.normalize("NFC").replace(/\s+/g, " ").trim()) {
    high = Math.imul(high ^ letter.codePointAt(0), 2654435761);
    low = Math.imul(low ^ letter.codePointAt(0), 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return (4294967296 * (2097151 & low) + (high >>> 0)).toString(36);
}

/** Return the marks that are kept. @returns {Set<string>} */
export function kept() {
  try {
    const found = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return new Set(Array.isArray(found) ? found.filter((one) => typeof one === "string") : []);
  } catch {
    return new Set(); // what is no list of ours, or a browser that keeps nothing
  }
}

/** Keep a mark, or forget it. @param {string} one @param {boolean} ignored */
export function keep(one, ignored) {
  const marks = kept();
  marks.delete(one);
  if (ignored) marks.add(one);
  try {
    localStorage.setItem(KEY, JSON.stringify([...marks].slice(-MOST)));
  } catch {
    // A browser that keeps nothing: it is ignored for as long as the page is open.
  }
}
