// The owner's yearly choices, exactly, from the last decision back. All money in present value at index 0.
//
// State 0 is what stood at the first decision, state j what was bought at decision j, `last + 1` is closed. A business gives
//   last            the last decision
//   firstPurchase   the first decision at which anything may be bought; beyond `last` if never
//   mayClose        whether it may be closed
//   earned(state, block), fetched(state, decision), cost(decision), mayReplace(state, decision), unit(decision)

export const KEEP = 0, REPLACE = 1, CLOSE = 2;

/** At most 30 decisions: memory for all, kept. */
const actions = new Uint8Array(32 * 32), valuesA = new Float64Array(32), valuesB = new Float64Array(32);

/** Actions at decisions 1 to `last`; none if there is nothing to choose. */
export function bestActions(business) {
  const { last, mayClose, firstPurchase } = business;
  if (last < 1 || (!mayClose && firstPurchase > last)) return [];
  const closed = last + 1, width = last + 2;
  let later = valuesA, now = valuesB;
  later[closed] = 0;
  later[0] = business.fetched(0, last + 1);
  for (let state = firstPurchase; state <= last; state++) later[state] = business.fetched(state, last + 1);

  for (let decision = last; decision >= 1; decision--) {
    const unit = business.unit(decision);
    const offered = decision >= firstPurchase;
    const bought = offered ? business.earned(decision, decision) + later[decision] - business.cost(decision) : 0;
    for (let state = 0; state < decision; state = state === 0 ? firstPurchase : state + 1) {
      const sold = business.fetched(state, decision);
      let best = business.earned(state, decision) + later[state], action = KEEP;
      if (offered && business.mayReplace(state, decision) && better(bought + sold, best, unit)) {
        best = bought + sold;
        action = REPLACE;
      }
      if (mayClose && better(sold + later[closed], best, unit)) {
        best = sold + later[closed];
        action = CLOSE;
      }
      now[state] = best;
      actions[decision * width + state] = action;
    }
    if (mayClose) {
      const buys = offered && better(bought, later[closed], unit);
      now[closed] = buys ? bought : later[closed];
      actions[decision * width + closed] = buys ? REPLACE : KEEP;
    }
    [later, now] = [now, later];
  }

  const plan = [];
  for (let decision = 1, state = 0; decision <= last; decision++) {
    const action = actions[decision * width + state];
    plan.push(action);
    if (action === REPLACE) state = decision;
    else if (action === CLOSE) state = closed;
  }
  return plan;
}

/** A later option must be better by more than 1e-9 of its value, or of one dollar at the decision's date. */
const better = (value, best, unit) => value > best + 1e-9 * Math.max(value, unit);
