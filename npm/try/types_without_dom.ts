// Compiled, not run: the same types in a project that does not know a browser's.
import init, { evaluate, initSync } from "hash-or-host";
import type { InitInput } from "hash-or-host";

const sources: InitInput[] = ["/hash_or_host_bg.wasm", new ArrayBuffer(8), new Uint8Array(8)];

export async function best(): Promise<string | null> {
  for (const source of sources) await init(source);
  initSync({ module: new Uint8Array(8) });
  return evaluate({ paths: { btc_price_usd: new Float64Array([9e4]) } }).best;
}

// @ts-expect-error nothing that holds a module
export const nothing: InitInput = null;
