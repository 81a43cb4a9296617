"""Rebuild it: the NPV of mining and of colocation on the default scenario, from first principles.

Run `python3 docs/rebuild.py`; no package is needed. The rules are those of methodology.md, the numbers those of the table of inputs
(`hash-or-host inputs`). Amounts in nominal USD, months 1 to T, index 0 the valuation date. The project's tests compare both results with the program's.
"""
from functools import lru_cache

# Site, bitcoin network, tax.
MW, POWER, POWER_STEP, INFLATION, T, SITE_SALE, TAX = 100, 50, 0.02, 0.025, 240, 400_000, 0.25
PRICE, PRICE_GROWTH, HASHRATE, HASHRATE_GROWTH, RESPONSE, LAG = 84_700, 0.08, 930, 0.10, 0.3, 3
SUBSIDY, FEES, HALVING = 3.125, 0.022, 16  # the halving of April 2028 is month 16 from January 2027
# Mining: the machines that stand, what new ones do and cost, how the mine runs.
PUE, UPTIME, POOL, OPEX, IDLE, RATE, LIFE, RESIDUAL = 1.05, 0.95, 0.01, 92_000, 0.3, 0.14, 48, 0.1
J_OWN, J_NEW, J_FLOOR, J_GAIN, TH_PRICE, RESALE, RESALE_FALL = 17.5, 11, 3.5, 0.12, 14, 3.5, 0.45
# Colocation: the lease and the building.
IT_SHARE, IT_PUE, CAPEX, BUILD, RAMP, HALL_OPEX, HALL_LIFE, HALL_RESIDUAL = 0.7, 1.2, 11e6, 16, 6, 214_000, 240, 0.2
RENT, RENT_STEP, TERM, RENEWAL, VACANCY, CAP_RATE, COLO_RATE = 128, 0.03, 180, 0.9, 6, 0.09, 0.08

def step(rate, t):  # prices that move once a year, from month 1
    return (1 + rate) ** ((t - 1) // 12)

def reward(t):  # USD a block
    halvings = 0 if t < HALVING else 1 + (t - HALVING) // 48
    return (SUBSIDY * 0.5**halvings + FEES) * PRICE * (1 + PRICE_GROWTH) ** ((t - 1) / 12)

def hashprice(t):  # USD per PH/s and day: 144 blocks a day among the network's hashrate
    network = HASHRATE * (1 + HASHRATE_GROWTH) ** ((t - 1) / 12) * (reward(max(1, t - LAG)) / reward(1)) ** RESPONSE
    return 144 * reward(t) / (1000 * network)

def site(t):  # what the grid connection fetches
    return MW * SITE_SALE * (1 + INFLATION) ** (t / 12)

def fleet(bought):  # petahashes of the machines bought in a month; None: those that stand
    joules = J_OWN if bought is None else max(J_FLOOR, J_NEW * (1 - J_GAIN) ** (bought / 12))
    return MW * 1e6 / (PUE * joules) / 1000

def cost(bought):  # machines cost what they earn: the price follows the mean hashprice of half a year
    months = range(max(1, bought - 5), bought + 1)
    return fleet(bought) * 1000 * TH_PRICE * sum(map(hashprice, months)) / len(months) / hashprice(1)

def margin(bought, t):  # a month's cash before tax; an unprofitable mine is switched off
    energy, opex = MW * 730 * UPTIME * POWER * step(POWER_STEP, t), MW * OPEX * step(INFLATION, t) / 12
    revenue = fleet(bought) * hashprice(t) * 365 / 12 * UPTIME * (1 - POOL)
    return revenue - energy - opex if revenue >= energy + (1 - IDLE) * opex else -opex * IDLE

def sold(bought, t, with_site):  # machines, and the site, after tax
    if bought == "none":
        fetched, book = 0, 0
    elif bought is None:
        fetched, book = fleet(None) * 1000 * RESALE * (1 - RESALE_FALL) ** (t / 12), 0
    else:
        age = t - bought
        fetched, book = cost(bought) * RESIDUAL ** min(1, age / LIFE), cost(bought) * max(0, 1 - age / LIFE)
    proceeds = fetched + (site(t) if with_site else 0)
    return proceeds - TAX * (proceeds - book)

@lru_cache(None)
def worth(bought, month):  # at a month's end, running on for a year and then choosing the best: value per dollar of that month
    end, value = min(month + 12, T), 0
    for t in range(month + 1, end + 1) if bought != "none" else ():
        wear = cost(bought) / LIFE if bought is not None and t <= bought + LIFE else 0
        value += (margin(bought, t) * (1 - TAX) + TAX * wear) / (1 + RATE) ** ((t - month) / 12)
    close = sold(bought, end, True)
    if end < T:
        keep, stop = worth(bought, end), sold(bought, end, False) + worth("none", end)
        replace = sold(bought, end, False) - cost(end) + worth(end, end)
        close = max(keep, replace, stop, close)
    return value + close / (1 + RATE) ** ((end - month) / 12)

def colocation():
    it, value = MW * min(IT_SHARE, 1 / IT_PUE), 0
    capex, rent, since = it * CAPEX, RENT, 0  # since: months of the term in force
    for t in range(1, T + 1):
        cash = -capex / BUILD if t <= BUILD else 0
        if t > BUILD:
            charged = rent * (1 + RENT_STEP) ** (since // 12) if since < TERM else 0
            income = it * 1000 * charged * min(1, (t - BUILD) / (RAMP + 1)) - it * HALL_OPEX * step(INFLATION, t) / 12
            wear = capex / HALL_LIFE if t <= BUILD + HALL_LIFE else 0
            cash += income - TAX * (income - wear)
            since += 1
            if since == TERM + VACANCY:
                rent, since = rent * (1 + RENT_STEP) ** ((TERM - 1) // 12) * RENEWAL, 0
        value += cash / (1 + COLO_RATE) ** (t / 12)
    # Sold at T for the income of the term in force and of the next one, or empty with the site if that is more.
    opex, left = HALL_OPEX * step(INFLATION, T), TERM - since
    net = [12 * it * 1000 * r - it * opex for r in (charged, charged * RENEWAL)]
    later = (1 + CAP_RATE) ** (-left / 12)
    let = net[0] / CAP_RATE * (1 - later) + net[1] / CAP_RATE * later
    fetched = max(let, capex * HALL_RESIDUAL ** min(1, (T - BUILD) / HALL_LIFE) + site(T))
    book = capex * max(0, 1 - (T - BUILD) / HALL_LIFE)
    value += (fetched - TAX * (fetched - book)) / (1 + COLO_RATE) ** (T / 12)
    # On its way out the mine runs until the hall opens, or stops at a year's end if that is worth more.
    flow = lambda t: margin(None, t) * (1 - TAX) / (1 + RATE) ** (t / 12)
    stops = [m for m in range(0, BUILD, 12)] + [BUILD]
    return value + max(sum(map(flow, range(1, m + 1))) + sold(None, m, False) / (1 + RATE) ** (m / 12) for m in stops)

if __name__ == "__main__":
    print(f"mining {worth(None, 0):.2f}\ncolocation {colocation():.2f}")
