// What is shown of a statement: the band of its score, or why there is none. Words and symbols of scores are those of /v1/rubric.

/** @typedef {{name: string, words: string, symbol: string, least?: number}} Band */

export const PENDING = { name: "pending", words: "being scored", symbol: "" };
export const NONE = { name: "none", words: "nothing found", symbol: "◌" };
export const UNSCORED = { name: "unscored", words: "not scored", symbol: "·" };

/**
 * Return the band of a statement. @param {{assessment: any, unassessed: any}} statement @param {Band[]} bands the highest first
 * @returns {Band}
 */
export function bandOf({ assessment, unassessed }, bands) {
  if (assessment) return assessment.score === null ? NONE : bands.find((band) => assessment.score >= band.least);
  return unassessed ? UNSCORED : PENDING;
}

/** Return score and words as an editor reads them. @param {any} statement @param {Band} band @returns {string} */
export function told({ assessment }, band) {
  return assessment && assessment.score !== null ? `${band.words}, ${assessment.score} of 100` : band.words;
}
