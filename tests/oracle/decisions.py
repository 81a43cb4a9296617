"""Owners' decisions: the exact optimum over all sequences of yearly choices.

A `world` object describes the problem:

- `T`, `rate`: horizon in months, yearly discount rate;
- `options(m, state)`: the choices at the end of month m as (cash, new_state), in the order keep,
  replace, close; cash is received at the end of month m;
- `margin(t, state)`: pre-tax cash of month t with that state in force;
- `sale(m, state)`: what the state fetches when sold at the end of month m.
"""


def stretch_value(world, m, state, end):
    """Present value, at the end of month m, of months m+1..end with the state held."""
    return sum(
        world.margin(t, state) / (1 + world.rate) ** ((t - m) / 12) for t in range(m + 1, end + 1)
    )


def best_states(world, first_decision, initial):
    """[(month, state)]: the states chosen, from (start, initial) on, each in force from the next
    month. Decisions fall at first_decision, +12, .. < T."""
    memo = {}

    def value_after(m, state):
        """Value at the end of month m when `state` has just been chosen."""
        end = min(m + 12, world.T)
        value = stretch_value(world, m, state, end)
        rest = world.sale(end, state) if end == world.T else choose(end, state)[0]
        return value + rest / (1 + world.rate) ** ((end - m) / 12)

    def choose(m, state):
        """(value, new state) of the best option at the decision at the end of month m."""
        if (m, state) not in memo:
            best = None
            for cash, new_state in world.options(m, state):
                value = cash + value_after(m, new_state)
                # A later option must be better by more than 1e-9 x max(1 USD, its value).
                if best is None or value - best[0] > 1e-9 * max(1.0, value):
                    best = (value, new_state)
            memo[m, state] = best
        return memo[m, state]

    chosen = [(first_decision - 12, initial)]
    for m in range(first_decision, world.T, 12):
        chosen.append((m, choose(m, chosen[-1][1])[1]))
    return chosen


def brute_force(world, first_decision, initial):
    """(value, states) of the best sequence by trying every one; for checking `best_states`."""
    best = None

    def walk(m, state, value, states):
        nonlocal best
        end = min(m + 12, world.T)

        def discount(t):
            return (1 + world.rate) ** ((t - first_decision + 12) / 12)

        value += stretch_value(world, m, state, end) / discount(m)
        if end == world.T:
            value += world.sale(end, state) / discount(end)
            if best is None or value > best[0]:
                best = (value, states)
            return
        for cash, new_state in world.options(end, state):
            walk(end, new_state, value + cash / discount(end), states + [(end, new_state)])

    walk(first_decision - 12, initial, 0.0, [(first_decision - 12, initial)])
    return best
