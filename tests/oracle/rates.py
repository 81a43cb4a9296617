"""Rates of return and payback."""

NO_INVESTMENT = "no investment"
NEVER_REPAID = "never repaid"
SEVERAL_RATES = "several rates"
NO_MEANINGFUL_RATE = "no meaningful rate"


def present_value(flow, rate):
    """Sum of CF(t) / (1+k)^(t/12), by Horner's rule: it is asked for at thousands of rates."""
    v, total = (1 + rate) ** (-1 / 12), 0.0
    for cf in reversed(flow):
        total = total * v + cf
    return total


def cumulative(flow):
    """The plain running sum."""
    sums, total = [], 0.0
    for cf in flow:
        total += cf
        sums.append(total)
    return sums


def running_sums(flow):
    """The running sum; within 1e-9 of its largest absolute value it counts as zero."""
    sums = cumulative(flow)
    residue = 1e-9 * max(map(abs, sums))
    return [0.0 if abs(s) <= residue else s for s in sums]


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
    sums = running_sums(flow)
    if all(s >= 0 for s in sums):
        return None, NO_INVESTMENT
    if sums[-1] > 0:
        rates = [i / 200 for i in range(2001)]  # 0, 0.005, .. 10
        values = [sums[-1]] + [present_value(flow, rate) for rate in rates[1:]]
        roots = sign_changes(values)
        if len(roots) > 1:
            return None, SEVERAL_RATES
        if not roots:
            return None, NO_MEANINGFUL_RATE
        i, j = roots[0]
        return root_between(flow, rates[i], rates[j]), None
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
    if all(v <= 0 for v in values):
        return None, NEVER_REPAID
    return None, NO_MEANINGFUL_RATE


def payback_months(flow):
    """First month from whose end on the running sum stays >= 0; 0 if never negative; None if it
    ends below."""
    sums = running_sums(flow)
    negative = [t for t, s in enumerate(sums) if s < 0]
    if not negative:
        return 0
    if negative[-1] == len(sums) - 1:
        return None
    return negative[-1] + 1
