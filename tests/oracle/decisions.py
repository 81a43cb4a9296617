"""Owners' decisions: the exact optimum over all sequences of choices, on the path expected.

A `problem` describes a business:

- `T`, `rate`, `dates`: horizon in months, yearly discount rate, months of the decisions;
- `options(view, m, state)`: the choices at the end of month m as (name, cash, new_state), in their
  order; cash is received at the end of month m; a new state None is final and worth nothing more;
- `cash(view, t, state)`: after-tax cash of month t with that state in force;
- `final(view, state)`: what the state fetches after tax when sold at T.
"""


class Solver:
    """The dynamic programme of one problem on one view of the world."""

    def __init__(self, problem, view):
        self.problem, self.view = problem, view
        self.memo = {}
        self.following = dict(zip(problem.dates, [*problem.dates[1:], problem.T]))
        self.growth = [(1 + problem.rate) ** (months / 12) for months in range(problem.T + 1)]

    def value_after(self, m, state):
        """Value at the end of month m when `state` has just been chosen."""
        if state is None:
            return 0.0
        problem, view = self.problem, self.view
        end, growth = self.following[m], self.growth
        value = sum(
            problem.cash(view, t, state) / growth[t - m] for t in range(m + 1, end + 1)
        )
        rest = problem.final(view, state) if end == problem.T else self.choose(end, state)[0]
        return value + rest / growth[end - m]

    def choose(self, m, state):
        """(value, name, new state) of the best option at the end of month m."""
        if (m, state) not in self.memo:
            best = None
            for name, cash, new_state in self.problem.options(self.view, m, state):
                value = cash + self.value_after(m, new_state)
                # A later option must be better by more than 1e-9 x max(1 USD, its value).
                if best is None or value - best[0] > 1e-9 * max(1.0, abs(value)):
                    best = (value, name, new_state)
            self.memo[m, state] = best
        return self.memo[m, state]


def decide(problem, world, initial):
    """[(month, name, new state)] at every date, each decided on the view of its own month."""
    state, taken, solver = initial, [], None
    for m in problem.dates:
        if state is None:
            break
        view = world.view(m)
        if solver is None or solver.view is not view:
            solver = Solver(problem, view)
        _, name, state = solver.choose(m, state)
        taken.append((m, name, state))
    return taken


def changes(taken):
    """What was decided, without the years in which nothing was changed."""
    return [[m, name] for m, name, _ in taken if name != "keep"]
