// In place of `chunks.js` in the one-file edition: every module is there before the page starts (`single.js`).
export function load(chunk, done) {
  queueMicrotask(() => done(true));
}
