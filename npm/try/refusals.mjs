// In Node: what is not accepted is an error with its fields, however often, and the module goes on.
//
// What is thrown past the module leaves its stack where it was. Some dozens of times use it up, so each is done hundreds
// of times.

import assert from "node:assert/strict";
import * as model from "hash-or-host";

const { evaluate } = model;

const no = () => {
  throw new Error("no");
};
const revoked = () => {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
};
/** A list that throws when `name` is read. */
const listWithout = (list, name) => new Proxy(list, { get: (of, key) => (key === name ? no() : of[key]) });
const detached = () => {
  const array = new Float64Array([9e4, 9e4]);
  structuredClone(array.buffer, { transfer: [array.buffer] });
  return array;
};
const price = (path) => ({ paths: { btc_price_usd: path } });

/** What throws when it is read. */
const unreadable = {
  "a revoked scenario": () => evaluate(revoked()),
  "a revoked group": () => evaluate({ site: revoked() }),
  "a revoked value": () => evaluate({ site: { grid_mw: revoked() } }),
  "a scenario without names": () => evaluate(new Proxy({}, { ownKeys: no })),
  "a scenario without properties": () => evaluate(new Proxy({ site: {} }, { getOwnPropertyDescriptor: no })),
  "a scenario without prototype": () => evaluate(new Proxy({}, { getPrototypeOf: no })),
  "a getter": () => evaluate({ get site() { return no(); } }),
  "revoked options": () => evaluate({}, revoked()),
  "options without names": () => evaluate({}, new Proxy({}, { ownKeys: no })),
  "an option's getter": () => evaluate({}, { get paths() { return no(); } }),
  "a revoked path": () => evaluate(price(revoked())),
  "a path without length": () => evaluate(price(listWithout([9e4], "length"))),
  "a path without its second month": () => evaluate(price(listWithout([9e4, 9e4], "1"))),
  "a path with a getter": () => evaluate(price(Object.defineProperty([9e4, 9e4], 1, { get: no }))),
  "a path behind a proxy": () => evaluate(price(new Proxy(new Float64Array(2), {}))),
  "a detached path": () => evaluate(price(detached())),
  "a detached path of the options": () => evaluate({}, price(detached())),
  "shocks": () => model.stress({}, listWithout(["power_spike"], "0")),
  "revoked shocks": () => model.stress({}, revoked()),
  "shocks of a hybrid": () => model.hybrid_frontier({}, { shocks: listWithout(["power_spike"], "length") }),
  "contenders": () => model.break_even({}, "site.grid_mw", listWithout(["mining", "zero"], "0")),
  "a revoked callback": () => model.simulate({}, { on_progress: revoked() }),
};

/** That `call` throws what is documented, which is handed back. */
function refused(about, call) {
  let thrown;
  assert.throws(call, (error) => ((thrown = error), true), about);
  assert.ok(thrown instanceof Error && thrown.name === "RefusedError", `${about}: ${thrown?.name} ${thrown?.message}`);
  assert.ok(thrown.fields.length > 0 && thrown.fields.every(({ key, accepted }) => key && accepted), about);
  return thrown.fields;
}

const before = evaluate({}).strategies.hybrid.npv_usd;
for (const [about, call] of Object.entries(unreadable)) {
  for (let i = 0; i < 300; i++) refused(about, call);
  assert.equal(evaluate({}).strategies.hybrid.npv_usd, before, `after ${about}`);
}
console.log("what is not accepted is refused, and the module goes on");
