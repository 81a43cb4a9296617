// node www/bench/check.mjs: the plain JavaScript model against the fixtures of the Rust tests, at 1e-9 relative.

import { readFileSync } from "node:fs";
import { COLUMNS } from "./model/ledger.js";
import { evaluate } from "./model.js";

const TOLERANCE = 1e-9;
/** What the model here does not tell. */
const UNTOLD = ["decisions", "bridge_decisions"];
const STRATEGIES = ["mining", "colocation", "gpu_cloud", "hybrid"];

const read = (name) => JSON.parse(readFileSync(new URL(`../../tests/fixtures/${name}`, import.meta.url), "utf8"));

/** A nested scenario from flat keys. */
function nested(flat) {
  const scenario = {};
  for (const [key, value] of Object.entries(flat)) {
    const parts = key.split("."), leaf = parts.pop();
    parts.reduce((place, part) => (place[part] ??= {}), scenario)[leaf] = value;
  }
  return scenario;
}

let compared = 0;
const wrong = [];

function compare(where, got, expected, floor = 0) {
  compared++;
  const same =
    typeof got === "number" && typeof expected === "number"
      ? Math.abs(got - expected) <= Math.max(floor, TOLERANCE * Math.max(Math.abs(got), Math.abs(expected)))
      : got === expected;
  if (!same) wrong.push(`${where}: ${got}, expected ${expected}`);
}

const largest = (column) => column.reduce((most, x) => Math.max(most, Math.abs(x)), 0);

/** Sum, sum weighted by t+1 and largest absolute value against the expected ones, or month by month. */
function compareColumn(where, column, expected) {
  const most = largest(column), months = column.length;
  if (expected.length !== 3) {
    compare(`${where} length`, months, expected.length);
    column.forEach((x, t) => compare(`${where}[${t}]`, x, expected[t], TOLERANCE * Math.max(1e-3, most)));
    return;
  }
  const floor = TOLERANCE * most * months;
  compare(`${where} sum`, column.reduce((a, x) => a + x, 0), expected[0], floor);
  compare(`${where} weighted sum`, column.reduce((a, x, t) => a + (t + 1) * x, 0), expected[1], floor * months);
  compare(`${where} largest`, most, expected[2]);
}

function compareStrategy(where, got, expected, fragile) {
  const { monthly: columns, ...scalars } = expected;
  compare(`${where} not_ready`, got.not_ready, expected.not_ready);
  if (expected.not_ready) return;
  const flow = Math.max(...COLUMNS.map((name) => largest(got.monthly[name])));
  for (const [name, value] of Object.entries(scalars)) {
    // Money may cancel: what is 1e-9 of the largest flow is nothing.
    if (UNTOLD.includes(name)) continue;
    if (!fragile(name)) compare(`${where} ${name}`, got[name], value, name.includes("usd") ? TOLERANCE * flow : 1e-12);
  }
  COLUMNS.forEach((name, i) => {
    if (!fragile(`monthly.${name}`)) compareColumn(`${where} ${name}`, got.monthly[name], columns[i]);
  });
}

function compareLead(where, got, best, lead) {
  compare(`${where} best`, got.best, best);
  compare(`${where} lead of`, got.lead?.of, lead?.of);
  compare(`${where} lead over`, got.lead?.over, lead?.over);
  // A difference of large amounts.
  compare(`${where} lead`, got.lead?.usd, lead?.usd, TOLERANCE * Math.abs(got.strategies[lead?.of]?.npv_usd ?? 0));
}

function checkGenerated(file) {
  const { defaults, monthly_columns, scenarios } = read(file);
  compare(`${file} columns`, COLUMNS.join(), monthly_columns.join());
  scenarios.forEach(({ changed, given, best, lead, sell_now_usd, fragile, strategies }, i) => {
    const got = evaluate(nested({ ...defaults, ...changed }), given), where = `${file} ${i}`;
    if (!fragile.includes("best")) compareLead(where, got, best, lead);
    compare(`${where} sell_now_usd`, got.sell_now_usd, sell_now_usd, 1e-6);
    for (const name of STRATEGIES) {
      compareStrategy(`${where} ${name}`, got.strategies[name], strategies[name], (what) => fragile.includes(`${name}.${what}`));
    }
  });
  return scenarios.length;
}

/** Index 0, then the sum of each model year. */
const byYear = (flow) => {
  const years = [flow[0]];
  for (let t = 1; t < flow.length; t += 12) years.push(flow.slice(t, t + 12).reduce((a, x) => a + x, 0));
  return years;
};

function compareExample(where, got, expected) {
  if (expected === null) return compare(`${where} not_ready`, got.not_ready, true);
  for (const [name, value] of Object.entries(expected)) {
    if (UNTOLD.includes(name)) continue;
    if (name === "monthly") {
      for (const column of COLUMNS) compareColumn(`${where} ${column}`, got.monthly[column], value[column]);
    } else if (name.endsWith("_by_year")) {
      const years = byYear(got.monthly[name.slice(0, -"_by_year".length)]), most = largest(years);
      value.forEach((x, y) => compare(`${where} ${name} ${y}`, years[y], x, TOLERANCE * most));
    } else {
      compare(`${where} ${name}`, got[name], value, name.includes("usd") ? 1e-3 : 1e-12);
    }
  }
}

function checkExamples(file) {
  const examples = read(file);
  examples.forEach(({ scenario, given, expected }, i) => {
    const got = evaluate(scenario, given), where = `${file} ${i}`;
    compareLead(where, got, expected.best, expected.lead);
    compare(`${where} sell_now_usd`, got.sell_now_usd, expected.sell_now_usd, 1e-6);
    for (const name of STRATEGIES) compareExample(`${where} ${name}`, got.strategies[name], expected[name]);
  });
  return examples.length;
}

let count = checkExamples("examples.json") + checkExamples("examples-given.json");
for (const file of ["plausible.json", "wide.json", "extremes.json", "full.json", "given.json"]) count += checkGenerated(file);
console.log(`${count} scenarios, ${compared} values, ${wrong.length} beyond ${TOLERANCE}`);
for (const line of wrong.slice(0, 40)) console.log(line);
process.exitCode = wrong.length ? 1 : 0;
