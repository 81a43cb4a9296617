"""GPU cloud on C MW: a building plus generations of accelerators, each let by the hour."""

from bridge import bridge
from decisions import changes, decide
from facility import Facility
from finance import Asset, Taxed, add_loan, aged_price, cash_columns, new_ledger, sell_into
from paths import HOURS_PER_MONTH, present_value, whole_months


class Cloud(Facility):
    """The cloud as a decision problem: a state is the month its generation was bought."""

    def __init__(self, world, mw):
        per_mw = world.scenario["gpu_cloud"]["facility_capex_usd_per_mw"]
        super().__init__(world, "gpu_cloud", mw, per_mw)
        self.n = self.it * 1e6 / self.s["accelerator_watts"]
        self.term = whole_months(self.s["term_years"])
        self.service_life = whole_months(self.s["service_life_years"])
        self.taxed = Taxed(self.finance)
        self.dates = list(range(self.b + 12, self.T, 12))

    # --- One generation ---------------------------------------------------------------------------

    def price(self, view, bought):
        s = self.s
        change = (1 + s["next_generation_price_change"]) ** ((bought - self.b) / 12)
        level = 1.0
        if bought != self.b:
            level = view.level[max(bought, 1)] ** s["accelerator_price_response"]
        return self.n * s["accelerator_price_usd"] * change * level

    def asset(self, view, bought):
        life = self.s["accelerator_life_years"]
        share = self.finance["machine_deduction_share"]
        return view.remember(
            (self, bought), lambda: Asset(self.price(view, bought), bought + 1, life, share)
        )

    def fetches(self, view, m, bought):
        s = self.s
        cost = self.asset(view, bought).cost
        return aged_price(
            cost, s["accelerator_residual_share"], m - bought, s["accelerator_life_years"]
        )

    def contract(self, bought):
        """(first, last) month of the generation's contract as delivered."""
        start = self.delivered if bought == self.b else bought
        return start + 1, start + self.term

    def void_from(self, bought, known):
        """The month from which the contract is void, as far as known at the end of `known`."""
        first, last = self.contract(bought)
        void = self.event.void_from
        if void is not None and not first < void <= last:
            void = None
        default = self.event.default_month
        if default is not None and first <= default <= last:
            void = min(default + 12, void or default + 12)
        return void if void is not None and void <= known else None

    def contract_in_force(self, t, bought, known):
        first, last = self.contract(bought)
        void = self.void_from(bought, known)
        return first <= t <= last and (void is None or t < void)

    def collected(self, view, t, bought):
        """Owners expect to be paid from the next month on."""
        if t > view.known:
            return 1.0
        share = self.event.collected[t]
        first, last = self.contract(bought)
        default = self.event.default_month
        if default is not None and first <= default <= last and default <= t < default + 12:
            share = 0.0
        return share

    def month(self, view, t, bought):
        """(revenue, power cost, MWh) of month t."""
        if t <= self.delivered:
            return 0.0, 0.0, 0.0
        s, r = self.s, self.ramp(t)
        change = (1 + s["next_generation_rate_change"]) ** ((bought - self.b) / 12)
        before_level = s["lease_rate_usd_per_hour"] * change
        mwh = self.it * s["pue"] * s["load_factor"] * HOURS_PER_MONTH * r
        power = mwh * self.world.ai_power(view, t)
        hours = self.n * HOURS_PER_MONTH * r
        age = t - bought - 1
        market = before_level * view.level[t] * (1 - s["lease_rate_decline"]) ** (age / 12)
        if self.contract_in_force(t, bought, view.known):
            level = 1.0 if bought == self.b else view.level[max(bought, 1)]
            billed = before_level * level
            repriced = self.event.repriced_from
            if repriced is not None and repriced <= min(t, view.known):
                billed = market
            share = s["contract_billed_share"] * self.collected(view, t, bought)
            return hours * billed * share, power, mwh
        revenue = hours * market * s["spot_utilisation"]
        if age >= self.service_life or revenue * (1 - s["opex_revenue_share"]) < power:
            return 0.0, 0.0, 0.0
        return revenue, power, mwh

    # --- The decisions ----------------------------------------------------------------------------

    def cash(self, view, t, bought):
        revenue, power, _ = self.month(view, t, bought)
        margin = revenue * (1 - self.s["opex_revenue_share"]) - power - self.opex(t)
        depreciation = self.asset(view, bought).depreciation(t) + self.building.depreciation(t)
        return self.taxed.month(margin, depreciation)

    def all_sold(self, view, m, bought):
        """(proceeds, book) of accelerators, facility and site, empty."""
        return (
            self.fetches(view, m, bought) + self.empty_value(m),
            self.asset(view, bought).book_value(m) + self.building.book_value(m),
        )

    def bound(self, view, m, bought):
        """A contract is in force after month m: signed, its last month not past, not void."""
        if self.term == 0:
            return False
        _, last = self.contract(bought)
        return m < last and self.void_from(bought, view.known) is None

    def options(self, view, m, bought):
        options = [("keep", 0.0, bought)]
        if self.bound(view, m, bought):
            return options
        if self.s["refresh_accelerators"]:
            old = self.asset(view, bought).book_value(m)
            sold = self.taxed.sale(self.fetches(view, m, bought), old)
            options.append(("replace", sold - self.price(view, m), m))
        options.append(("close", self.taxed.sale(*self.all_sold(view, m, bought)), None))
        return options

    def final(self, view, bought):
        return self.taxed.sale(*self.all_sold(view, self.T, bought))

    def dearer_from(self, held):
        """The month from which debt drawn costs more: the slowdown's, or that of a default, if it
        befalls the contract of a generation then held."""
        months = [] if self.event.dearer_from is None else [self.event.dearer_from]
        default = self.event.default_month
        for (bought, state), (until, _) in zip(held, [*held[1:], (self.T, None)]):
            if state is not None and default is not None:
                first, last = self.contract(bought)
                if first <= default <= min(last, until):
                    months.append(default)
        return min(months, default=None)

    # --- The prepayment ---------------------------------------------------------------------------

    def prepayment(self):
        """Fixed at signing: a share of what the first contract bills, delivered at b."""
        s = self.s
        ramps = sum(
            min(1.0, (t - self.b) / (s["ramp_months"] + 1))
            for t in range(self.b + 1, min(self.b + self.term, self.T) + 1)
        )
        billed = s["lease_rate_usd_per_hour"] * HOURS_PER_MONTH * s["contract_billed_share"]
        return s["prepayment_share"] * self.n * billed * ramps

    def prepay_into(self, ledger):
        prepaid, working_capital = self.prepayment(), ledger["working_capital"]
        if prepaid == 0:
            return
        working_capital[self.b] += prepaid
        first, last = self.contract(self.b)
        last = min(last, self.T)
        months = last - first + 1
        if months < 1:  # not delivered at all
            working_capital[self.T] -= prepaid
            return
        credited = min(whole_months(self.s["prepayment_credit_years"]), months)
        stop = self.void_from(self.b, self.T + 12)
        default = self.event.default_month
        if default is not None and first <= default <= last:
            stop = default
        for t in range(last - credited + 1, last + 1):
            if stop is None or t < stop:
                working_capital[t] -= prepaid / credited


