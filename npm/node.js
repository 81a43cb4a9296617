// In Node: the model is there when the import is.
import { readFileSync } from "node:fs";
import { initSync } from "./hash_or_host.js";

export * from "./hash_or_host.js";

initSync({ module: readFileSync(new URL("./hash_or_host_bg.wasm", import.meta.url)) });

/** Nothing is left to do: for code that runs in browsers as well. */
export default async function init() {}
