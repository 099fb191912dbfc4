/** What the service is asked, and how it is waited for. */

/** @typedef {import("./index.js").Match} Match */

export class ServiceError extends Error {
  /**
   * @param {string} message A sentence for whoever writes.
   * @param {number} status 0 where no answer came.
   * @param {number} after Seconds to wait before asking again, as far as the service says.
   */
  constructor(message, status, after) {
    super(message);
    this.name = "ServiceError";
    this.status = status;
    this.after = after;
  }

  /** Whether the same request may be answered later. */
  get passing() {
    return this.status === 0 || this.status === 408 || this.status === 429 || this.status >= 500;
  }
}

/**
 * Asks the service to check blocks.
 *
 * @param {{url: string, key?: import("./index.js").Options["key"], fetch: typeof fetch, patience: number}} to
 * @param {object} body
 * @param {AbortSignal} stopped
 * @returns {Promise<{matches: Match[]}>}
 */
export async function ask(to, body, stopped) {
  const limit = new AbortController();
  const stop = () => limit.abort();
  const timer = setTimeout(stop, to.patience);
  stopped.addEventListener("abort", stop);
  try {
    const key = typeof to.key === "function" ? await to.key() : to.key;
    const response = await to.fetch(`${to.url.replace(/\/+$/, "")}/check`, {
      method: "POST",
      headers: { "Content-Type": "application/json", ...(key ? { Authorization: `Bearer ${key}` } : {}) },
      body: JSON.stringify(body),
      signal: limit.signal,
    });
    if (!response.ok) throw await refused(response);
    return await response.json();
  } catch (error) {
    if (error instanceof ServiceError) throw error;
    throw new ServiceError("The service cannot be reached", 0, 0);
  } finally {
    clearTimeout(timer);
    stopped.removeEventListener("abort", stop);
  }
}

/** @param {Response} response */
async function refused(response) {
  const problem = await response.json().catch(() => null);
  const told = typeof problem?.detail === "string" ? problem.detail : response.statusText;
  const after = Number(response.headers.get("Retry-After"));
  return new ServiceError(`The service answered ${response.status}: ${told}`, response.status, after > 0 ? after : 0);
}
