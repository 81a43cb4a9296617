// What `cargo xtask bench` measures in a page, in microseconds a call.
//
// `kinds` lists it, `turn(at)` measures one of them, and between its turns a native program
// has its own. Every measurement alternates two scenarios, so that nothing is remembered from the last call. The module is the API package
// built with the feature `bench`.

import init, { bench, bench_names, defaults, evaluate as evaluateByApi } from "./pkg/hash_or_host.js";
import { draw } from "./futures.js";
import { evaluate } from "./model.js";

const BATCHES = 15;
/** Milliseconds of a batch: the browser's clock may be as coarse as a tenth of one. */
const BATCH = 20;

function scenarios() {
  const first = defaults(), second = defaults();
  second.site.grid_mw = 101;
  return [first, second];
}

/** Calls `one` with the scenarios in turn; the sum keeps the work from being optimised away. */
const repeat = (one, pair) => (count) => {
  let sum = 0;
  for (let i = 0; i < count; i++) sum += one(pair[i & 1]).strategies.hybrid.npv_usd;
  return sum;
};

function milliseconds(run, count) {
  const start = performance.now();
  const sum = run(count);
  const time = performance.now() - start;
  if (!Number.isFinite(sum)) throw new Error(`not a number: ${sum}`);
  return time;
}

/** Warms up, and finds how many calls fill a batch. */
function batchSize(run) {
  let count = 1;
  while (milliseconds(run, count) < BATCH) count *= 2;
  // What runs for microseconds is run for a while longer, so that it is compiled for good.
  if (count > 100) milliseconds(run, count * 5);
  return count;
}

const median = (times) => times.sort((a, b) => a - b)[times.length >> 1];

/** Both must have computed the same, or the comparison means nothing. */
function mustAgree(pair) {
  for (const scenario of pair) {
    const ours = evaluateByApi(scenario), plain = evaluate(scenario);
    for (const name of Object.keys(ours.strategies)) {
      const a = ours.strategies[name].npv_usd, b = plain.strategies[name].npv_usd;
      if (!(Math.abs(a - b) <= 1e-9 * Math.abs(a))) throw new Error(`${name}: ${a} in wasm, ${b} in JavaScript`);
    }
  }
}

const DRAWS = "500 futures, draws alone";

/** The same for random futures: the very same numbers. */
function drawsMustAgree() {
  const ours = bench(bench_names().indexOf(DRAWS), 1), plain = draw(defaults(), 500);
  if (!(Math.abs(ours - plain) <= 1e-9 * Math.abs(ours))) throw new Error(`draws: ${ours} in wasm, ${plain} in JavaScript`);
}

/** Draws 500 futures so many times. */
function drawRepeatedly(count) {
  let sum = 0;
  for (let i = 0; i < count; i++) sum += draw(defaults(), 500);
  return sum;
}

/** Lets the page breathe between batches. */
const pause = () => new Promise((resolve) => setTimeout(resolve));

/** What is measured, once all have been held to the same results. */
async function prepare() {
  await init();
  const pair = scenarios();
  mustAgree(pair);
  drawsMustAgree();
  const plain = repeat(evaluate, pair);
  return [
    ...bench_names().map((name, which) => ({ name, engine: "wasm", run: (count) => bench(which, count) })),
    { name: "evaluate, objects in and out", engine: "wasm", run: repeat(evaluateByApi, pair) },
    { name: "evaluate", engine: "js", run: plain },
    // Plain JavaScript has objects in and out in any case.
    { name: "evaluate, objects in and out", engine: "js", run: plain },
    { name: DRAWS, engine: "js", run: drawRepeatedly },
  ];
}

/** The median of some batches, in microseconds a call. */
async function measure(measurement) {
  const { run } = measurement;
  measurement.count ??= batchSize(run);
  const times = [];
  for (let batch = 0; batch < BATCHES; batch++) {
    times.push((milliseconds(run, measurement.count) * 1000) / measurement.count);
    await pause();
  }
  return median(times);
}

try {
  const measurements = await prepare();
  globalThis.kinds = measurements.map(({ name, engine }) => ({ name, engine }));
  globalThis.turn = (at) => measure(measurements[at]);
  document.title = "ready";
} catch (error) {
  document.getElementById("out").textContent = String(error?.message ?? error);
  document.title = "failed";
}
