/** The blocks of a document: its paragraphs, headings and the like, with what each says. */

/** @typedef {import("prosemirror-model").Node} Node */

/**
 * @typedef {object} Block
 * @property {Node} node
 * @property {number} start Position of the first character of its text.
 */

const OTHER = "\uFFFC"; // stands for what is no text, such as an image

/**
 * Returns the text of a block: as many UTF-16 units as the block has positions, so that an offset in it is a position.
 *
 * @param {Node} block
 * @returns {string}
 */
export function textOf(block) {
  let text = "";
  block.forEach((node) => {
    if (node.isText) text += node.text;
    else if (node.isLeaf) text += node.type.name === "hardBreak" || node.type.name === "hard_break" ? "\n" : OTHER;
    else text += ` ${textOf(node)} `; // where it opens and where it closes
  });
  return text;
}

/**
 * Returns the positions in a block that `skip` leaves out, both ends among them, as the protocol has it.
 *
 * @param {Block} block
 * @param {(node: Node) => boolean} skip
 * @returns {{from: number, to: number}[]}
 */
export function skippedIn(block, skip) {
  /** @type {{from: number, to: number}[]} */
  const ranges = [];
  block.node.forEach((node, offset) => {
    if (skip(node)) ranges.push({ from: block.start + offset, to: block.start + offset + node.nodeSize - 1 });
  });
  return ranges;
}

/**
 * Calls `visit` with each block that is read, in the order of the document, until it returns false.
 *
 * @param {Node} doc
 * @param {(node: Node) => boolean} reads
 * @param {(block: Block) => boolean | void} visit
 */
export function eachBlock(doc, reads, visit) {
  let going = true;
  doc.descendants((node, position) => {
    if (!going) return false;
    if (!node.isTextblock) return true;
    if (reads(node)) going = visit({ node, start: position + 1 }) !== false;
    return false;
  });
}
