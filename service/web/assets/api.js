// Asking the service: JSON out, a sentence for whatever goes wrong, and a key where one is needed.

const KEY = "secondsource.key"; // in sessionStorage: it ends with the tab

/** What went wrong, as a sentence for people. */
export class Problem extends Error {
  /** @param {string} sentence @param {number} status */
  constructor(sentence, status) {
    super(sentence);
    this.status = status;
  }
}

/** @type {(why: string) => Promise<string | null>} */
let asker = async () => null;

/** Say who asks for a key: a function of the reason, which gives the key, or null where there is none. @param {typeof asker} asking */
export function keysFrom(asking) {
  asker = asking;
}

/** Ask the service; raise Problem where it refuses or cannot be reached. @param {string} path @returns {Promise<Response>} */
export async function ask(path) {
  const key = sessionStorage.getItem(KEY);
  const answer = await fetch(path, { headers: key ? { Authorization: `Bearer ${key}` } : {}, cache: "no-cache" }).catch(() => null);
  if (answer === null) throw new Problem("The service cannot be reached. Check the connection and try again.", 0);
  if (answer.ok) return answer;
  const problem = await answer.json().catch(() => ({ title: `The service answered with ${answer.status}` }));
  const why = `${[problem.title, problem.detail && problem.detail[0].toUpperCase() + problem.detail.slice(1)].filter(Boolean).join(". ")}.`;
  if (answer.status !== 401) throw new Problem(why, answer.status);
  const given = (await asker(why))?.trim();
  if (!given || !/^[\x21-\x7e]+$/.test(given)) throw new Problem(why, 401);
  sessionStorage.setItem(KEY, given);
  return ask(path);
}

/** Ask for JSON. @param {string} path @returns {Promise<any>} */
export async function json(path) {
  return (await ask(path)).json();
}
