// The owner's yearly choices, exactly, from the last decision back. All money after tax, in present value at index 0.
//
// State 0 is what stood at the first decision, state j what was bought at decision j, `last + 1` is stopped. A business gives
//   last                    the last decision; decision `last + 1` is T
//   buys, stops             whether anything may be bought, whether it may stand still
//   bound(state, decision)  whether a contract forbids all but to keep
//   earned(state, decision) up to the next decision; sold(state, decision) what is bought and sold; closed(state, decision) all of it
//   cost(decision), unit(decision): one dollar of that date

export const KEEP = 0, REPLACE = 1, STOP = 2, CLOSE = 3;

/** At most 30 decisions: memory for all, kept. */
const actions = new Uint8Array(32 * 32), valuesA = new Float64Array(32), valuesB = new Float64Array(32);

/** Actions at decisions 1 to `last`, up to a closing. */
export function bestActions(business) {
  const { last, buys, stops } = business;
  const stopped = last + 1, width = last + 2;
  let later = valuesA, now = valuesB;
  for (let state = 0; state <= (buys ? last : 0); state++) later[state] = business.closed(state, last + 1);
  if (stops) later[stopped] = business.closed(stopped, last + 1);

  for (let decision = last; decision >= 1; decision--) {
    const unit = business.unit(decision);
    const bought = buys ? business.earned(decision, decision) + later[decision] - business.cost(decision) : 0;
    const still = stops ? business.earned(stopped, decision) + later[stopped] : 0;
    const choose = (state, keep) => {
      let best = keep, action = KEEP;
      const offer = (value, which) => {
        if (value > best + 1e-9 * Math.max(Math.abs(value), unit)) {
          best = value;
          action = which;
        }
      };
      if (!business.bound(state, decision)) {
        const sold = state === stopped ? 0 : business.sold(state, decision);
        if (buys) offer(bought + sold, REPLACE);
        if (stops && state !== stopped) offer(still + sold, STOP);
        offer(business.closed(state, decision), CLOSE);
      }
      now[state] = best;
      actions[decision * width + state] = action;
    };
    for (let state = 0; state < (buys ? decision : 1); state++) choose(state, business.earned(state, decision) + later[state]);
    if (stops) choose(stopped, still);
    [later, now] = [now, later];
  }

  const plan = [];
  for (let decision = 1, state = 0; decision <= last; decision++) {
    const action = actions[decision * width + state];
    plan.push(action);
    if (action === CLOSE) break;
    if (action === REPLACE) state = decision;
    else if (action === STOP) state = stopped;
  }
  return plan;
}
