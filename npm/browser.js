// In browsers and bundlers: `await init()` once, then everything else.
import start from "./hash_or_host.js";

export * from "./hash_or_host.js";

const MODULE = "hash_or_host_bg.wasm";

let started;

/**
 * Loads the model, once however often it is asked to. `source` says where from: an address, a response, bytes or a
 * compiled module; left out, the module that lies beside this script.
 */
export default function init(source) {
  started ??= load(source).catch((error) => {
    // The next call tries again.
    started = undefined;
    throw error;
  });
  return started;
}

async function load(source) {
  await start({ module_or_path: source === undefined ? await beside() : await source });
}

/** The module beside this script, wherever a bundler put both. */
async function beside() {
  // Written out, since bundlers look for this very form.
  const response = await fetch(new URL("./hash_or_host_bg.wasm", import.meta.url));
  if (isModule(response)) return response;
  // Vite before version 8 serves packages bundled anew from `.vite/deps` and leaves other files where they are.
  const [modules, bundled] = import.meta.url.split("/.vite/");
  if (bundled !== undefined) {
    const again = await fetch(`${modules}/hash-or-host/${MODULE}`);
    if (isModule(again)) return again;
  }
  throw new Error(`${response.url} is not the module (${response.status}): pass its address, init("/${MODULE}")`);
}

/** A development server answers with its page what it does not find. */
function isModule(response) {
  return response.ok && !(response.headers.get("content-type") ?? "").includes("text/html");
}
