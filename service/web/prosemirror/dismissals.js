/** Which groups of matches are dismissed, kept where the caller wants them kept. */

/** @typedef {import("./index.js").Storage} Storage */

export class Dismissals {
  /**
   * @param {Storage | undefined} storage
   * @param {() => void} changed Called when what was kept has been loaded.
   */
  constructor(storage, changed) {
    this.storage = storage;
    /** @type {Set<string>} */
    this.keys = new Set();
    Promise.resolve()
      .then(() => storage?.load())
      .then((kept) => {
        if (!Array.isArray(kept) || !kept.length) return;
        for (const key of kept) this.keys.add(String(key));
        changed();
      })
      .catch(() => {}); // without what was kept, more is underlined, and nothing is lost
  }

  /** @param {string} key */
  add(key) {
    this.keys.add(key);
    this.keep();
  }

  /** @param {string} [key] Without it, all are taken back. */
  remove(key) {
    if (key === undefined) this.keys.clear();
    else this.keys.delete(key);
    this.keep();
  }

  keep() {
    Promise.resolve()
      .then(() => this.storage?.save([...this.keys]))
      .catch(() => {});
  }
}
