"""The bridge: what an owned mine earns on its way out, for both AI strategies."""

from decisions import changes, decide
from finance import cash_columns, new_ledger, sell_into
from mining import OWNED, Fleets
from paths import present_value


class Bridge(Fleets):
    """Go on or stop: at index 0, at 12, 24, .. below b, and at b at the latest."""

    def __init__(self, world, mw, build_months):
        super().__init__(world, mw)
        conversion = world.scenario["conversion"]
        self.sells = conversion["sell_fleet_at_go_live"]
        self.last = build_months if conversion["mine_while_building"] else 0
        self.T = self.last  # nothing is left after it
        self.dates = list(range(0, self.last, 12))

    def sale(self, view, m):
        return self.fetches(view, m, OWNED) if self.sells else 0.0

    def cash(self, view, t, state):
        return self.taxed.month(self.margin(view, t, state), 0.0)

    def options(self, view, m, state):
        return [("keep", 0.0, state), ("stop", self.final_at(view, m), None)]

    def final_at(self, view, m):
        return self.taxed.sale(self.sale(view, m), 0.0)

    def final(self, view, state):
        return self.final_at(view, self.last)


def bridge(world, mw, build_months):
    """(cash flow, NPV, decisions) of the bridge on mw megawatts."""
    if not world.scenario["mining"]["fleet_owned"]:
        return [0.0] * (world.T + 1), 0.0, None
    mine = Bridge(world, mw, build_months)
    taken = decide(mine, world, OWNED)
    stop = next((m for m, name, _ in taken if name == "stop"), mine.last)
    ledger = new_ledger(world.T)
    mine.write_months(ledger, 1, stop, OWNED)
    # A sale at index 0 is paid then, its gain belongs to month 1.
    sell_into(ledger, stop, mine.sale(world.truth, stop), 0.0, tax_month=max(stop, 1))
    flow = cash_columns(ledger, mine.finance)["free_cash_flow"]
    return flow, present_value(flow, mine.rate), [[stop, "stop"]]
