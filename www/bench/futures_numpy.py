"""The draws of random futures with numpy, for comparison: `python3 www/bench/futures_numpy.py [futures]`.

numpy's own Philox (4x64) and ziggurat normals, so other numbers of the same kind, all futures at once; correlated shocks that
fade, exponentials, 240 months, default volatilities. Left out: tenants, delays, costs, the four strategies, the owners' yearly
decisions (which differ from future to future and do not vectorise), the reports. Prints one line as `cargo xtask bench` does.
"""

import json
import sys
import time

import numpy as np

MONTHS = 240
SIGMA = np.array([0.5, 0.15, 0.4, 0.2])
HALF_LIFE = np.array([3.0, 2.0, 3.0, 1.0])
CORRELATIONS = np.array([[1, 0, 0.2, 0.1], [0, 1, 0, 0], [0.2, 0, 1, 0.1], [0.1, 0, 0.1, 1]])


def draw(futures, seed=1):
    rng = np.random.Generator(np.random.Philox(seed))
    kappa = np.log(2) / HALF_LIFE
    keep = np.exp(-kappa / 12)
    step = SIGMA * np.sqrt(-np.expm1(-2 * kappa / 12) / (2 * kappa))
    months = np.arange(1, MONTHS + 1)[:, None]
    half = SIGMA**2 * -np.expm1(-2 * kappa * months / 12) / (4 * kappa)
    shocks = rng.standard_normal((futures, MONTHS, 4)) @ np.linalg.cholesky(CORRELATIONS).T
    logs, x = np.empty_like(shocks), np.zeros((futures, 4))
    for t in range(MONTHS):
        x = keep * x + step * shocks[:, t]
        logs[:, t] = x - half[t]
    hashprice = np.exp((1 - 0.3) * logs[:, :, 0] - logs[:, :, 1])
    return hashprice, np.exp(logs[:, :, 2]), np.exp(logs[:, :, 3])


def main():
    futures = int(sys.argv[1]) if len(sys.argv) > 1 else 500
    times = []
    for _ in range(15):
        start = time.perf_counter()
        draw(futures)
        times.append(time.perf_counter() - start)
    name = f"{futures} futures, draws alone"
    print(json.dumps({"name": name, "engine": "numpy", "median_us": 1e6 * sorted(times)[7]}))


if __name__ == "__main__":
    main()
