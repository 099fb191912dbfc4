// Long work in short turns, so that whoever types or scrolls never waits for it.

const SLICE = 8; // milliseconds of one turn

/** Let what waits be done first: typing, scrolling, painting. @returns {Promise<void>} */
const pause = () => new Promise((resume) => setTimeout(resume));

/** Return a function that pauses where its turn has taken long enough. @returns {() => Promise<void>} */
export function turns() {
  let began = performance.now();
  return async () => {
    if (performance.now() - began < SLICE) return;
    await pause();
    began = performance.now();
  };
}