def gpu_cloud_part(world, mw, bridge_mw, decider=decide):
    s, finance, T, truth = world.scenario["gpu_cloud"], world.scenario["finance"], world.T, world.truth
    if s["build_months"] >= T:
        return None
    cloud = Cloud(world, mw)
    b, ledger = cloud.b, new_ledger(T)
    taken = decider(cloud, world, b)
    held = [(b, b)] + [(m, state) for m, name, state in taken if name != "keep"]
    end = next((m for m, state in held if state is None), T)

    collected = [1.0] * (T + 1)
    cloud.build_into(ledger, end)
    terms, dearer_from = finance["gpu_cloud"], cloud.dearer_from(held)
    for (bought, state), (until, _) in zip(held, [*held[1:], (T, None)]):
        if state is None:
            break
        chips = cloud.asset(truth, bought)
        ledger["capex"][bought] += chips.cost
        chips.depreciate_into(ledger, until)
        lent_on = chips.cost
        if bought == b:
            lent_on = max(0.0, chips.cost - cloud.prepayment())
        dearer = dearer_from is not None and bought >= dearer_from
        draws = {bought: terms["debt_share"] * lent_on}
        add_loan(ledger, draws, terms, bought, until, dearer)
        for t in range(bought + 1, until + 1):
            revenue, power, mwh = cloud.month(truth, t, bought)
            ledger["revenue"][t] += revenue
            if cloud.contract_in_force(t, bought, T):
                collected[t] = cloud.collected(truth, t, bought)
            ledger["power_cost"][t] += power
            ledger["operating_cost"][t] += cloud.opex(t) + s["opex_revenue_share"] * revenue
            ledger["energy_mwh"][t] += mwh
        if until < end:
            sell_into(ledger, until, cloud.fetches(truth, until, bought), chips.book_value(until))
        else:
            proceeds, book = cloud.all_sold(truth, end, bought)
            sell_into(ledger, end, proceeds, book)
            exit_cash = cloud.taxed.sale(proceeds, book)
    cloud.prepay_into(ledger)

    columns = cash_columns(ledger, finance)
    flow, bridge_npv, stopped = bridge(world, bridge_mw, b)
    columns["bridge_cash_flow"] = flow
    return {
        "columns": columns,
        "npv": present_value(columns["free_cash_flow"], cloud.rate) + bridge_npv,
        "equity_npv": present_value(columns["equity_cash_flow"], cloud.rate),
        "bridge_npv": bridge_npv,
        "exit_npv": exit_cash / (1 + cloud.rate) ** (end / 12),
        "go_live": b,
        "steady_from": b + s["ramp_months"],
        "delivered_steady_from": cloud.delivered + s["ramp_months"],
        "end": end,
        "contract_end": b + cloud.term,
        "decisions": changes(taken),
        "bridge_decisions": stopped,
        "collected": collected,
    }
