// Asking the service: JSON and lines of JSON in, a sentence for whatever goes wrong, and a key where one is needed.

const KEY = "secondsource.key"; // in sessionStorage: it ends with the tab
const TRIES = 3; // of one question, where the service is busy or wants a key

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

/** Say who asks for a key: a function of the reason, which gives the key, or null where there is none. @param {typeof asker} ask */
export function keysFrom(ask) {
  asker = ask;
}

/** Return the sentence of a problem (RFC 9457). @param {{title?: string, detail?: string}} problem @returns {string} */
export function sentence(problem) {
  const detail = problem.detail ?? "";
  const whole = [problem.title, detail && detail[0].toUpperCase() + detail.slice(1)].filter(Boolean).join(". ");
  return whole ? `${whole}.` : "The service gave no reason.";
}

/**
 * Ask the service; raise Problem where it refuses or cannot be reached. What is asked quietly is asked once, and nobody is asked for a key.
 * @param {string} path @param {{body?: unknown, accept?: string, signal?: AbortSignal, quiet?: boolean}} [asked] @returns {Promise<Response>}
 */
export async function ask(path, { body, accept = "application/json", signal, quiet = false } = {}) {
  for (let tried = 1; ; tried += 1) {
    const answer = await sent(path, body, accept, signal);
    if (answer.ok) return answer;
    const problem = await answer.json().catch(() => ({ title: `The service answered with ${answer.status}` }));
    const why = sentence(problem);
    if (quiet || tried === TRIES) throw new Problem(why, answer.status);
    if (answer.status === 401) await newKey(why);
    else if (answer.status === 503 || answer.status === 429) await later(Number(answer.headers.get("Retry-After")), why, answer.status);
    else throw new Problem(why, answer.status);
  }
}

/** Ask for JSON. @param {string} path @param {Parameters<typeof ask>[1]} [asked] @returns {Promise<any>} */
export async function json(path, asked) {
  return (await ask(path, asked)).json();
}

/** Yield each line of an answer as it comes. @param {Response} answer @returns {AsyncGenerator<any>} */
export async function* lines(answer) {
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (;;) {
    const { done, value } = await reader.read().catch(broken);
    const whole = (rest + (value ?? "")).split("\n");
    rest = done ? "" : whole.pop();
    for (const line of whole) if (line) yield JSON.parse(line);
    if (done) return;
  }
}

async function sent(path, body, accept, signal) {
  const headers = { Accept: accept };
  const key = sessionStorage.getItem(KEY);
  if (key) headers.Authorization = `Bearer ${key}`;
  const more = body === undefined ? {} : { method: "POST", body: JSON.stringify(body) };
  if (body !== undefined) headers["Content-Type"] = "application/json";
  return fetch(path, { headers, signal, cache: "no-cache", ...more }).catch(broken);
}

function broken(error) {
  if (error.name === "AbortError") throw error;
  throw new Problem("The service cannot be reached. Check the connection and try again.", 0);
}

async function newKey(why) {
  sessionStorage.removeItem(KEY);
  const key = (await asker(why))?.trim();
  if (!key || !/^[\x21-\x7e]+$/.test(key)) throw new Problem(why, 401);
  sessionStorage.setItem(KEY, key);
}

async function later(seconds, why, status) {
  if (!(seconds > 0 && seconds <= 5)) throw new Problem(why, status);
  await new Promise((resume) => setTimeout(resume, seconds * 1000));
}
