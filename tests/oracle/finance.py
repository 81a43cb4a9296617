"""From ledger to cash: depreciation, loans, tax, debt service cover."""

import math

from paths import whole_months

LEDGER_COLUMNS = (
    "revenue", "power_cost", "operating_cost", "depreciation", "sale_gain", "capex", "proceeds",
    "working_capital", "debt_draw", "interest", "principal", "repayment", "energy_mwh",
)  # fmt: skip
DEARER = 0.0225  # 225 bp


def new_ledger(T):
    """What a strategy writes; tax and the cash flows follow from it."""
    return {name: [0.0] * (T + 1) for name in LEDGER_COLUMNS}


class Asset:
    """Something bought: depreciates from the month `first_month` in which it enters service."""

    def __init__(self, cost, first_month, life_years, first_share):
        self.cost = cost
        self.first_month = first_month
        self.life = whole_months(life_years)
        self.first_share = first_share

    def depreciation(self, t):
        in_service = t - self.first_month + 1
        if in_service < 1 or in_service > self.life:
            return 0.0
        amount = self.cost * (1 - self.first_share) / self.life
        if in_service == 1:
            amount += self.cost * self.first_share
        return amount

    def book_value(self, t):
        """Cost less depreciation up to and including month t."""
        in_service = t - self.first_month + 1
        if in_service < 1:
            return self.cost
        if in_service >= self.life:
            return 0.0
        return self.cost * (1 - self.first_share) * (1 - in_service / self.life)

    def depreciate_into(self, ledger, last_month):
        for t in range(self.first_month, last_month + 1):
            ledger["depreciation"][t] += self.depreciation(t)


class Taxed:
    """How a decision counts what is sold: all that is sold together, after tax."""

    def __init__(self, finance):
        self.rate = finance["tax_rate"]
        self.carried = finance["losses"] == "carried"

    def sale(self, proceeds, book):
        gain = proceeds - book
        if self.carried:
            gain = max(0.0, gain)
        return proceeds - self.rate * gain

    def month(self, margin, depreciation):
        return margin * (1 - self.rate) + self.rate * depreciation


def sell_into(ledger, t, proceeds, book, tax_month=None):
    """A sale; its gain belongs to month t, or to `tax_month`."""
    ledger["proceeds"][t] += proceeds
    ledger["sale_gain"][t if tax_month is None else tax_month] += proceeds - book


def aged_price(price, residual_share, age_months, life_years):
    """Price x residual^min(1, age/life); Python's 0.0**0 is 1, as the contract wants."""
    return price * residual_share ** min(1.0, age_months / whole_months(life_years))


def add_loan(ledger, draws, terms, first_after, end, dearer=False):
    """One loan: `draws` {month: amount lent}; the rest at `end` is repaid.

    Interest = balance x rate/12 from the month after the first draw; level payments over the tenor,
    the first in month `first_after` + 1.
    """
    rate = (terms["interest_rate"] + (DEARER if dearer else 0.0)) / 12
    n = whole_months(terms["tenor_years"])
    balance, payment = 0.0, 0.0
    for t in range(min(draws), end + 1):
        if t == first_after + 1:
            payment = level_payment(balance, rate, n)
        interest = balance * rate
        principal = 0.0
        number = t - first_after  # 1 for the first level payment
        if 1 <= number < n:
            principal = payment - interest
        elif number == n:
            principal = balance
        ledger["interest"][t] += interest
        ledger["principal"][t] += principal
        balance -= principal
        draw = draws.get(t, 0.0)
        ledger["debt_draw"][t] += draw
        balance += draw
    ledger["repayment"][end] += balance


def level_payment(balance, monthly_rate, n):
    """balance x r / (1 - (1+r)^-n), exact for tiny r."""
    if monthly_rate == 0:
        return balance / n
    return balance * monthly_rate / -math.expm1(-n * math.log1p(monthly_rate))


def carried_tax(taxable, finance):
    """Tax by month where losses are carried: by model year, paid in its last month."""
    column, losses = [0.0] * len(taxable), 0.0
    for m in range(0, len(taxable) - 1, 12):
        income = sum(taxable[m + 1 : m + 13])
        if income <= 0:
            losses -= income
        else:
            offset = min(losses, finance["loss_offset_limit"] * income)
            losses -= offset
            column[m + 12] = finance["tax_rate"] * (income - offset)
    return column


def tax_of(taxable, finance):
    """Taxable income by month -> tax by month, as `finance.losses` says."""
    if finance["losses"] == "used":
        return [finance["tax_rate"] * income for income in taxable]
    return carried_tax(taxable, finance)


def cash_columns(ledger, finance):
    """The ledger with EBITDA, both taxes and both cash flows added."""
    L = dict(ledger)
    months = range(len(L["revenue"]))
    L["ebitda"] = [L["revenue"][t] - L["power_cost"][t] - L["operating_cost"][t] for t in months]
    taxable = [L["ebitda"][t] - L["depreciation"][t] + L["sale_gain"][t] for t in months]
    L["tax"] = tax_of(taxable, finance)
    L["equity_tax"] = tax_of([taxable[t] - L["interest"][t] for t in months], finance)
    L["free_cash_flow"] = [
        L["ebitda"][t] - L["tax"][t] - L["capex"][t] + L["proceeds"][t] + L["working_capital"][t]
        for t in months
    ]
    L["equity_cash_flow"] = [
        L["ebitda"][t] - L["equity_tax"][t] - L["capex"][t] + L["proceeds"][t]
        + L["working_capital"][t] + L["debt_draw"][t]
        - L["interest"][t] - L["principal"][t] - L["repayment"][t]
        for t in months
    ]  # fmt: skip
    return L


def cash_for_service(columns, finance):
    """(EBITDA - tax after interest, always as carried and without gains; debt service) by month."""
    months = range(len(columns["revenue"]))
    tax = carried_tax(
        [
            columns["ebitda"][t] - columns["depreciation"][t] - columns["interest"][t]
            for t in months
        ],
        finance,
    )
    cash = [columns["ebitda"][t] - tax[t] for t in months]
    service = [columns["interest"][t] + columns["principal"][t] for t in months]
    return cash, service


def min_dscr(columns, start, finance, until=None):
    """Lowest cover of the full years after month `start` that have debt service and end by
    `until`; None without any."""
    T = len(columns["revenue"]) - 1
    cash, service = cash_for_service(columns, finance)
    covers = [
        sum(cash[m + 1 : m + 13]) / sum(service[m + 1 : m + 13])
        for m in range(start, T - 11, 12)
        if sum(service[m + 1 : m + 13]) > 0 and (until is None or m + 12 <= until)
    ]
    return min(covers) if covers else None


def first_uncovered(columns, build_months, finance):
    """First month from b+12 on whose trailing twelve months do not cover their debt service."""
    cash, service = cash_for_service(columns, finance)
    for t in range(max(build_months, 0) + 12, len(cash)):
        due = sum(service[t - 11 : t + 1])
        if due > 0 and sum(cash[t - 11 : t + 1]) / due < 1:
            return t
    return None
