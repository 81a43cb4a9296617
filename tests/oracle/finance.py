"""From ledger to cash: depreciation, loans, tax, debt service cover, IRR, payback."""

import math

from paths import present_value, whole_months

LEDGER_COLUMNS = (
    "revenue", "power_cost", "operating_cost", "depreciation", "sale_gain", "capex", "proceeds",
    "working_capital", "debt_draw", "interest", "principal", "repayment", "energy_mwh",
)  # fmt: skip


def new_ledger(T):
    """What a strategy writes; tax and the cash flows follow from it."""
    return {name: [0.0] * (T + 1) for name in LEDGER_COLUMNS}


# --- Assets -------------------------------------------------------------------------------------


class Asset:
    """Something bought: depreciates from the month `first_month` in which it enters service."""

    def __init__(self, cost, first_month, life_months, first_year_share):
        self.cost = cost
        self.first_month = first_month
        self.life = life_months
        self.first_share = first_year_share

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

    def sell_into(self, ledger, t, proceeds):
        ledger["proceeds"][t] += proceeds
        ledger["sale_gain"][t] += proceeds - self.book_value(t)


def aged_price(price, residual_share, age_months, life_months):
    """Price x residual^min(1, age/life); Python's 0.0**0 is 1, as the contract wants."""
    return price * residual_share ** min(1.0, age_months / life_months)


# --- Loans --------------------------------------------------------------------------------------


def add_loan(ledger, draws, terms, end):
    """One loan: `draws` {month: cost}, of which debt_share is lent; the rest at `end` is repaid.

    Interest = balance x rate/12 from the month after the first draw; level payments over the tenor
    from the month after the last draw.
    """
    rate = terms["interest_rate"] / 12
    n = whole_months(terms["tenor_years"])
    lent = {t: terms["debt_share"] * cost for t, cost in draws.items()}
    last_draw = max(lent)
    balance = 0.0
    payment = 0.0
    for t in range(min(lent), end + 1):
        interest = balance * rate
        principal = 0.0
        number = t - last_draw  # 1 for the first level payment
        if 1 <= number < n:
            principal = payment - interest
        elif number == n:
            principal = balance
        ledger["interest"][t] += interest
        ledger["principal"][t] += principal
        balance -= principal
        draw = lent.get(t, 0.0)
        ledger["debt_draw"][t] += draw
        balance += draw
        if t == last_draw:
            payment = level_payment(balance, rate, n)
    ledger["repayment"][end] += balance


def level_payment(balance, monthly_rate, n):
    """balance x r / (1 - (1+r)^-n), exact for tiny r."""
    if monthly_rate == 0:
        return balance / n
    return balance * monthly_rate / -math.expm1(-n * math.log1p(monthly_rate))


# --- Tax ----------------------------------------------------------------------------------------


def taxes_of_years(incomes, tax_rate, offset_limit):
    """Tax of each year in turn; losses carry forward and offset at most a share of income."""
    taxes, losses = [], 0.0
    for income in incomes:
        if income <= 0:
            losses += -income
            taxes.append(0.0)
        else:
            offset = min(losses, offset_limit * income)
            losses -= offset
            taxes.append(tax_rate * (income - offset))
    return taxes


def monthly_tax(taxable, finance):
    """Taxable income by month (index 0 carries none) -> tax, paid in each model year's last month."""
    T = len(taxable) - 1
    incomes = [sum(taxable[m + 1 : m + 13]) for m in range(0, T, 12)]
    taxes = taxes_of_years(incomes, finance["tax_rate"], finance["loss_offset_limit"])
    column = [0.0] * (T + 1)
    for year, tax in enumerate(taxes):
        column[12 * year + 12] = tax
    return column


# --- Ledger to cash -----------------------------------------------------------------------------


def cash_columns(ledger, finance):
    """The ledger with EBITDA, both taxes and both cash flows added."""
    L = dict(ledger)
    months = range(len(L["revenue"]))
    L["ebitda"] = [L["revenue"][t] - L["power_cost"][t] - L["operating_cost"][t] for t in months]
    taxable = [L["ebitda"][t] - L["depreciation"][t] + L["sale_gain"][t] for t in months]
    L["tax"] = monthly_tax(taxable, finance)
    L["equity_tax"] = monthly_tax([taxable[t] - L["interest"][t] for t in months], finance)
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


def min_dscr(columns, go_live, finance):
    """Lowest cover of the full years after go-live that have debt service; None without any.

    Tax after interest is that of the model years (its loss account opens at index 0, so interest
    during the build counts) with the gains left out; a year of the cover bears the tax paid in
    its twelve months, which is one model year's.
    """
    T = len(columns["revenue"]) - 1
    taxable = [
        columns["ebitda"][t] - columns["depreciation"][t] - columns["interest"][t]
        for t in range(T + 1)
    ]
    tax = monthly_tax(taxable, finance)
    covers = []
    for m in range(go_live, T - 11, 12):
        year = range(m + 1, m + 13)
        service = sum(columns["interest"][t] + columns["principal"][t] for t in year)
        if service > 0:
            covers.append(sum(columns["ebitda"][t] - tax[t] for t in year) / service)
    return min(covers) if covers else None


# --- Rates and payback --------------------------------------------------------------------------

NO_INVESTMENT = "no investment"
NEVER_REPAID = "never repaid"
SEVERAL_RATES = "several rates"
NO_MEANINGFUL_RATE = "no meaningful rate"


def cumulative(flow):
    sums, total = [], 0.0
    for cf in flow:
        total += cf
        sums.append(total)
    return sums


def sign_changes(values):
    """Positions (i, j) of neighbouring non-zero values of opposite sign; zeros are skipped."""
    nonzero = [i for i, v in enumerate(values) if v != 0]
    return [(i, j) for i, j in zip(nonzero, nonzero[1:]) if (values[i] < 0) != (values[j] < 0)]


def root_between(flow, low, high):
    """Bisection to the last bit, given present values of opposite sign at low and high."""
    low_negative = present_value(flow, low) < 0
    while True:
        middle = low + (high - low) / 2
        if middle <= low or middle >= high:
            return middle
        if (present_value(flow, middle) < 0) == low_negative:
            low = middle
        else:
            high = middle


def irr(flow):
    """(rate, None) or (None, reason)."""
    sums = cumulative(flow)
    if all(s >= 0 for s in sums):
        return None, NO_INVESTMENT
    if sums[-1] > 0 and len(sign_changes(sums)) == 1:
        if present_value(flow, 10.0) > 0:
            return None, NO_MEANINGFUL_RATE
        return root_between(flow, 0.0, 10.0), None
    rates = [i / 200 - 0.99 for i in range(2199)]  # -0.99, -0.985, .. 10
    values = [present_value(flow, rate) for rate in rates]
    roots = sign_changes(values)
    if len(roots) > 1:
        return None, SEVERAL_RATES
    if len(roots) == 1:
        i, j = roots[0]
        if values[i] > 0:  # falling
            return root_between(flow, rates[i], rates[j]), None
        return None, NO_MEANINGFUL_RATE
    if all(v < 0 for v in values):
        return None, NEVER_REPAID
    return None, NO_MEANINGFUL_RATE


def payback_months(flow):
    """First month from whose end on the cumulative flow stays >= 0; None if it ends below."""
    sums = cumulative(flow)
    negative = [t for t, s in enumerate(sums) if s < 0]
    if not negative:
        return 0
    if negative[-1] == len(sums) - 1:
        return None
    return negative[-1] + 1
