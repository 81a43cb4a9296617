"""Colocation on C MW: a building let to tenants, term after term."""

from bridge import bridge
from facility import Facility
from finance import Taxed, cash_columns, new_ledger, sell_into
from paths import HOURS_PER_MONTH, present_value, whole_months

AFTER = 0.70  # what is left of the rent after a slowdown or a default


class Leases:
    """Term after term: rents in force, and what a building is worth let."""

    def __init__(self, facility):
        self.f, self.s, self.event = facility, facility.s, facility.event
        self.level = facility.world.truth.level
        self.T = facility.T
        self.term = whole_months(self.s["term_years"])
        # Undiminished rent per kW and month; None in vacancy and before delivery.
        self.signed = [None] * (self.T + 1)
        self.last_month = [None] * (self.T + 1)  # of the term in force
        self.last_rent = None  # of the last term that has ended
        opening, start = self.s["rent_usd_per_kw_month"], facility.delivered + 1
        while start <= self.T:
            for t in range(start, min(start + self.term, self.T + 1)):
                self.signed[t] = self.stepped(opening, t - start)
                self.last_month[t] = start + self.term - 1
            last = self.stepped(opening, self.term - 1)
            if start + self.term - 1 <= self.T:
                self.last_rent = last
            start += self.term + self.s["vacancy_months"]
            if start <= self.T:
                opening = self.reopened(last, start)

    def stepped(self, opening, months):
        return opening * (1 + self.s["rent_escalator"]) ** (months // 12)

    def reopened(self, last, start):
        """A new term opens at the last rent x renewal ratio x market."""
        market = self.level[start] ** self.s["rent_beta"]
        return last * self.s["renewal_rent_ratio"] * market

    def slowed(self, t):
        """The slowdown's .70, for good."""
        since = self.event.rent_factor_from
        return AFTER if since is not None and t >= since else 1.0

    def defaulted(self, t):
        """(collected, rent factor) of a tenant's default, until that lease's term ends."""
        d = self.event.default_month
        if d is None or d > self.T or self.last_month[d] is None:
            return 1.0, 1.0
        if t < d or self.last_month[t] != self.last_month[d]:
            return 1.0, 1.0
        return (0.0, 1.0) if t < d + 12 else (1.0, AFTER)

    def charged(self, t):
        """Rent charged in month t; None in vacancy and before delivery."""
        if self.signed[t] is None:
            return None
        return self.signed[t] * self.slowed(t) * self.defaulted(t)[1]

    def collected(self, t):
        return self.event.collected[t] * self.defaulted(t)[0]

    def let_value(self):
        """What a buyer pays at T for the income."""
        f, s, T = self.f, self.s, self.T
        power = 0.0
        if not s["tenant_pays_power"]:
            price = f.world.ai_power(f.world.truth, T)
            power = f.it * s["pue"] * s["load_factor"] * HOURS_PER_MONTH * s["leased_share"] * price

        def noi(rent):
            return 12 * (f.it * 1000 * rent * s["leased_share"] - f.opex(T) - power)

        now, years = 0.0, 0.0
        last = self.last_rent
        if self.signed[T] is not None:
            last = self.signed[T]
            now, years = self.charged(T), (self.last_month[T] - T) / 12
        following = self.reopened(last, T) * self.slowed(T)
        c = s["exit_cap_rate"]
        later = (1 + c) ** -years
        return noi(now) / c * (1 - later) + noi(following) / c * later


def colocation_part(world, mw, bridge_mw):
    s, finance, T = world.scenario["colocation"], world.scenario["finance"], world.T
    if s["build_months"] >= T:
        return None
    owner_pays = s["capex_usd_per_mw"] * (1 - s["tenant_funded_share"])
    f = Facility(world, "colocation", mw, owner_pays)
    leases = Leases(f)
    ledger = new_ledger(T)
    f.build_into(ledger, T)
    for t in range(f.delivered + 1, T + 1):
        ledger["operating_cost"][t] += f.opex(t)
        rent = leases.charged(t)
        if rent is None:
            continue
        let = f.ramp(t) * s["leased_share"]
        ledger["revenue"][t] += f.it * 1000 * rent * let * leases.collected(t)
        mwh = f.it * s["pue"] * s["load_factor"] * HOURS_PER_MONTH * let
        ledger["energy_mwh"][t] += mwh
        if not s["tenant_pays_power"]:
            ledger["power_cost"][t] += mwh * world.ai_power(world.truth, t)

    proceeds, book = f.empty_value(T), f.building.book_value(T)
    if f.delivered < T:
        proceeds = max(proceeds, leases.let_value())
    sell_into(ledger, T, proceeds, book)
    exit_cash = Taxed(finance).sale(proceeds, book)

    columns = cash_columns(ledger, finance)
    flow, bridge_npv, stopped = bridge(world, bridge_mw, f.b)
    columns["bridge_cash_flow"] = flow
    return {
        "columns": columns,
        "npv": present_value(columns["free_cash_flow"], f.rate) + bridge_npv,
        "equity_npv": present_value(columns["equity_cash_flow"], f.rate),
        "bridge_npv": bridge_npv,
        "exit_npv": exit_cash / (1 + f.rate) ** (T / 12),
        "go_live": f.b,
        "steady_from": f.b + s["ramp_months"],
        "delivered_steady_from": f.delivered + s["ramp_months"],
        "end": T,
        "contract_end": f.b + leases.term,
        "decisions": [],
        "bridge_decisions": stopped,
        "collected": [1.0] + [leases.collected(t) for t in range(1, T + 1)],
    }
