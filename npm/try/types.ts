// Compiled, not run: the package's types as a strict project sees them.
import init, { break_even, defaults, evaluate, hybrid_frontier, stress, to_link } from "hash-or-host";
import type { Evaluation, InitInput, PartialScenario, Scenario } from "hash-or-host";

const partial: PartialScenario = { site: { grid_mw: 250, start: "2027-06" }, mining: { fleet_owned: false } };
const whole: Scenario = defaults();

export async function worth(): Promise<number | undefined> {
  await init();
  await init(new URL("https://example.org/hash_or_host_bg.wasm"));
  const { best, strategies }: Evaluation = evaluate(partial, { paths: { power_usd_per_mwh: [41, 43.5] } });
  const cloud = strategies.gpu_cloud;
  const link: string = to_link(whole);
  if (best === null || cloud.not_ready || link.length === 0) return undefined;
  return cloud.npv_usd;
}

// As in the two READMEs.
export function shown(): (number | string | null)[] {
  const { colocation, gpu_cloud } = evaluate(partial).strategies;
  if (colocation.not_ready || gpu_cloud.not_ready) return [];
  const { npv_usd, exit_npv_usd, irr, irr_reason, decisions, monthly } = gpu_cloud;
  return [colocation.npv_usd, colocation.irr, npv_usd, exit_npv_usd, irr ?? irr_reason, decisions.length, monthly.free_cash_flow.length];
}

// Lists that nobody may change.
const spike = ["power_spike"] as const;
export const under_shocks = [stress({}, spike), hybrid_frontier({}, { shocks: spike })];
export const even = break_even({}, "site.grid_mw", ["mining", "gpu_cloud"] as const);

export const sources = (bytes: ArrayBuffer, compiled: WebAssembly.Module, request: Request, response: Response): InitInput[] =>
  [bytes, new Uint8Array(bytes), compiled, request, response, "/hash_or_host_bg.wasm"];

// @ts-expect-error nothing that holds a module
export const nothing: InitInput = null;

// @ts-expect-error a key that no scenario has
export const misspelt: PartialScenario = { site: { grid_megawatts: 250 } };
