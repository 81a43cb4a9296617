"""Scenarios from the table of inputs: defaults, random draws, extremes. Flat: {"site.grid_mw": 1}."""

import json
import math
from pathlib import Path

from paths import Paths

INPUTS = Path(__file__).parent / "inputs.json"
WHOLE = ("months", "paths")
GIVEN = ("price", "network", "power", "level")
WHOLE_KEYS = ("site.horizon_years", "uncertainty.seed")
TEXT_KEYS = ("site.start", "network.next_halving")


class Table:
    def __init__(self, path=INPUTS):
        self.rows = {row["key"]: row for row in json.loads(Path(path).read_text())}
        self.defaults = {key: row["default"] for key, row in self.rows.items()}

    def nested(self, changed):
        """A full nested scenario from the inputs that differ from the defaults."""
        scenario = {}
        for key, value in {**self.defaults, **changed}.items():
            *groups, name = key.split(".")
            place = scenario
            for group in groups:
                place = place.setdefault(group, {})
            place[name] = value
        return scenario

    def changed(self, flat):
        return {key: value for key, value in flat.items() if value != self.defaults[key]}

    def is_whole(self, key):
        return self.rows[key]["unit"] in WHOLE or key in WHOLE_KEYS

    def numeric(self):
        """Keys of the numeric inputs that `evaluate` reads."""
        return [
            key
            for key, row in self.rows.items()
            if row["unit"] != "yes/no" and key not in TEXT_KEYS and "choices" not in row
            and not key.startswith("uncertainty.")
        ]  # fmt: skip

    def _number(self, rng, key, low, high):
        """Uniform, or log-uniform where the range spans decades (a wide range from 0 is drawn
        from a millionth of its end on)."""
        if self.is_whole(key):
            return rng.randint(round(low), round(high))
        if low == 0 and high > 1000:
            low = high * 1e-6
        if low > 0 and high / low > 30:
            return math.exp(rng.uniform(math.log(low), math.log(high)))
        return rng.uniform(low, high)

    def _choices(self, rng, flat):
        for key, row in self.rows.items():
            if row["unit"] == "yes/no":
                flat[key] = rng.random() < 0.5
            elif "choices" in row:
                flat[key] = rng.choice(row["choices"])
        flat["site.start"] = f"{rng.randint(2025, 2033)}-{rng.randint(1, 12):02}"
        flat["network.next_halving"] = f"{rng.choice([2028, 2032])}-{rng.randint(1, 12):02}"

    def draw_plausible(self, rng):
        flat = {}
        for key in self.numeric():
            row = self.rows[key]
            flat[key] = self._number(rng, key, row["low"], row["high"])
        flat["site.horizon_years"] = rng.randint(3, 30)
        self._choices(rng, flat)
        return flat

    def draw_wide(self, rng):
        """Each input is plausible, at an end of its range, 0, or anywhere in [min, max], with a
        wildness of its own for each scenario."""
        flat = self.draw_plausible(rng)
        wildness = rng.choice([0.1, 0.3, 0.6, 1.0])
        for key in self.numeric():
            if rng.random() >= wildness:
                continue
            row = self.rows[key]
            sort = rng.random()
            if sort < 0.15:
                flat[key] = row["min"]
            elif sort < 0.25:
                flat[key] = row["max"]
            elif sort < 0.30 and row["min"] <= 0:
                flat[key] = 0 if self.is_whole(key) else 0.0
            else:
                flat[key] = self._number(rng, key, row["min"], row["max"])
        flat["site.horizon_years"] = rng.randint(1, 30)
        return flat

    def extremes(self):
        """Each input alone at its min and at its max; of the uncertainty group only two."""
        keys = [*self.numeric(), *TEXT_KEYS]
        keys += ["uncertainty.btc_volatility", "uncertainty.common_discount_rate"]
        for key in keys:
            for end in ("min", "max"):
                value = self.rows[key][end]
                if value != self.defaults[key]:
                    yield {key: value}
        for key, row in self.rows.items():
            if row["unit"] == "yes/no":
                yield {key: not row["default"]}
            elif "choices" in row:
                for choice in row["choices"]:
                    if choice != row["default"]:
                        yield {key: choice}

    def draw_given(self, rng, flat):
        """Series of some of the four paths, walking about the rule, shorter or longer than T."""
        base = Paths(self.nested(flat))
        names = [name for name in GIVEN if rng.random() < 0.5] or [rng.choice(GIVEN)]
        given = {}
        for name in names:
            length = rng.choice([1, rng.randint(2, 30), base.T, base.T + rng.randint(1, 40)])
            series, factor = getattr(base, name), 1.0
            given[name] = []
            for t in range(1, length + 1):
                factor *= math.exp(rng.gauss(0, 0.06))
                given[name].append(float(f"{series[min(t, base.T)] * factor:.6g}"))
            if name in ("power", "level") and rng.random() < 0.3:  # may be free for a while
                start = rng.randrange(length)
                for t in range(start, min(length, start + rng.randint(1, 14))):
                    given[name][t] = 0.0
        return given
