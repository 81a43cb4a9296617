// In an empty project with the package installed: NPVs in Node against the contract's published examples.
//
//   node node.mjs examples.json

import { readFileSync } from "node:fs";
import assert from "node:assert/strict";
import init, { defaults, evaluate, parse_link, simulate, to_link } from "hash-or-host";

const examples = JSON.parse(readFileSync(process.argv[2], "utf8"));
await init();
let compared = 0;
for (const { about, scenario, expected } of examples) {
  const { strategies } = evaluate(scenario);
  for (const [name, figures] of Object.entries(expected)) {
    if (!(name in strategies)) continue;
    // Not ready within the horizon: no value there, none here.
    if (figures === null || figures.not_ready) {
      assert.equal(strategies[name].not_ready, true, `${about}: ${name}`);
      continue;
    }
    const [ours, published] = [strategies[name].npv_usd, figures.npv_usd];
    const close = Math.abs(ours - published) <= 1e-7 * Math.max(1, Math.abs(published));
    assert.ok(close, `${about}: ${name} ${ours}, published ${published}`);
    compared++;
  }
}
assert.ok(compared >= 3 * examples.length, `${compared} values`);
assert.deepEqual(parse_link(to_link({ site: { grid_mw: 250 } })), { ...defaults(), site: { ...defaults().site, grid_mw: 250 } });
assert.throws(() => evaluate({ site: { grid_mw: -1 } }), (error) => error.fields[0].key === "site.grid_mw");
assert.ok(simulate({}, { futures: 100, seed: 1 }));
console.log(`${compared} values of ${examples.length} scenarios are as published`);
