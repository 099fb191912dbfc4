// Places in copy. The service counts Unicode code points, JavaScript UTF-16 units.

/**
 * Return the function from a place in code points of `text` to the same place in UTF-16 units.
 * @param {string} text @returns {(place: number) => number}
 */
export function units(text) {
  const wide = [];
  let points = 0;
  for (let unit = 0; unit < text.length; unit += 1, points += 1) {
    const code = text.charCodeAt(unit);
    if (code >= 0xd800 && code < 0xdc00 && unit + 1 < text.length) {
      wide.push(points);
      unit += 1;
    }
  }
  return (place) => place + below(wide, place);
}

/**
 * Return `text` without what is more than `most` code points, and how many those are.
 * @param {string} text @param {number} most @returns {[string, number]}
 */
export function cut(text, most) {
  if (text.length <= most) return [text, 0];
  const points = Array.from(text.slice(0, 2 * most))
    .slice(0, most)
    .join("");
  return points.length === text.length ? [text, 0] : [points, Array.from(text.slice(points.length)).length];
}

/**
 * @typedef {{start: number, end: number, kind: string, key?: number}} Span
 * @typedef {{text: string, start: number, spans: Span[]}} Piece
 */

/**
 * Cut `text` from `from` to `to` wherever a span begins or ends, and at `more`; spans may overlap, and all places are UTF-16 units.
 * @param {string} text @param {Span[]} spans @param {number} [from] @param {number} [to] @param {number[]} [more] @returns {Piece[]}
 */
export function pieces(text, spans, from = 0, to = text.length, more = []) {
  const held = spans
    .map((one) => ({ ...one, start: Math.max(from, one.start), end: Math.min(to, one.end) }))
    .filter((one) => one.start < one.end);
  const edges = [...new Set([from, to, ...more, ...held.flatMap((one) => [one.start, one.end])])].sort((one, other) => one - other);
  const opening = held.sort((one, other) => one.start - other.start);
  const found = [];
  let next = 0;
  let open = [];
  for (let place = 0; place + 1 < edges.length; place += 1) {
    const [start, end] = [edges[place], edges[place + 1]];
    open = open.filter((one) => one.end > start);
    while (next < opening.length && opening[next].start <= start) open.push(opening[next++]);
    found.push({ text: text.slice(start, end), start, spans: [...open] });
  }
  return found;
}

function below(sorted, place) {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] < place) low = middle + 1;
    else high = middle;
  }
  return low;
}
