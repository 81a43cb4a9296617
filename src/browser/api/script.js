// What a call a property would make slow: plain objects taken apart and put together in one go.
// No rule of the model is here, and no check: what is unexpected is left to the reader in Rust.

let columns = [];
let actions = [];

/** The names of the ledger's columns and of the owners' actions, each separated by commas. */
export function names(of_columns, of_actions) {
  columns = of_columns.split(",");
  actions = of_actions.split(",");
}

/** Columns of a ledger as views of its one copy. */
export function monthly(values, length) {
  const object = {};
  columns.forEach((name, i) => {
    object[name] = values.subarray(i * length, (i + 1) * length);
  });
  return object;
}

/** Decisions, each as month, action, and what every action is worth; NaN where it is not open. */
export function decisions(packed) {
  const list = [];
  for (let i = 0; i < packed.length; i += 2 + actions.length) {
    const values_usd = {};
    actions.forEach((name, k) => {
      const value = packed[i + 2 + k];
      values_usd[name] = Number.isNaN(value) ? null : value;
    });
    list.push({ month: packed[i], action: actions[packed[i + 1]], values_usd });
  }
  return list;
}

const isPlain = (value) => {
  if (value === null || typeof value !== "object" || Array.isArray(value)) return false;
  const prototype = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
};

/**
 * The leaves of nested plain objects: their keys by line, numbers and yes/no in one array, texts in
 * another. Null if anything else is found, or an object without leaves.
 */
export function leaves(root) {
  const keys = [];
  const numbers = [];
  const texts = [];
  const walk = (object, path) => {
    if (!isPlain(object)) return false;
    const before = keys.length;
    for (const name of Object.keys(object)) {
      if (name.includes(".") || name.includes("\n")) return false;
      const value = object[name];
      const key = path + name;
      if (typeof value === "number") {
        keys.push(`n${key}`);
        numbers.push(value);
      } else if (typeof value === "boolean") {
        keys.push(`b${key}`);
        numbers.push(value ? 1 : 0);
      } else if (typeof value === "string") {
        keys.push(`t${key}`);
        texts.push(value);
      } else if (value !== undefined && !walk(value, `${key}.`)) {
        return false;
      }
    }
    return keys.length > before;
  };
  try {
    return walk(root, "") ? [keys.join("\n"), Float64Array.from(numbers), texts] : null;
  } catch {
    return null;
  }
}
