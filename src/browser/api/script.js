// What a call a property would make slow: plain objects taken apart and put together in one go.
// No rule of the model is here, and no check: what is unexpected is left to the reader in Rust.

let inputs = new Map();
let figures = [];
let columns = [];
let actions = [];
let reasons = [];
let ledgers = () => [];

const list = (text) => text.split(",").filter((name) => name !== "");

/**
 * The names: of inputs, by line, each with its kind and a choice's options, in order; of figures, of the ledger's
 * columns, of the owners' actions, of the reasons why there is no rate, each separated by commas; and what works out the
 * ledgers of a scenario.
 */
export function names(of_inputs, of_figures, of_columns, of_actions, of_reasons, all_ledgers) {
  inputs = new Map();
  of_inputs.split("\n").forEach((line, at) => {
    const [key, kind, options] = line.split("\t");
    const path = key.split(".");
    const name = path.pop();
    let place = inputs;
    for (const part of path) {
      if (!place.has(part)) place.set(part, new Map());
      place = place.get(part);
    }
    place.set(name, { at, kind, options: list(options) });
  });
  figures = list(of_figures).map((name) => ({ name, reason: name.endsWith("_reason") }));
  columns = list(of_columns);
  actions = list(of_actions);
  reasons = list(of_reasons);
  ledgers = all_ledgers;
}

/** Decisions, each as month, action, and what every action is worth; NaN where it is not open. */
function decisions(packed) {
  const list = [];
  for (let i = 0; i < packed.length; i += 2 + actions.length) {
    const values_usd = {};
    for (let k = 0; k < actions.length; k++) {
      const value = packed[i + 2 + k];
      values_usd[actions[k]] = Number.isNaN(value) ? null : value;
    }
    list.push({ month: packed[i], action: actions[packed[i + 1]], values_usd });
  }
  return list;
}

/** Columns of a ledger as views of its one copy. */
function columnsOf(ledger) {
  const length = ledger.length / columns.length;
  const object = {};
  for (let i = 0; i < columns.length; i++) {
    object[columns[i]] = new Float64Array(ledger.buffer, i * length * 8, length);
  }
  return object;
}

/**
 * A scenario by its stored values and given paths, of which ledgers may be asked. Four ledgers are 146 kB: to copy them
 * takes longer than to work them out, so both are done when the first is read.
 */
export function source(values, series) {
  return { values: values.slice(), series, monthly: null };
}

/** The ledger at that place, worked out when it is read, also through a proxy or by an object that is made of this one. */
const monthly = (source, at) => ({
  enumerable: true,
  configurable: true,
  get() {
    source.monthly ??= ledgers(source.values, source.series).map((ledger) => ledger && columnsOf(ledger));
    return source.monthly[at];
  },
  set(value) {
    Object.defineProperty(this, "monthly", { value, enumerable: true, configurable: true, writable: true });
  },
});

/** What a strategy comes to: its figures, its owners' decisions, and the ledger at that place among those of `source`. */
export function strategy(numbers, decided, on_the_way_out, source, at) {
  const object = {};
  for (let i = 0; i < figures.length; i++) {
    const value = numbers[i];
    const { name, reason } = figures[i];
    object[name] = Number.isNaN(value) ? null : reason ? reasons[value] : value;
  }
  object.decisions = decisions(decided);
  object.bridge_decisions = decisions(on_the_way_out);
  Object.defineProperty(object, "monthly", monthly(source, at));
  return object;
}

const isPlain = (value) => {
  if (value === null || typeof value !== "object" || Array.isArray(value)) return false;
  const prototype = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
};

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;

/** A value as a scenario stores it; NaN if it is not of the input's kind. */
function stored(value, { kind, options }) {
  switch (kind) {
    case "yes_no":
      return typeof value === "boolean" ? Number(value) : NaN;
    case "month":
      if (typeof value !== "string" || !MONTH.test(value)) return NaN;
      return Number(value.slice(0, 4)) * 12 + Number(value.slice(5)) - 1;
    case "choice": {
      const at = options.indexOf(value);
      return at < 0 ? NaN : at;
    }
    default:
      return typeof value === "number" ? value : NaN;
  }
}

function fill(place, object, values) {
  if (!isPlain(object)) return false;
  for (const name of Object.keys(object)) {
    const value = object[name];
    if (value === undefined) continue;
    const entry = place.get(name);
    if (entry === undefined) return false;
    if (entry instanceof Map) {
      if (!fill(entry, value, values)) return false;
    } else {
      const number = stored(value, entry);
      if (Number.isNaN(number)) return false;
      values[entry.at] = number;
    }
  }
  return true;
}

/**
 * Puts the values of nested plain objects into their places, as a scenario stores them; the others stay. False if
 * anything else is found.
 */
export function scenario(root, values) {
  try {
    // A getter may have called the module: where its memory grew, what was filled in is lost.
    return fill(inputs, root, values) && values.length > 0;
  } catch {
    return false;
  }
}
