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

const link = new URL("https://example.org/#mw=50");
const bare = Object.create(null);

/** What is of another type than it has to be, by the argument that is named. */
const mistyped = {
  text: [() => model.parse_link(link), () => model.parse_link(), () => model.preset_of_link(5), () => model.preset_of_link(null)],
  key: [() => model.curve({}, 5), () => model.curve({}, undefined), () => model.break_even({}, bare), () => model.break_even({})],
  points: [
    () => model.curve({}, "site.grid_mw", 10n),
    () => model.curve({}, "site.grid_mw", Symbol()),
    () => model.curve({}, "site.grid_mw", bare),
    () => model.curve({}, "site.grid_mw", "5"),
  ],
  strategy: [() => model.value_split({}, 5), () => model.value_split({})],
  id: [() => model.apply_preset(5), () => model.apply_preset(Symbol()), () => model.preset_account(), () => model.preset_account(1n)],
  preset_id: [() => model.to_link({}, 5), () => model.to_link({}, bare)],
  catalogue_id: [() => model.apply_pick(5, 5), () => model.apply_pick()],
  entry_id: [() => model.apply_pick("machines", 5), () => model.apply_pick("machines")],
  number: [() => model.future({}, "5"), () => model.future({}, 10n), () => model.future({})],
};

/** Numbers that are none of those accepted. */
const misnumbered = {
  not_a_number: [() => model.curve({}, "site.grid_mw", NaN), () => model.future({}, NaN), () => model.map({}, { x: "site.grid_mw", y: "mining.pue", points: NaN })],
  infinite: [() => model.curve({}, "site.grid_mw", Infinity), () => model.future({}, -Infinity)],
  not_whole: [() => model.curve({}, "site.grid_mw", 2.5), () => model.future({}, 0.5), () => model.hybrid_frontier({}, { points: 2.5 })],
  out_of_range: [() => model.curve({}, "site.grid_mw", 1), () => model.curve({}, "site.grid_mw", 1001), () => model.future({}, -1)],
};

/** That `call` throws what is documented, which is handed back. */
function refused(about, call) {
  let thrown;
  assert.throws(call, (error) => ((thrown = error), true), about);
  assert.ok(thrown instanceof Error && thrown.name === "RefusedError", `${about}: ${thrown?.name} ${thrown?.message}`);
  assert.ok(thrown.fields.length > 0 && thrown.fields.every(({ key, accepted }) => key && accepted), about);
  return thrown.fields;
}

// A getter may use the module itself: its memory grows while a scenario is read.
const growing = {
  get grid_mw() {
    model.simulate({}, { futures: 50_000 });
    return 250;
  },
};
const large = evaluate({ site: growing }).strategies.mining.npv_usd;
assert.equal(large, evaluate({ site: { grid_mw: 250 } }).strategies.mining.npv_usd);

const before = evaluate({}).strategies.hybrid.npv_usd;
for (const [about, call] of Object.entries(unreadable)) {
  for (let i = 0; i < 300; i++) refused(about, call);
  const [{ message }] = refused(about, call);
  assert.match(message, /cannot be read/, about);
  assert.equal(evaluate({}).strategies.hybrid.npv_usd, before, `after ${about}`);
}
// Refused by their length, before anything of them is read or copied.
const long = Object.defineProperty(new Array(4294967295), 0, { get: () => assert.fail("it is read") });
for (const path of [long, new Array(10001).fill(9e4), new Float64Array(1e7).fill(9e4)]) {
  for (const call of [() => evaluate(price(path)), () => evaluate({}, price(path))]) {
    const [field] = refused("a long path", call);
    assert.deepEqual([field.key, field.problem], ["paths.btc_price_usd", "out_of_range"]);
  }
}
assert.ok(evaluate(price(new Array(10000).fill(9e4))));

for (const [key, calls] of Object.entries(mistyped)) {
  for (const call of calls) {
    const [field] = refused(`${call}`, call);
    assert.deepEqual([field.key, field.problem], [key, "wrong_type"], `${call}`);
  }
}
for (const [problem, calls] of Object.entries(misnumbered)) {
  for (const call of calls) assert.equal(refused(`${call}`, call)[0].problem, problem, `${call}`);
}
assert.equal(model.curve({}, "site.grid_mw", null).values.length, 33);
// Nothing is left of a strategy less itself, be it named or the best.
for (const target of [{ strategy: "mining", less: "mining" }, { less: evaluate({}).best }]) {
  assert.equal(refused("nothing to watch", () => model.tornado({}, target))[0].key, "target.less");
}

// Of a list, the words that are not known.
for (const [key, given, call] of [
  ["shocks", ["gpu_gluts", "winter"], () => model.stress({}, ["power_spike", "gpu_gluts", "winter"])],
  ["options.shocks", ["gpu_gluts"], () => model.hybrid_frontier({}, { shocks: ["gpu_gluts"] })],
  ["between", ["gpu"], () => model.break_even({}, "site.grid_mw", ["mining", "gpu"])],
]) {
  const fields = refused(key, call);
  assert.deepEqual(fields.map((field) => [field.key, field.given, field.problem]), given.map((word) => [key, word, "not_a_choice"]));
}

// Options that are no plain object would be passed over.
for (const options of [new Map([["futures", 10]]), Promise.resolve({}), new Date(), new (class { futures = 10; })()]) {
  for (const call of [
    () => evaluate({}, options),
    () => model.simulate({}, options),
    () => model.hybrid_frontier({}, options),
    () => model.tornado({}, options),
    () => model.waiting_value({}, options),
  ]) {
    const [field] = refused(`${call}`, call);
    assert.equal(field.problem, "wrong_type", `${call}`);
    assert.match(field.accepted, /^a plain object/, `${call}`);
  }
}

// A text that is no link.
for (const text of ["undefined", "null", "power 38", "hello world"]) {
  assert.throws(() => model.parse_link(text), { name: "BrokenLinkError" }, text);
}
assert.equal(model.parse_link("power=5#x").site.power_price_usd_per_mwh, 5);

// A ledger is there behind a proxy, too, and for what is made of its result.
const { mining } = evaluate({}).strategies;
for (const other of [new Proxy(mining, {}), Object.create(mining)]) {
  assert.equal(other.monthly.revenue, mining.monthly.revenue);
}
console.log("what is not accepted is refused, and the module goes on");
