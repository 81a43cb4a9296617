"""What colocation and the GPU cloud share: critical IT, the building, its loan, the ramp."""

from finance import Asset, add_loan, aged_price
from mining import site_value


class Facility:
    """The building of an AI business on mw megawatts of grid capacity.

    `b` is the planned go-live, `delivered` (D) the real one: b plus the delay, where something is
    built.
    """

    def __init__(self, world, business, mw, planned_capex_per_it_mw):
        self.world, self.mw = world, mw
        self.s, self.finance = world.scenario[business], world.scenario["finance"]
        self.event = world.event(business)
        self.T, self.rate = world.T, world.rate(business)
        self.b = self.s["build_months"]
        self.delivered = self.b + (self.event.delay if self.b > 0 else 0)
        self.it = mw * min(self.s["critical_it_share"], 1 / self.s["pue"])
        self.planned = self.it * planned_capex_per_it_mw
        self.cost = self.planned * self.event.capex_factor
        self.building = Asset(
            self.cost,
            self.b + 1,
            self.s["facility_life_years"],
            self.finance["building_deduction_share"],
        )

    def ramp(self, t):
        """First delivery only: 0 up to it."""
        return max(0.0, min(1.0, (t - self.delivered) / (self.s["ramp_months"] + 1)))

    def opex(self, t):
        """In full from the delivered go-live."""
        if t <= self.delivered:
            return 0.0
        return self.it * self.s["opex_usd_per_mw_year"] * self.world.cost_index[t] / 12

    def empty_value(self, m):
        """What the facility and its site fetch without a tenant."""
        aged = aged_price(
            self.planned,
            self.s["facility_residual_share"],
            m - self.b,
            self.s["facility_life_years"],
        )
        return aged + site_value(self.world.scenario, self.mw, m)

    def build_into(self, ledger, end):
        """Spent evenly over months 1..b (index 0 if b = 0), lent on colocation terms."""
        b = self.b
        spending = {t: self.cost / b for t in range(1, b + 1)} if b > 0 else {0: self.cost}
        for t, amount in spending.items():
            ledger["capex"][t] += amount
        self.building.depreciate_into(ledger, end)
        terms = self.finance["colocation"]
        draws = {t: terms["debt_share"] * amount for t, amount in spending.items()}
        add_loan(ledger, draws, terms, b + self.s["ramp_months"], end)
