/* tslint:disable */
/* eslint-disable */

/** A headline: dollars, gigawatts or both, at least one of them. */
export interface Headline {
    /** What its dollars are: what it costs to build, what contracts bring over all their years, what a
     * year brings; `"contract_value"` if not given. */
    kind?: HeadlineKind;
    /** Its dollars, USD; a year's if they are yearly revenue. 1 to 1e15. */
    usd?: number;
    /** Its power at the grid, GW. 1e-6 to 1e6. */
    power_gw?: number;
    /** A revenue that somebody asks for, USD a year. 1 to 1e15. */
    asked_usd_per_year?: number;
}



/** A pick applied to a scenario. */
export interface AppliedPick {
    /** The scenario with the entry's values; the rest stays. */
    scenario: Scenario;
    /** What became different. */
    changes: { key: string; from: number | boolean | string; to: number | boolean | string }[];
}



/** A preset applied to a scenario. */
export interface AppliedPreset {
    /** The scenario with the preset's values. */
    scenario: Scenario;
    /** What became different, and where the value comes from. */
    changes: { key: string; from: number | boolean | string; to: number | boolean | string; why: string }[];
}



/** Called with the share done, 0 to 1; answering false cancels (a `CancelledError` is thrown). */
export type Progress = (done: number) => boolean | void;



/** How many futures, and which. */
export interface SimulationOptions {
    /** How many, 100 to 1,000,000; else as the scenario says. */
    futures?: number;
    /** Whose draws, a whole number from 0 to 4,294,967,295; else as the scenario says. */
    seed?: number;
    /** Called with the share done; answering false cancels. */
    on_progress?: Progress;
    /** Paths given month by month, in place of the scenario's own. */
    paths?: GivenPaths;
}

/** What the futures say together. */
export interface Simulation {
    /** How many futures. */
    futures: number;
    /** Whose draws. */
    seed: number;
    /** By strategy. */
    strategies: Record<Strategy, SimulatedStrategy | NotReady>;
    /** Selling now, in which nothing is random. */
    sell_now: { npv_usd: number; chance_best: number };
    /** The lead of the best on the mean over the next best pure use; null without one. */
    lead: SimulatedLead | null;
}

/** One future. Series have T + 1 values; index 0 is unused and 0. */
export interface Future {
    /** Its world. */
    paths: {
        /** USD per bitcoin. */
        btc_price_usd: Float64Array;
        /** EH/s. */
        network_eh_per_s: Float64Array;
        /** USD per PH/s per day. */
        hashprice_usd_per_ph_day: Float64Array;
        /** USD/MWh, without what firm power costs more. */
        power_usd_per_mwh: Float64Array;
        /** 1 = as entered. */
        lease_level: Float64Array;
    };
    /** Shares of rent and of contract revenue that are collected. */
    collected: { colocation: Float64Array; gpu_cloud: Float64Array };
    /** Whether a tenant is found. */
    tenant_found: boolean;
    /** Months from delivery to the default; null if it befalls nobody within the horizon. */
    default_after_months: number | null;
    /** Months by which the first delivery is late. */
    delay_months: number;
    /** What buildings cost, as a factor. */
    capex_factor: number;
    /** At the common rate, USD; null for what is not ready. */
    npv_usd: Record<Strategy, number | null>;
}



/** The preset that a link's scenario is, or was before some inputs were moved. */
export interface LinkedPreset {
    /** Its id. */
    id: string;
    /** What has been moved since. */
    moved: { key: string; from: number | boolean | string; to: number | boolean | string }[];
}



/** What a hybrid is asked under. */
export interface FrontierOptions {
    /** Shares from 0 to 1, 2 to 401; 41 if not given. */
    points?: number;
    /** Shocks for the stressed NPV. */
    shocks?: readonly ShockName[];
    /** The most funding there is, USD. */
    funding_limit_usd?: number;
    /** The most critical IT that finds a tenant, MW. */
    ai_mw_limit?: number;
    /** Weight on the stressed NPV, 0 to 1. */
    stress_weight?: number;
}



/** What a map shows. */
export interface MapOptions {
    /** The input from left to right. */
    x: string;
    /** The input from bottom to top. */
    y: string;
    /** Points a side, 2 to 400; 64 if not given. */
    points?: number;
    /** Whether every point is evaluated, rather than only where the frontier runs. */
    exact?: boolean;
    /** Told of progress. */
    on_progress?: Progress;
}



/** What a tornado watches: a figure of one strategy, or the difference of two NPVs. */
export interface TornadoTarget {
    /** The figure; `npv` if not given. */
    figure?: "npv" | "equity_irr" | "min_dscr";
    /** The strategy; the best one if not given. */
    strategy?: Strategy;
    /** The strategy whose NPV is taken off; another one. */
    less?: Strategy;
}



type DeepPartial<T> = { [K in keyof T]?: T[K] extends object ? DeepPartial<T[K]> : T[K] };

/** A scenario in which missing keys take the defaults. */
export type PartialScenario = DeepPartial<Scenario>;

/** Paths given month by month from month 1 on instead of by their rule: a forward curve, a forecast, a
 * record. A shorter one goes on from its last value by its rule; what goes beyond the horizon is
 * ignored; more than 10,000 values are refused. */
export interface GivenPaths {
    /** Bitcoin price, USD; above 0. */
    btc_price_usd?: ArrayLike<number>;
    /** Network hashrate, EH/s; above 0. */
    network_eh_per_s?: ArrayLike<number>;
    /** Power price, USD/MWh; not below 0. */
    power_usd_per_mwh?: ArrayLike<number>;
    /** GPU lease level, 1 being the rates as entered; not below 0. */
    lease_level?: ArrayLike<number>;
}

/** What an owner decided, and what each option was worth then. */
export interface Decision {
    /** The month at whose end it was taken; 0 is the valuation date. */
    month: number;
    /** What was chosen; it holds from the next month on. */
    action: Action;
    /** After-tax value of each option at that date, USD; null if it was not open. */
    values_usd: Record<Action, number | null>;
}

/** What a strategy comes to: its figures, its owner's decisions and its ledger, or `not_ready` within
 * the horizon. */
export type StrategyResult = (Figures & {
    /** By date; none for colocation. A hybrid's parts decide as the uses they are part of do. */
    decisions: Decision[];
    /** What the owner of the mine on its way out decided; empty without one. */
    bridge_decisions: Decision[];
    /** The ledger; worked out again, to the last bit, when the first of an evaluation is read. */
    monthly: Monthly;
    not_ready?: undefined;
}) | NotReady;

/** What a scenario is worth in each of its four uses. */
export interface Evaluation {
    /** The strategy with the highest NPV, each at its own rate; null if all are below selling now. */
    best: Strategy | null;
    /** How far `best` is ahead of the best other pure use; null without either. */
    lead: Lead | null;
    /** What selling now brings: machines and site, after tax, USD. */
    sell_now_usd: number;
    /** By strategy. */
    strategies: Record<Strategy, StrategyResult>;
    /** What should be known of the scenario before its answer is believed; mostly empty. */
    notices: Notice[];
}

/** One offending field. */
export interface FieldError {
    /** The key as given. */
    key: string;
    /** The month of the value, 1 the first, where the field is a path; else null. */
    month: number | null;
    /** The value as given, or the name of its type. */
    given: number | boolean | string;
    /** What is wrong. */
    problem: Problem;
    /** What would have been accepted. */
    accepted: string;
    /** All of it as a sentence. */
    message: string;
}

/** Thrown where a scenario or another argument is not accepted; its `name` is `"RefusedError"`. */
export interface RefusedError extends Error {
    /** Every offending field. */
    fields: FieldError[];
}

/** Thrown where a link can be read only in part; its `name` is `"BrokenLinkError"`. */
export interface BrokenLinkError extends RefusedError {
    /** The rest. */
    scenario: Scenario;
}


/**
 * A document that states something.
 */
export interface Document {
    /**
     * Who published it.
     */
    publisher: string;
    /**
     * Its title, or what it is.
     */
    title: string;
    /**
     * When, `YYYY`, `YYYY-MM`, `YYYY-MM-DD` or `undated`.
     */
    date: string;
    /**
     * Whether the document itself was read, or a copy of it.
     */
    seen: Seen;
    /**
     * Where to open it: the original where its address is known.
     */
    url: string;
}

/**
 * A headline beside the site.
 */
export interface Aggregate {
    /**
     * What the headline's dollars are.
     */
    kind: HeadlineKind;
    /**
     * The headline's USD per GW; none without both.
     */
    usd_per_gw: number | null;
    /**
     * The headline's USD per MW; none without both.
     */
    usd_per_mw: number | null;
    /**
     * By strategy; none if not ready within the horizon.
     */
    uses: Record<Strategy, HeadlineUse | null>;
    /**
     * What the headline's power would do on the mining machines sold today, EH/s; none without power.
     */
    hashrate_eh_per_s: number | null;
    /**
     * That over the network's hashrate in month 1.
     */
    share_of_network: number | null;
}

/**
 * A hybrid of one AI share.
 */
export interface FrontierPoint {
    /**
     * Share of the grid capacity in the AI business.
     */
    share: number;
    /**
     * Critical IT to be let or leased, MW.
     */
    ai_mw: number;
    /**
     * Net present value, bridge included, USD.
     */
    npv_usd: number;
    /**
     * Deepest cumulative free cash flow, as a positive number, USD.
     */
    peak_funding_usd: number;
    /**
     * NPV under the shocks, USD; none if none were asked for.
     */
    stressed_npv_usd: number | null;
}

/**
 * A real case.
 */
export interface Preset {
    /**
     * Its name in the API.
     */
    id: string;
    /**
     * Its name on screen.
     */
    title: string;
    /**
     * What it is a case of.
     */
    kind: PresetKind;
    /**
     * Who does what.
     */
    who: string;
    /**
     * Date of the case, `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
     */
    date: string;
    /**
     * Its short name in links; it never changes.
     */
    code: string;
    /**
     * The question that it answers, one sentence.
     */
    question: string;
    /**
     * A few sentences for the reader.
     */
    summary: string;
    /**
     * One sentence on why it looks bad, where it does; else empty.
     */
    explains: string;
    /**
     * The use of the site that the case is about.
     */
    strategy: Strategy;
    /**
     * Figures that the sources state, by name: USD, years, MW, shares.
     */
    stated: Record<string, number>;
    /**
     * What its parties say it will earn, by name: margin and yield (shares), revenue and income a year
     * (USD), the lease rate needed (USD per accelerator-hour).
     */
    guidance: Record<string, number>;
    /**
     * Inputs that its sources leave open and that stay as they are.
     */
    unstated: Unstated[];
    /**
     * Where it comes from.
     */
    sources: Document[];
}

/**
 * A shock and the record it comes from.
 */
export interface ShockRecord {
    /**
     * Its name for `stress`.
     */
    name: ShockName;
    /**
     * The record.
     */
    record: ShockSource[];
}

/**
 * A strategy that is not ready within the horizon.
 */
export interface NotReady {
    /**
     * The build does not end before the horizon does.
     */
    not_ready: true;
}

/**
 * A stretch of the frontier between two uses of the site.
 */
export interface FrontierLine {
    /**
     * The two strategies that are worth the same along it; none: selling now.
     */
    between: [Strategy | null, Strategy | null];
    /**
     * Its points in order, each as the values of `x` and of `y` in the inputs' own units.
     */
    points: [number, number][];
}

/**
 * A value at which the best strategy changes.
 */
export interface Crossing {
    /**
     * The value, in the unit of what is moved.
     */
    value: number;
    /**
     * The best strategy below it; none: selling now.
     */
    from: Strategy | null;
    /**
     * The best strategy above it; none: selling now.
     */
    to: Strategy | null;
}

/**
 * A value for each strategy; null if it is not ready within the horizon, or has none.
 */
export interface ByStrategy {
    /**
     * For mining.
     */
    mining: number | null;
    /**
     * For AI colocation.
     */
    colocation: number | null;
    /**
     * For GPU cloud.
     */
    gpu_cloud: number | null;
    /**
     * For the hybrid.
     */
    hybrid: number | null;
}

/**
 * All inputs, ranked: first those that decide which strategy is best, then by swing, last those
 * that change nothing now.
 */
export interface Tornado {
    /**
     * The target as things stand, in its own unit; none if it has no value.
     */
    base: number | null;
    /**
     * One entry an input, those that decide which strategy is best first, then by swing; months of the
     * calendar are left out, they have no plausible range.
     */
    bars: TornadoBar[];
}

/**
 * An input that a preset's sources leave open.
 */
export interface Unstated {
    /**
     * The input.
     */
    key: string;
    /**
     * What is known, and what stands in.
     */
    note: string;
}

/**
 * Entries that set the same inputs, of which a scenario can carry one.
 */
export interface Catalogue {
    /**
     * Its name in the API.
     */
    id: string;
    /**
     * Its name on screen: what an entry is.
     */
    label: string;
    /**
     * The group of inputs on which it is shown.
     */
    group: string;
    /**
     * A few sentences for the reader.
     */
    about: string;
    /**
     * What its entries set, in the order in which it is shown.
     */
    inputs: string[];
    /**
     * The entries.
     */
    entries: Pick[];
}

/**
 * How a case stands among the uses of its site.
 */
export type Verdict = "unpriced" | "not_ready" | "loses" | "behind" | "leads";

/**
 * How much of the network must switch to AI before mining pays as much as this site's best AI use.
 */
export interface Migration {
    /**
     * The best AI use as things stand.
     */
    best_ai: Strategy;
    /**
     * Its NPV per MW of grid as things stand, USD.
     */
    ai_npv_usd_per_mw: number;
    /**
     * Mining's NPV per MW of grid as things stand, USD.
     */
    mining_npv_usd_per_mw: number;
    /**
     * The network as things stand.
     */
    today: NetworkSecurity;
    /**
     * If leavers are never replaced: the most that leaving can do for those who stay.
     */
    never_replaced: Leaving;
    /**
     * If they are replaced over six months.
     */
    refilled: Leaving;
}

/**
 * Monthly series over the horizon, index 0 to T. Index 0 is the valuation date and repeats month 1.
 */
export interface StressPaths {
    /**
     * Bitcoin price, USD.
     */
    btc_price_usd: number[];
    /**
     * Network hashrate, EH/s.
     */
    network_eh_per_s: number[];
    /**
     * Hashprice, USD per PH/s per day.
     */
    hashprice_usd: number[];
    /**
     * Power price, USD/MWh.
     */
    power_price_usd: number[];
    /**
     * GPU lease level, 1 = as entered.
     */
    lease_level: number[];
    /**
     * Share of contract revenue and rent really collected.
     */
    collected: number[];
}

/**
 * NPV of converting at one date.
 */
export interface Wait {
    /**
     * Months until the build begins.
     */
    months: number;
    /**
     * NPVs by strategy, bridge included, USD; none if not ready within the horizon. Mining's is that of
     * never converting; the hybrid's mining part runs from index 0.
     */
    npv_usd: ByStrategy;
}

/**
 * NPV of converting in 0, 12, 24, 36 months, or never.
 */
export interface Waiting {
    /**
     * NPV of never converting: mining on, USD.
     */
    never_usd: number;
    /**
     * The dates, now first.
     */
    waits: Wait[];
}

/**
 * NPVs over an input's plausible range.
 */
export interface Curve {
    /**
     * The input that moves.
     */
    input: string;
    /**
     * Its present value, in its own unit.
     */
    present: number;
    /**
     * Its values, rising, from one end of the range to the other.
     */
    values: number[];
    /**
     * The NPVs at each value, by strategy, USD.
     */
    npvs: ByStrategy[];
    /**
     * Where the best strategy changes, rising. For whole inputs the first value of the new one.
     */
    crossings: Crossing[];
}

/**
 * On which side of a limit something is done.
 */
export type LimitRule = "above" | "below" | "always" | "never" | "several";

/**
 * One axis of a map.
 */
export interface MapAxis {
    /**
     * The input.
     */
    input: string;
    /**
     * Its present value, in its own unit.
     */
    present: number;
    /**
     * Its values, rising, on the input's scale.
     */
    values: number[];
}

/**
 * One date at which a mine may be converted.
 */
export interface WaitingDate {
    /**
     * The month at whose end.
     */
    month: number;
    /**
     * The share of futures that convert then to colocation.
     */
    share_colocation: number;
    /**
     * The share of futures that convert then to GPU cloud.
     */
    share_gpu_cloud: number;
    /**
     * Where the GPU lease level must stand, 1 = as entered.
     */
    lease_level: ConversionLimit;
    /**
     * Where hashprice must stand, USD per PH/s per day.
     */
    hashprice_usd_per_ph_day: ConversionLimit;
}

/**
 * One end of a bar.
 */
export interface TornadoEnd {
    /**
     * The input's value, as stored: yes 1, no 0, choices by their index.
     */
    value: number;
    /**
     * The target there, in its own unit; none if it has no value.
     */
    target: number | null;
    /**
     * The best strategy there; none: selling now.
     */
    best: Strategy | null;
}

/**
 * One figure, ours beside theirs, in its own unit.
 */
export interface Beside {
    /**
     * The figure, as in `guidance`.
     */
    figure: string;
    /**
     * What comes out here; none if the model has none.
     */
    ours: number | null;
    /**
     * What the parties state.
     */
    theirs: number;
}

/**
 * One input of a tornado.
 */
export interface TornadoBar {
    /**
     * The input.
     */
    input: string;
    /**
     * At the low end of its plausible range; no, or the first option.
     */
    low: TornadoEnd;
    /**
     * At the high end; yes, or the last option.
     */
    high: TornadoEnd;
    /**
     * The distance between the targets at both ends, in the target's unit; none if one of them has no
     * value.
     */
    swing: number | null;
    /**
     * Whether another strategy is best at one of the ends than as things stand.
     */
    decides: boolean;
    /**
     * Why the target stays the same at both ends; none if it does not.
     */
    no_effect: NoEffect | null;
    /**
     * The input whose present value switches it off; none but for that reason.
     */
    switched_off_by: string | null;
}

/**
 * One option of a closed choice.
 */
export interface Choice {
    /**
     * The word in scenarios and links.
     */
    value: string;
    /**
     * The words on screen.
     */
    label: string;
}

/**
 * One row of the table of inputs.
 */
export interface InputRow {
    /**
     * The contract's key, nested by dots.
     */
    key: string;
    /**
     * The short name in links.
     */
    code: string;
    /**
     * The name on screen.
     */
    label: string;
    /**
     * The unit; empty where there is none.
     */
    unit: string;
    /**
     * What values it takes.
     */
    kind: InputKind;
    /**
     * The options of a choice.
     */
    choices: Choice[];
    /**
     * The heading under which it stands on the page.
     */
    group: string;
    /**
     * Shown on the first screen.
     */
    headline: boolean;
    /**
     * The default.
     */
    default: number | boolean | string;
    /**
     * Lowest accepted value; null where there is no range.
     */
    min: number | string | null;
    /**
     * Highest accepted value.
     */
    max: number | string | null;
    /**
     * Low end of the plausible range.
     */
    low: number | null;
    /**
     * High end of the plausible range.
     */
    high: number | null;
    /**
     * The slider's step.
     */
    step: number | null;
    /**
     * How a slider runs over the range.
     */
    scale: Scale;
    /**
     * Date of the default.
     */
    as_of: string;
    /**
     * How far the default can be trusted.
     */
    confidence: Confidence;
    /**
     * One sentence.
     */
    help: string;
    /**
     * How the default follows from its sources, or that it is judgement.
     */
    basis: string;
    /**
     * The documents that the default rests on.
     */
    sources: InputSource[];
}

/**
 * One strategy before and after shocks.
 */
export interface StressedStrategy {
    /**
     * On the deterministic paths.
     */
    before: StressPosition;
    /**
     * In the shocked world.
     */
    after: StressPosition;
    /**
     * First shocked month of every shock that hits this strategy within the horizon.
     */
    begins: Partial<Record<ShockName, number>>;
    /**
     * The shocked paths. Those of bitcoin and power are the same for all strategies, the lease level and
     * what is collected are dated from each one's go-live; the hybrid's are its AI part's.
     */
    paths: StressPaths;
}

/**
 * One use of the site beside a headline.
 */
export interface HeadlineUse {
    /**
     * The site's own figure of the headline's kind, USD per MW of grid: capex through go-live, the
     * first term's revenue, mean yearly revenue after build and ramp; none where there is none: a mine
     * signs no contract.
     */
    usd_per_mw: number | null;
    /**
     * What the headline's power comes to at that figure, USD.
     */
    usd: number | null;
    /**
     * The power that the headline's dollars come to at that figure, GW.
     */
    power_gw: number | null;
    /**
     * What the headline's power earns in a year at this site's revenue, USD; if it names none, the
     * power that its dollars come to.
     */
    revenue_usd_per_year: number | null;
    /**
     * The revenue asked for less that, USD a year; negative if that is more.
     */
    gap_usd_per_year: number | null;
    /**
     * The power that earns the revenue asked for at this site's revenue, GW.
     */
    asked_power_gw: number | null;
}

/**
 * Percentiles of cumulative free cash flow, bridge left out, at index 0 and each year's end, USD.
 */
export interface Fan {
    /**
     * Exceeded by 95 of 100.
     */
    p5: number[];
    /**
     * Exceeded by 75 of 100.
     */
    p25: number[];
    /**
     * Exceeded by half.
     */
    p50: number[];
    /**
     * Exceeded by 25 of 100.
     */
    p75: number[];
    /**
     * Exceeded by 5 of 100.
     */
    p95: number[];
}

/**
 * Percentiles, in the unit of what they are of.
 */
export interface Percentiles {
    /**
     * Exceeded by 95 of 100.
     */
    p5: number;
    /**
     * Exceeded by 75 of 100.
     */
    p25: number;
    /**
     * Exceeded by half.
     */
    p50: number;
    /**
     * Exceeded by 25 of 100.
     */
    p75: number;
    /**
     * Exceeded by 5 of 100.
     */
    p95: number;
}

/**
 * Something to know of a scenario before believing its answer.
 */
export interface Notice {
    /**
     * What it is about.
     */
    id: NoticeId;
    /**
     * The key of the input that it is about.
     */
    input: string;
    /**
     * The value that was likely meant, in the input's own unit; null if none is.
     */
    suggested_value: number | null;
    /**
     * All of it in words.
     */
    message: string;
}

/**
 * The GPU cloud as a landlord to itself, at the going rent, and as an owner of chips: both add up to it,
 * month by month.
 */
export interface GpuLayers {
    /**
     * The facility, let at the going rent; its NPV at colocation's discount rate.
     */
    landlord: GpuLayer;
    /**
     * Accelerators on rented power, which pay that rent; their NPV at GPU cloud's discount rate.
     */
    chips: GpuLayer;
    /**
     * The rent between them, USD over the horizon.
     */
    rent_usd: number;
}

/**
 * The NPV of a strategy, without its bridge, by the years of its first lease or contract. Present
 * values at the strategy's own rate, USD: `contract_usd - invested_usd + after_usd`.
 */
export interface ContractSplit {
    /**
     * What is bought until the contract ends, as a positive number, USD.
     */
    invested_usd: number;
    /**
     * What comes in until then, after costs and tax, USD.
     */
    contract_usd: number;
    /**
     * What comes after, and what is sold at the end, USD.
     */
    after_usd: number;
}

/**
 * The best share under limits.
 */
export interface FrontierBest {
    /**
     * The hybrid of that share.
     */
    point: FrontierPoint;
    /**
     * What holds the share.
     */
    bound: Bound;
}

/**
 * The best use over two inputs. What is said of each point is by row, from the lowest `y`; within a
 * row from the lowest `x`.
 */
export interface BestUseMap {
    /**
     * From left to right.
     */
    x: MapAxis;
    /**
     * From bottom to top.
     */
    y: MapAxis;
    /**
     * The best strategy at each point; none: selling now.
     */
    best: (Strategy | null)[];
    /**
     * What it is worth there more than the next best use, selling now included, USD.
     */
    margin_usd: number[];
    /**
     * Whether the point was evaluated rather than interpolated.
     */
    exact: boolean[];
    /**
     * Where the best strategy changes.
     */
    frontier: FrontierLine[];
    /**
     * Evaluations spent.
     */
    evaluations: number;
}

/**
 * The hybrid over its AI share, and the best share under the limits.
 */
export interface HybridFrontier extends FrontierPoints {
    /**
     * The best share under the limits; null if none keeps them.
     */
    best: FrontierBest | null;
}

/**
 * The hybrid over its AI share.
 */
export interface FrontierPoints {
    /**
     * The AI business: colocation or GPU cloud.
     */
    business: Strategy;
    /**
     * From share 0 to 1 in equal steps.
     */
    points: FrontierPoint[];
    /**
     * How far the NPV is from the straight line between its ends at most, USD.
     */
    largest_bend_usd: number;
}

/**
 * The input that decides a case, and what the case is worth at the ends of its plausible range.
 */
export interface DecidingInput {
    /**
     * The input.
     */
    key: string;
    /**
     * The low end of its plausible range, in its own unit.
     */
    low: number;
    /**
     * The high end.
     */
    high: number;
    /**
     * The NPV at the low end, USD; none if not ready there.
     */
    npv_usd_at_low: number | null;
    /**
     * The NPV at the high end, USD; none if not ready there.
     */
    npv_usd_at_high: number | null;
}

/**
 * The lead of a use over the best other pure use: a hybrid, which is a mixture, is no rival.
 */
export interface Lead {
    /**
     * The use that is ahead.
     */
    of: Strategy;
    /**
     * The best other pure use.
     */
    over: Strategy;
    /**
     * The difference of their NPVs, USD; never negative if `of` is the best.
     */
    usd: number;
}

/**
 * The lead of the best on the mean over the next best pure use.
 */
export interface SimulatedLead {
    /**
     * The strategy with the highest mean NPV.
     */
    of: Strategy;
    /**
     * The pure use that comes next.
     */
    over: Strategy;
    /**
     * What drives the difference.
     */
    drivers: DriverShares;
}

/**
 * The network, and what it spends on its security.
 */
export interface NetworkSecurity {
    /**
     * Network hashrate, EH/s.
     */
    hashrate_eh_per_s: number;
    /**
     * Hashprice, USD per PH/s per day.
     */
    hashprice_usd: number;
    /**
     * What it costs to run that hashrate on this site's terms (its fleet's efficiency, PUE, power
     * price and operating cost), as a share of the value of newly issued bitcoin; none without
     * issuance.
     */
    share_of_issuance: number | null;
}

/**
 * The percentiles of cash needed, USD.
 */
export interface CashPercentiles {
    /**
     * Exceeded by 95 of 100.
     */
    p5: number;
    /**
     * Exceeded by half.
     */
    p50: number;
    /**
     * Exceeded by 5 of 100.
     */
    p95: number;
}

/**
 * The share of the network that must leave.
 */
export interface Leaving {
    /**
     * Of the network's hashrate: 0 if mining earns as much as it is; null if no share is enough.
     */
    share: number | null;
    /**
     * The network just after; null but for a share above 0.
     */
    then: NetworkSecurity | null;
}

/**
 * The value of an input nearest to its present one at which two uses meet.
 */
export interface BreakEven {
    /**
     * The input.
     */
    input: string;
    /**
     * Its present value.
     */
    present: number;
    /**
     * `meets` at `value`; `jumps` between `below` and `above`; `never` within the accepted range.
     */
    answer: BreakEvenAnswer;
    /**
     * The value; of a jump, the one nearer to the present value.
     */
    value: number | null;
    /**
     * The lower value of a jump.
     */
    below: number | null;
    /**
     * The higher value of a jump.
     */
    above: number | null;
    /**
     * On which side of the present value the other use is ahead.
     */
    side: Side | null;
    /**
     * Who is ahead at the present value.
     */
    from: Contender | null;
    /**
     * Who is ahead on the other side.
     */
    to: Contender | null;
    /**
     * Where that ends, further out on that side: null if it holds to the end of the accepted range.
     */
    until: number | null;
}

/**
 * Values that belong together.
 */
export interface Pick {
    /**
     * Its name within its catalogue.
     */
    id: string;
    /**
     * Its name on screen.
     */
    name: string;
    /**
     * The date of its values, `YYYY`, `YYYY-MM`, `YYYY-MM-DD` or `undated`.
     */
    date: string;
    /**
     * One line for the reader.
     */
    note: string;
    /**
     * What is not published, so that the entry sets less than the others; empty if it sets all.
     */
    open: string;
    /**
     * The inputs that it sets.
     */
    sets: string[];
    /**
     * Where its values come from.
     */
    sources: Document[];
}

/**
 * What a document says of a default.
 */
export interface InputSource extends Document {
    /**
     * What it says, in short.
     */
    says: string;
}

/**
 * What always stands beside the best strategy.
 */
export interface BesideBest extends CommonRate {
    /**
     * The strategy with the highest NPV; none if selling now brings more than any.
     */
    best: Strategy | null;
    /**
     * Strategies by NPV in USD, highest first; those not ready are left out.
     */
    ranking: Strategy[];
    /**
     * How far `best` is ahead of the best other pure use; none without either.
     */
    lead: Lead | null;
    /**
     * What selling now brings: machines and site, after tax, USD.
     */
    sell_now_usd: number;
    /**
     * The NPV of the first less what selling now brings, USD.
     */
    lead_over_sell_now_usd: number;
    /**
     * NPV per dollar of peak funding, by strategy; none if not ready or without funding.
     */
    npv_per_peak_funding: ByStrategy;
    /**
     * What colocation, GPU cloud and the hybrid add to mining on, as far as they are ready.
     */
    converting: Conversion[];
}

/**
 * What another price would do to every part.
 */
export interface ValueEffect {
    /**
     * The input moved.
     */
    input: string;
    /**
     * Its present value, in its own unit.
     */
    from: number;
    /**
     * The value tried.
     */
    to: number;
    /**
     * The change of every part, USD of present value.
     */
    change: ValueParts;
}

/**
 * What becomes of a preset.
 */
export interface PresetAccount {
    /**
     * What its parties state beside what comes out here, over the contract's years.
     */
    beside: Beside[];
    /**
     * The chips alone: yearly return before tax and debt to the end of their contract, in a hall
     * rented at the going rent; null where none are owned or there is no rate.
     */
    chips_irr: number | null;
    /**
     * The input that its customer pays: rent, lease rate or, for a mine, the price of bitcoin.
     */
    price_key: string | null;
    /**
     * That input's value from which on it is worth what it costs (a mine: more than selling now).
     */
    price_needed: number | null;
    /**
     * The value by the contract's years; null where nothing is signed or it is not ready.
     */
    contract: ContractSplit | null;
    /**
     * The input that decides it among what is not signed; null where nothing moves it.
     */
    deciding: DecidingInput | null;
    /**
     * How it stands among the uses of its site.
     */
    verdict: Verdict;
}

/**
 * What it is worth to be able to convert a mine at the end of each of the first five years, at the
 * common rate.
 */
export interface WaitingValue {
    /**
     * Futures in each of two sets: one finds the rule, the other prices it.
     */
    futures: number;
    /**
     * Mean NPV of mining on for good, USD.
     */
    never_usd: number;
    /**
     * Mean NPV of converting now to colocation, USD; none if it is not ready.
     */
    now_colocation_usd: number | null;
    /**
     * Mean NPV of converting now to GPU cloud, USD; none if it is not ready.
     */
    now_gpu_cloud_usd: number | null;
    /**
     * Mean NPV with the option, USD.
     */
    with_option_usd: number;
    /**
     * What the option adds on the mean to the better of converting now and never, USD.
     */
    value_usd: number;
    /**
     * The standard error of that, USD; none of a single future.
     */
    value_standard_error_usd: number | null;
    /**
     * The same on the futures from which the rule was found: biased upward, USD.
     */
    in_sample_value_usd: number;
    /**
     * The dates that the horizon has.
     */
    dates: WaitingDate[];
    /**
     * The share of futures that never convert.
     */
    never_share: number;
}

/**
 * What shocks do to a scenario; null for a strategy that is not ready within the horizon.
 */
export interface Stress {
    /**
     * The deterministic paths, month 0 to T.
     */
    base: StressPaths;
    /**
     * What they do to mining.
     */
    mining: StressedStrategy | null;
    /**
     * What they do to AI colocation.
     */
    colocation: StressedStrategy | null;
    /**
     * What they do to GPU cloud.
     */
    gpu_cloud: StressedStrategy | null;
    /**
     * What they do to the hybrid.
     */
    hybrid: StressedStrategy | null;
}

/**
 * What shocks leave of a strategy in one world. Money in nominal USD.
 */
export interface StressPosition {
    /**
     * Net present value at the strategy's own rate, bridge included, USD.
     */
    npv_usd: number;
    /**
     * Lowest cash at a month's end, USD: opening cash and all equity cash flow so far. The bridge,
     * which has a ledger of its own, is not in it.
     */
    lowest_cash_usd: number;
    /**
     * The first month with that cash; 0 is the valuation date.
     */
    lowest_cash_month: number;
    /**
     * The least opening cash with which cash never falls below zero, USD.
     */
    opening_cash_needed_usd: number;
    /**
     * First month, from the twelfth after go-live as planned on, whose trailing twelve months do
     * not cover their debt service; none if all do, or have none. The hybrid's is its AI part's.
     */
    uncovered_month: number | null;
    /**
     * Cash at each month's end, index 0 to T, USD.
     */
    cash_usd: number[];
}

/**
 * What the futures say of one strategy, at the common rate.
 */
export interface SimulatedStrategy {
    /**
     * Mean NPV, USD.
     */
    npv_mean_usd: number;
    /**
     * Its standard error, USD; none of a single future.
     */
    npv_standard_error_usd: number | null;
    /**
     * Percentiles of NPV, USD.
     */
    npv_usd: Percentiles;
    /**
     * Expected shortfall: mean of the lowest twentieth of NPVs, USD.
     */
    expected_shortfall_usd: number;
    /**
     * The share of futures with an NPV below 0.
     */
    chance_npv_negative: number;
    /**
     * Percentiles of the cash needed, USD.
     */
    cash_needed_usd: CashPercentiles;
    /**
     * Cash planned: what the deterministic result needs, or the opening cash if more, USD.
     */
    cash_planned_usd: number;
    /**
     * The share of futures that need more than planned.
     */
    chance_cash_above_plan: number;
    /**
     * The share of futures in which the DSCR of some full year is below 1.
     */
    chance_dscr_below_1: number;
    /**
     * Cumulative free cash flow at index 0 and at each year's end, percentile by percentile, USD.
     */
    fan: Fan;
    /**
     * The share of futures in which no other choice has a higher NPV, equals to the first. A hybrid,
     * being a mixture, can hardly ever be the best.
     */
    chance_best: number;
    /**
     * How much the best choice of each future is above this one, on the mean, USD.
     */
    regret_usd: number;
    /**
     * What drives NPV.
     */
    drivers: DriverShares;
}

/**
 * Where a shock comes from.
 */
export interface ShockSource {
    /**
     * What it says, in short.
     */
    text: string;
    /**
     * Where to open it; none for a judgement.
     */
    url: string | null;
}

/**
 * Where a variable must stand for converting to be worth more than mining on, all else as on the
 * base path.
 */
export interface ConversionLimit {
    /**
     * Above or below `value`; everywhere or nowhere in its usual range; on several parts of it.
     */
    rule: LimitRule;
    /**
     * The limit, in the variable's own unit; null where there is not one.
     */
    value: number | null;
}

/**
 * Who gets the money: parts that add up to `revenue_usd`, present values, USD.
 */
export interface ValueParts {
    /**
     * What customers pay.
     */
    revenue_usd: number;
    /**
     * Accelerators or mining machines: their cost less what they fetch.
     */
    machines_usd: number;
    /**
     * The facility, or the mine's infrastructure: its cost less what it fetches with its site.
     */
    facility_usd: number;
    /**
     * Power bought by the owner.
     */
    power_usd: number;
    /**
     * Operating cost other than power.
     */
    operations_usd: number;
    /**
     * Lenders: interest and repayments less what they lend. Negative where loans cost less than
     * the rate that values are discounted at: they leave value to the owner.
     */
    lenders_usd: number;
    /**
     * Customers who pay ahead: what they are credited less what they advance. Negative, as they
     * lend without interest.
     */
    prepayment_usd: number;
    /**
     * Tax, after interest.
     */
    tax_usd: number;
    /**
     * The owner: all that is left, the present value of the equity cash flow.
     */
    owner_usd: number;
}

/**
 * Who gets the present value of what a strategy sells, and what other prices would do to it.
 */
export interface ValueSplit extends ValueTotals {
    /**
     * A machine 10 % cheaper, a megawatt of facility 10 % dearer.
     */
    effects: ValueEffect[];
}

/**
 * Who gets the present value of what a strategy sells.
 */
export interface ValueTotals {
    /**
     * Present values, USD.
     */
    total: ValueParts;
    /**
     * What is sold.
     */
    unit: SoldUnit;
    /**
     * Its number, discounted like money.
     */
    units: number;
    /**
     * The same by unit, USD: levelised, so that revenue here is the mean price, weighted by present
     * value; none if nothing is sold.
     */
    per_unit: ValueParts | null;
}

/**
 * Who leads if all four are discounted at one rate between 0 and 1, a share a year, decisions included.
 * Selling now is not counted: it depends on no rate.
 */
export interface CommonRate {
    /**
     * The leader if all are discounted at 0.
     */
    leader_at_zero: Strategy | null;
    /**
     * The rates at which the leader changes, rising.
     */
    common_rates: Crossing[];
}

/** A full scenario. Shares and rates are fractions, money is nominal USD; see `inputs()` for units and ranges. */
export interface Scenario {
    site: {
        /** Grid capacity, MW, 0.1 to 10000.0. Power the site may draw at the meter, shared by every use. */
        grid_mw: number;
        /** Power price, USD/MWh, 0.0 to 500.0. All-in delivered price of electricity in the first month; the power price path starts here. */
        power_price_usd_per_mwh: number;
        /** Premium for firm power, USD/MWh, -100.0 to 500.0. What AI pays per MWh above the mine, which can be switched off when power is scarce; it rises with the power price escalator. */
        ai_power_premium_usd_per_mwh: number;
        /** Power price escalator, share/year, -0.1 to 0.2. How much the power price rises each year, applied in annual steps. */
        power_escalator: number;
        /** Cost inflation, share/year, -0.05 to 0.2. How much operating costs other than power rise each year, applied in annual steps. */
        cost_inflation: number;
        /** Horizon, years, 1 to 30. Whole years over which every use is counted; what still stands at the end is sold then. */
        horizon_years: number;
        /** Sale value of the powered site, USD/MW, 0.0 to 10000000.0. What the grid connection fetches per MW: in the sell-now baseline, when a mine closes, and at the end; it grows with cost inflation. */
        sale_value_usd_per_mw: number;
        /** Start, YYYY-MM, "2009-01" to "2100-01". Month 1 of every use; it sets how soon the next halving comes. */
        start: string;
    };
    network: {
        /** Bitcoin price, USD/BTC, 100.0 to 100000000.0. Price of one bitcoin in the first month; it scales what the network pays miners. */
        btc_price_usd: number;
        /** Bitcoin price growth, share/year, -0.9 to 3.0. Yearly growth of the bitcoin price on the deterministic path; its uncertainty belongs to the Monte Carlo. */
        btc_price_growth: number;
        /** Network hashrate, EH/s, 1.0 to 10000000.0. Computing power of the whole bitcoin network in the first month; the more there is, the less each machine earns. */
        hashrate_eh_per_s: number;
        /** Network hashrate growth, share/year, -0.9 to 3.0. Yearly growth of the network at a constant block reward in USD; growth that follows the reward comes on top. */
        hashrate_growth: number;
        /** Hashrate response to block reward, elasticity, 0.0 to 1.5. 1% more block reward in USD brings this many % more network hashrate, after the lag. */
        hashrate_response: number;
        /** Response lag, months, 0 to 36. Whole months until the network answers a change of the block reward. */
        response_lag_months: number;
        /** Block subsidy before the next halving, BTC/block, 0.0 to 50.0. New bitcoin paid per block until the next halving; it halves there and every 48 months after. */
        subsidy_btc: number;
        /** Next halving, YYYY-MM, "2009-01" to "2140-01". First month with half the subsidy; further halvings follow every 48 months. */
        next_halving: string;
        /** Transaction fees, BTC/block, 0.0 to 50.0. Transaction fees that miners earn per block beside the subsidy; they do not halve. */
        fees_btc_per_block: number;
    };
    mining: {
        /** Mining PUE, ratio, 1.0 to 2.0. Grid power per unit of power that reaches the machines; a higher ratio leaves room for fewer machines. */
        pue: number;
        /** Machines already owned, yes/no. Whether the site already has its mining machines; if not, mining buys a new fleet at the start and nothing is mined while AI capacity is built. */
        fleet_owned: boolean;
        /** Machine life, years, 0.5 to 15.0. Years over which a bought fleet is depreciated and falls to its end-of-life value. */
        fleet_life_years: number;
        /** Fleet efficiency today, J/TH, 1.0 to 200.0. Energy the owned machines use per terahash; together with the grid capacity it sets how much hashrate the site has today. */
        efficiency_j_per_th: number;
        /** New machine efficiency, J/TH, 1.0 to 200.0. Energy per terahash of a machine bought at the start; later purchases improve on it. */
        new_efficiency_j_per_th: number;
        /** Efficiency floor, J/TH, 0.1 to 200.0. New machines never use less energy per terahash than this. */
        efficiency_floor_j_per_th: number;
        /** Efficiency improvement, share/year, 0.0 to 0.5. New machines’ J/TH falls by this share each year. */
        efficiency_improvement: number;
        /** New machine price, USD/TH, 0.0 to 500.0. Price of new machines bought at the start, per terahash per second. */
        machine_price_usd_per_th: number;
        /** Machine price drift, share/year, -0.6 to 0.5. Yearly drift of the price per terahash of new machines, beside its response to hashprice. */
        machine_price_change: number;
        /** Machine price response to hashprice, elasticity, 0.0 to 3.0. How strongly the price of new machines follows hashprice; 1 means in proportion. */
        machine_price_response: number;
        /** Resale value of owned fleet today, USD/TH, 0.0 to 500.0. What the owned machines would fetch per terahash per second if they were sold now. */
        resale_usd_per_th: number;
        /** Decline of that resale value, share/year, 0.0 to 0.95. How fast the resale value of the owned machines falls each year. */
        resale_decline: number;
        /** Machine value at end of life, share of price, 0.0 to 1.0. Share of its price that a bought fleet fetches at the end of its life; until then it falls by the same share each month. */
        residual_share: number;
        /** Replace machines when it pays, yes/no. Whether the owner may buy a new fleet when that pays, decided once a year on what is known then. */
        replace_machines: boolean;
        /** Uptime, share of hours, 0.0 to 1.0. Share of hours in which the mine runs; it scales revenue, energy and demand-response income. */
        uptime: number;
        /** Pool fee, share of revenue, 0.0 to 0.2. Share of mining revenue kept by the mining pool. */
        pool_fee: number;
        /** Mining operating cost, USD/MW-year, 0.0 to 5000000.0. Yearly cost of running the mine without power, per MW of grid capacity; it grows with cost inflation. */
        opex_usd_per_mw_year: number;
        /** Operating cost while switched off, share, 0.0 to 1.0. Part of the operating cost that goes on in months when the machines are switched off. */
        idle_opex_share: number;
        /** Mining infrastructure, USD/MW, 0.0 to 100000000.0. Transformers, buildings and cooling for mining, per MW of grid capacity, bought at the start; 0 means they already stand. */
        site_capex_usd_per_mw: number;
        /** Switch off when power costs more than it earns, yes/no. Whether the mine switches off in months in which power costs more than it earns. */
        curtail_when_unprofitable: boolean;
        /** Demand-response income, USD/MW-year, 0.0 to 1000000.0. Income from the grid operator for being ready to switch off, per MW of grid capacity, in months in which the mine runs; 0 outside markets that pay it. */
        demand_response_usd_per_mw_year: number;
        /** Discount rate, mining, share/year, 0.0 to 1.0. Yearly return that the owner asks of mining; it discounts mining and the bridge and enters the owner’s yearly decisions. */
        discount_rate: number;
    };
    colocation: {
        /** Critical IT per grid MW, MW/MW, 0.1 to 1.0. MW that can be leased to a tenant’s IT per MW of grid capacity, unless the PUE allows less. */
        critical_it_share: number;
        /** AI PUE, ratio, 1.0 to 3.0. Grid power per unit of IT power, with cooling and losses; it limits the leasable MW and scales energy. */
        pue: number;
        /** Load factor, share, 0.0 to 1.0. Average IT draw over leased IT capacity; it sets the energy used. */
        load_factor: number;
        /** Build time, months, 0 to 120. Whole months from the start to the first rent; the owned machines may mine until then. */
        build_months: number;
        /** Ramp, months, 0 to 60. Whole months over which halls go live one after another; rent and energy rise in equal steps. */
        ramp_months: number;
        /** Rent, first year, USD/kW-month, 0.0 to 2000.0. Rent in the first year of the lease, per kW of critical IT. */
        rent_usd_per_kw_month: number;
        /** Rent escalator, share/year, -0.1 to 0.2. How much the rent rises on each anniversary within a term. */
        rent_escalator: number;
        /** Lease term, years, 0.5 to 40.0. Length of the lease and of every renewal. */
        term_years: number;
        /** Rent at renewal, ratio to last rent, 0.0 to 3.0. Rent of a new term relative to the last rent of the old one. */
        renewal_rent_ratio: number;
        /** Rent response to the lease market, elasticity, 0.0 to 2.0. At re-letting, 1% on the GPU lease level moves rent by this many %. */
        rent_beta: number;
        /** Vacancy at renewal, months, 0 to 60. Whole months without rent between two terms; operating cost goes on. */
        vacancy_months: number;
        /** Leased share, share, 0.0 to 1.0. Share of the leasable IT capacity that is let; it scales rent and energy but not the build. */
        leased_share: number;
        /** Tenant pays for power, yes/no. Whether the tenant bears the cost of power; if not, it is the owner’s. */
        tenant_pays_power: boolean;
        /** Landlord operating cost, USD/MW-year, 0.0 to 10000000.0. Yearly cost of running the building without power, per MW of critical IT; it grows with cost inflation. */
        opex_usd_per_mw_year: number;
        /** Conversion capex, USD/MW, 0.0 to 100000000.0. Cost of turning the site into AI data halls, per MW of critical IT, spent evenly over the build. */
        capex_usd_per_mw: number;
        /** Capex paid by tenant, share, 0.0 to 1.0. Share of the conversion capex that the tenant pays. */
        tenant_funded_share: number;
        /** Facility life, years, 1.0 to 50.0. Years over which the conversion is depreciated for tax. */
        facility_life_years: number;
        /** Facility value at horizon, share of capex, 0.0 to 2.0. What the empty facility fetches at the end of its life, as a share of its cost; until then it falls by the same share each month. */
        facility_residual_share: number;
        /** Exit cap rate, share/year, 0.03 to 1.0. Yearly return that a buyer of the let building asks of its income at the end; the lower it is, the more the building fetches. */
        exit_cap_rate: number;
        /** Discount rate, colocation, share/year, 0.0 to 1.0. Yearly return that the owner asks of colocation; it discounts its free cash flow. */
        discount_rate: number;
    };
    gpu_cloud: {
        /** Critical IT per grid MW, MW/MW, 0.1 to 1.0. MW of accelerators and their servers per MW of grid capacity, unless the PUE allows less. */
        critical_it_share: number;
        /** AI PUE, ratio, 1.0 to 3.0. Grid power per unit of IT power, with cooling and losses; it limits the number of accelerators and scales energy. */
        pue: number;
        /** Load factor, share, 0.0 to 1.0. Average draw over installed IT capacity; it sets the energy paid for. */
        load_factor: number;
        /** Build time, months, 0 to 120. Whole months from the start to the first rented hour; the accelerators are paid at its end and the owned machines may mine until then. */
        build_months: number;
        /** Ramp, months, 0 to 60. Whole months over which capacity goes live; revenue and energy rise in equal steps. */
        ramp_months: number;
        /** Power per accelerator, W, 50.0 to 20000.0. All-in IT power of one accelerator: the chip and its share of server and network; it sets how many fit. */
        accelerator_watts: number;
        /** Price per accelerator, USD, 0.0 to 1000000.0. Price of one accelerator with its share of server, network and installation, without the building. */
        accelerator_price_usd: number;
        /** Accelerator life, years, 0.5 to 15.0. Years over which accelerators are depreciated and fall to their end-of-life value. */
        accelerator_life_years: number;
        /** Accelerator value at end of life, share of price, 0.0 to 1.0. Share of its price that an accelerator fetches at the end of its life; until then it falls by the same share each month. */
        accelerator_residual_share: number;
        /** Service life, years, 0.5 to 30.0. From this age on an accelerator sells no hours outside its contract. */
        service_life_years: number;
        /** Replace accelerators when it pays, yes/no. Whether the owner may buy a new generation when that pays, decided once a year from go-live while no contract is in force. */
        refresh_accelerators: boolean;
        /** Price change of the next generation, share/year, -0.5 to 0.5. Yearly change of the price of an accelerator slot of equal power, from go-live on. */
        next_generation_price_change: number;
        /** Price response to the lease level, elasticity, 0.0 to 2.0. 1% on the GPU lease level makes later generations this many % dearer; it matters where the level moves. */
        accelerator_price_response: number;
        /** Lease-rate change of the next generation, share/year, -0.5 to 0.5. Yearly change of the opening rate of a new generation in the same slot, from go-live on. */
        next_generation_rate_change: number;
        /** GPU lease rate, USD/GPU-hour, 0.0 to 100.0. Price per accelerator-hour under the first contract, and the opening level for hours sold after it. */
        lease_rate_usd_per_hour: number;
        /** Contract term, years, 0.0 to 15.0. Length of a generation’s contract; 0 means sold on the spot market from day one. */
        term_years: number;
        /** Billed share under contract, share, 0.0 to 1.0. Share of all hours that the customer pays for under contract; 1 is take-or-pay. */
        contract_billed_share: number;
        /** Utilisation on the spot market, share, 0.0 to 1.0. Share of hours sold once the contract has ended. */
        spot_utilisation: number;
        /** Lease-rate decline, share/year, -0.5 to 0.8. How fast the rate of hours sold outside a contract falls each year with the age of the accelerator. */
        lease_rate_decline: number;
        /** Customer prepayment, share of contract, 0.0 to 1.0. Share of the first contract’s revenue that the customer pays at go-live, fixed when it is signed. */
        prepayment_share: number;
        /** Prepayment credited over the last, years of contract, 0.5 to 15.0. The prepayment is credited to the customer in equal parts over this many last years of the contract. */
        prepayment_credit_years: number;
        /** Facility operating cost, USD/MW-year, 0.0 to 10000000.0. Yearly cost of running the building without power, per MW of critical IT; it grows with cost inflation. */
        opex_usd_per_mw_year: number;
        /** Operations and support, share of revenue, 0.0 to 0.9. Operations, support and sales of the cloud as a share of its revenue. */
        opex_revenue_share: number;
        /** Facility capex, USD/MW, 0.0 to 100000000.0. Cost of the data halls without accelerators, per MW of critical IT, spent evenly over the build. */
        facility_capex_usd_per_mw: number;
        /** Facility life, years, 1.0 to 50.0. Years over which the facility is depreciated for tax. */
        facility_life_years: number;
        /** Facility value at horizon, share of capex, 0.0 to 2.0. What the empty facility fetches at the end of its life, as a share of its cost; until then it falls by the same share each month. */
        facility_residual_share: number;
        /** Discount rate, GPU cloud, share/year, 0.0 to 1.0. Yearly return that the owner asks of the GPU cloud; it discounts its free cash flow and enters the owner’s yearly decisions. */
        discount_rate: number;
    };
    hybrid: {
        /** Share of the site given to AI, share of grid MW, 0.0 to 1.0. Share of the grid capacity that the hybrid gives to AI; the rest mines. */
        ai_share: number;
        /** Mining on the AI part’s spare grid capacity, share, 0.0 to 1.0. Share of the grid capacity that the AI part does not reserve, and on which the hybrid mines from the start. */
        headroom_share: number;
        /** AI business of the hybrid, colocation | gpu_cloud. Which AI business the hybrid runs beside its mine. */
        ai_mode: "colocation" | "gpu_cloud";
    };
    conversion: {
        /** Keep mining during the build, yes/no. Whether the owned machines go on mining until the AI capacity goes live, or until they no longer earn; only with an owned fleet. */
        mine_while_building: boolean;
        /** Sell the machines at go-live, yes/no. Whether the owned machines are sold when they stop mining for the AI capacity; only with an owned fleet, and unsold machines fetch nothing. */
        sell_fleet_at_go_live: boolean;
    };
    finance: {
        /** Tax rate, share, 0.0 to 0.9. Income tax of every use. */
        tax_rate: number;
        /** First-month deduction, machines, share of asset cost, 0.0 to 1.0. Part of the cost of machines and accelerators that is deducted in their first month in service; the rest follows in a straight line. */
        machine_deduction_share: number;
        /** First-month deduction, buildings, share of asset cost, 0.0 to 1.0. Part of the cost of facilities and mining infrastructure that is deducted in the first month in service; the rest follows in a straight line. */
        building_deduction_share: number;
        /** Tax losses, used | carried. Whether the owner has other income to set losses against as they arise, or the site stands alone and carries them forward. */
        losses: "used" | "carried";
        /** Loss offset limit, share of income, 0.0 to 1.0. Largest part of a later year’s income that earlier losses may offset, where losses are carried; DSCR always counts so. */
        loss_offset_limit: number;
        mining: {
            /** Mining: debt share of cost, share, 0.0 to 1.0. Part of the machines and infrastructure bought at the start that a loan pays. */
            debt_share: number;
            /** Mining: interest rate, share/year, 0.0 to 0.5. Yearly interest on the mining loan. */
            interest_rate: number;
            /** Mining: loan tenor, years, 0.5 to 40.0. Years over which the mining loan is repaid in level payments. */
            tenor_years: number;
        };
        colocation: {
            /** Colocation: debt share of cost, share, 0.0 to 1.0. Part of the facility’s cost that a loan pays, for colocation and for the GPU cloud’s building. */
            debt_share: number;
            /** Colocation: interest rate, share/year, 0.0 to 0.5. Yearly interest on the facility loan, for colocation and for the GPU cloud’s building. */
            interest_rate: number;
            /** Colocation: loan tenor, years, 0.5 to 40.0. Years over which the facility loan is repaid in level payments, for colocation and for the GPU cloud’s building. */
            tenor_years: number;
        };
        gpu_cloud: {
            /** Accelerators: debt share of cost, share, 0.0 to 1.0. Part of each accelerator generation’s price that a loan pays. */
            debt_share: number;
            /** Accelerators: interest rate, share/year, 0.0 to 0.5. Yearly interest on the accelerator loans. */
            interest_rate: number;
            /** Accelerators: loan tenor, years, 0.5 to 40.0. Years over which each accelerator loan is repaid in level payments. */
            tenor_years: number;
        };
        /** Opening cash, USD, 0.0 to 100000000000.0. Cash at the start, for the lowest-cash figure of the stress tests and the Monte Carlo; no use’s value depends on it. */
        opening_cash_usd: number;
    };
    uncertainty: {
        /** Bitcoin price: volatility, share/year^0.5, 0.0 to 3.0. How strongly the bitcoin price swings in a year, in the Monte Carlo. */
        btc_volatility: number;
        /** Bitcoin price: half-life of a shock, years, 0.1 to 100.0. Years until half of a shock to the bitcoin price has faded, in the Monte Carlo. */
        btc_half_life_years: number;
        /** Network hashrate, own noise: volatility, share/year^0.5, 0.0 to 3.0. How strongly the network swings in a year on its own, beside its response to the block reward, in the Monte Carlo. */
        hashrate_volatility: number;
        /** Network hashrate, own noise: half-life of a shock, years, 0.1 to 100.0. Years until half of a shock to the network’s own level has faded, in the Monte Carlo. */
        hashrate_half_life_years: number;
        /** GPU lease level: volatility, share/year^0.5, 0.0 to 3.0. How strongly the GPU lease level swings in a year, in the Monte Carlo. */
        lease_volatility: number;
        /** GPU lease level: half-life of a shock, years, 0.1 to 100.0. Years until half of a shock to the GPU lease level has faded, in the Monte Carlo. */
        lease_half_life_years: number;
        /** Power price: volatility, share/year^0.5, 0.0 to 3.0. How strongly the power price swings in a year, in the Monte Carlo. */
        power_volatility: number;
        /** Power price: half-life of a shock, years, 0.1 to 100.0. Years until half of a shock to the power price has faded, in the Monte Carlo. */
        power_half_life_years: number;
        /** Correlation BTC, lease, -1.0 to 1.0. How closely shocks to the bitcoin price and to the GPU lease level go together, in the Monte Carlo. */
        correlation_btc_lease: number;
        /** Correlation BTC, power, -1.0 to 1.0. How closely shocks to the bitcoin price and to the power price go together, in the Monte Carlo. */
        correlation_btc_power: number;
        /** Correlation lease, power, -1.0 to 1.0. How closely shocks to the GPU lease level and to the power price go together, in the Monte Carlo. */
        correlation_lease_power: number;
        /** Chance of finding a tenant, share, 0.0 to 1.0. Share of futures in which AI finds a tenant or customer; in the others the site mines on. 1 for a signed lease. */
        tenant_probability: number;
        /** Tenant default, per year, 0.0 to 1.0. Yearly chance that the AI tenant stops paying: a year without payment, then less rent or no contract. */
        tenant_default_rate: number;
        /** Most likely delay, months, 0 to 60. Most likely months by which AI capacity comes late; the delay is triangular from 0 to the largest. */
        delay_mode_months: number;
        /** Largest delay, months, 0 to 60. Largest delay of AI capacity, in whole months. */
        delay_max_months: number;
        /** Capex overrun, log standard deviation, 0.0 to 1.0. Spread of the AI build cost around its plan, in the Monte Carlo; the mean stays. */
        capex_overrun_sd: number;
        /** Common discount rate, share/year, 0.0 to 1.0. One rate for all uses in the Monte Carlo, because there the risk is in the paths. */
        common_discount_rate: number;
        /** Paths, paths, 100 to 1000000. How many futures the Monte Carlo draws. */
        paths: number;
        /** Seed, 0 to 4294967295. Which random futures are drawn; the same seed gives the same answer. */
        seed: number;
    };
    /** Paths given month by month instead of by their rule; absent where none is. */
    paths?: GivenPaths;
}


/** A monthly ledger: index 0 is the valuation date, 1 to T are month ends. Costs and outflows are positive. */
export interface Monthly {
    /** What customers, the pool and the grid pay, USD. */
    revenue: Float64Array;
    /** Power bought by the owner, USD. */
    power_cost: Float64Array;
    /** Operating cost other than power, USD. */
    operating_cost: Float64Array;
    /** Revenue less both costs, USD. */
    ebitda: Float64Array;
    /** Depreciation, USD. */
    depreciation: Float64Array;
    /** Taxable gain on what is sold, USD; a loss is negative. */
    sale_gain: Float64Array;
    /** Tax before interest, USD. */
    tax: Float64Array;
    /** What is bought, USD. */
    capex: Float64Array;
    /** What is sold, USD. */
    proceeds: Float64Array;
    /** Customers' prepayment in, its credit out, USD. */
    working_capital: Float64Array;
    /** EBITDA - tax - capex + proceeds + working capital, USD. */
    free_cash_flow: Float64Array;
    /** Loans drawn, USD. */
    debt_draw: Float64Array;
    /** Interest, USD. */
    interest: Float64Array;
    /** Scheduled principal, USD. */
    principal: Float64Array;
    /** Early and final repayment, USD. */
    repayment: Float64Array;
    /** Tax after interest, USD. */
    equity_tax: Float64Array;
    /** Cash flow after tax and debt, USD. */
    equity_cash_flow: Float64Array;
    /** Energy at the meter, tenant-paid included, MWh. */
    energy_mwh: Float64Array;
    /** After-tax cash of the owned mine on its way out, USD; in no other column. */
    bridge_cash_flow: Float64Array;
}


/** A shock of the stress library. */
export type ShockName =
| "winter_2022"
| "china_ban_2021"
| "halving_without_price_support"
| "gpu_glut"
| "gpu_glut_repriced"
| "ai_slowdown"
| "late_delivery"
| "power_spike";


/** A strategy, or selling now, or nothing at all (an NPV of zero). */
export type Contender = Strategy | "sell_now" | "zero";


/** A use of the grid connection. */
export type Strategy =
| "mining"
| "colocation"
| "gpu_cloud"
| "hybrid";


/** Every figure of a strategy. Money is nominal USD; shares and rates are fractions. */
export interface Figures {
    /** Present value of free cash flow at the strategy's own rate, plus the bridge's, USD. */
    npv_usd: number;
    /** Present value of the owned mine on its way out, USD. */
    bridge_npv_usd: number;
    /** Present value of equity cash flow at the strategy's own rate, plus the bridge's, USD: what is left to the owner after debt. `npv_usd` where nothing is borrowed. */
    equity_npv_usd: number;
    /** Present value, at the strategy's own rate, of what is sold at closing or at the horizon, after tax, USD; part of `npv_usd`. What the bridge sells is not in it. */
    exit_npv_usd: number;
    /** NPV per MW of grid capacity, USD/MW. */
    npv_usd_per_mw: number;
    /** Annual effective rate of free cash flow, or the reason why there is none. */
    irr: number | null;
    /** Why there is no `irr`. */
    irr_reason: IrrReason | null;
    /** Annual effective rate of equity cash flow, or the reason why there is none. */
    equity_irr: number | null;
    /** Why there is no `equity_irr`. */
    equity_irr_reason: IrrReason | null;
    /** Annual effective rate on what selling now brings, bridge included: the return on not selling. Without a reason, too, if selling now brings nothing. */
    irr_on_sale_value: number | null;
    /** Why there is no `irr_on_sale_value`. */
    irr_on_sale_value_reason: IrrReason | null;
    /** First month from whose end on cumulative free cash flow stays at zero or above; 0 if it was never below. None if it never does. */
    payback_months: number | null;
    /** Capex through go-live, USD. */
    initial_capex_usd: number;
    /** All capex, USD. */
    capex_usd: number;
    /** Deepest cumulative free cash flow as a positive number, USD. */
    peak_funding_usd: number;
    /** Lowest yearly debt service coverage after go-live and ramp; none without debt service. */
    min_dscr: number | null;
    /** The same over the years that lie wholly within the first lease or contract; none without, and for mining. */
    min_dscr_in_contract: number | null;
    /** All revenue, USD. */
    revenue_usd: number;
    /** All energy at the meter, tenant-paid included, MWh. */
    energy_mwh: number;
    /** Revenue per MWh, USD; none without energy. */
    revenue_usd_per_mwh: number | null;
    /** EBITDA per MWh, USD; none without energy. */
    ebitda_usd_per_mwh: number | null;
    /** EBITDA over revenue; none without revenue. */
    ebitda_margin: number | null;
    /** Mean yearly EBITDA per MW of grid over the months after build and ramp, to closing or the horizon, USD; none if there are no such months. */
    ebitda_usd_per_mw_year: number | null;
    /** EBITDA of the first twelve months after the ramp over initial capex; none without either. */
    yield_on_cost: number | null;
    /** Months with energy. */
    months_operated: number;
}


/** How a slider or an axis runs over a range. */
export type Scale =
| "linear"
| "log";


/** How far a default can be trusted. */
export type Confidence =
| "high"
| "medium"
| "low"
| "judgement"
| "user";


/** How two uses come to be worth the same over an input. */
export type BreakEvenAnswer =
| "meets"
| "jumps"
| "never";


/** On which side of the present value. */
export type Side =
| "below"
| "above";


/** Squared rank correlations by driver; null where a side never changes. */
export interface DriverShares {
    /** Mean logarithm of the bitcoin price's factor. */
    btc_price: number | null;
    /** Mean logarithm of the network's own factor. */
    network: number | null;
    /** Mean logarithm of the GPU lease level's factor. */
    lease_level: number | null;
    /** Mean logarithm of the power price's factor. */
    power_price: number | null;
    /** Months from delivery to a default, at most T + 1. */
    default: number | null;
    /** Months of delay. */
    delay: number | null;
    /** What buildings cost, as a factor. */
    capex: number | null;
    /** 1 if a tenant is found, else 0. */
    tenant: number | null;
}


/** The GPU cloud's halls, or its chips, before debt. */
export interface GpuLayer {
    /** Present value after its own tax, USD: of the halls at colocation's discount rate, of the chips at GPU cloud's. */
    npv_usd: number;
    /** Present value before tax, USD. */
    npv_before_tax_usd: number;
    /** Annual effective rate after tax, or the reason why there is none. */
    irr: number | null;
    /** Why there is no `irr`. */
    irr_reason: IrrReason | null;
    /** Annual effective rate before tax, as it is often quoted, or the reason why there is none. */
    irr_before_tax: number | null;
    /** Why there is no `irr_before_tax`. */
    irr_before_tax_reason: IrrReason | null;
    /** EBITDA over the horizon, USD. */
    ebitda_usd: number;
    /** Capex over the horizon, USD. */
    capex_usd: number;
}


/** What a headline's dollars are. */
export type HeadlineKind =
| "capex"
| "contract_value"
| "yearly_revenue";


/** What a notice is about: a mine above a tenth of the network, which would move its own hashprice; a next halving before the start, which counts as past; a headline input outside its plausible range. */
export type NoticeId =
| "mine_share_of_network"
| "halving_before_start"
| "outside_plausible_range";


/** What a preset is a case of. */
export type PresetKind =
| "deal"
| "conversion"
| "accelerator"
| "tenant_load"
| "mine";


/** What a strategy sells, in service from go-live on, ramp included, whether sold or not. */
export type SoldUnit =
| "gpu_hour"
| "kw_month"
| "mwh";


/** What an owner can do at a decision; from a stopped mine `replace` is a purchase. */
export type Action =
| "keep"
| "replace"
| "stop"
| "close";


/** What converting adds to mining on: a strategy, bridge included, less mining. */
export interface Conversion {
    /** The strategy converted to. */
    to: Strategy;
    /** The difference of the NPVs, each at its own rate, USD. */
    npv_usd: number;
    /** The rate of the monthly difference of free cash flows, annual effective, or the reason why there is none. */
    irr: number | null;
    /** Why there is no `irr`. */
    irr_reason: IrrReason | null;
    /** First month from whose end on the cumulative difference stays at zero or above; none if it never does. */
    payback_months: number | null;
    /** The deepest cumulative difference, as a positive number, USD. */
    peak_funding_usd: number;
}


/** What holds the best share where it is. */
export type Bound =
| "free"
| "funding"
| "megawatts";


/** What kind of mistake it is. */
export type Problem =
| "unknown_key"
| "wrong_type"
| "not_a_number"
| "infinite"
| "out_of_range"
| "not_whole"
| "not_a_month"
| "not_a_choice"
| "unclear"
| "given_twice"
| "bad_link"
| "empty"
| "mode_above_largest"
| "not_positive_definite";


/** What values an input takes. */
export type InputKind =
| "number"
| "whole"
| "yes_no"
| "month"
| "choice";


/** What was read of a document. */
export type Seen =
| "original"
| "copy";


/** Why an input changes nothing now. */
export type NoEffect =
| "single_point"
| "uncertainty_only"
| "cash_only"
| "other_strategy"
| "debt_only"
| "not_discounted"
| "no_value"
| "switched_off"
| "scales_away"
| "within_range";


/** Why there is no rate of return. */
export type IrrReason =
| "no investment"
| "never repaid"
| "several rates"
| "no meaningful rate";



/**
 * A headline's dollars and gigawatts beside this site's own figures of the same kind, both ways; how
 * far the power's revenue is from one that is asked for; what the power would mine.
 *
 * @throws {RefusedError}
 */
export function aggregate(scenario: PartialScenario, headline: Headline): Aggregate;

/**
 * A scenario (the default one if not given) with an entry's values.
 *
 * @throws {RefusedError}
 */
export function apply_pick(catalogue_id: string, entry_id: string, scenario?: PartialScenario): AppliedPick;

/**
 * A scenario (the default one if not given) with a preset's values.
 *
 * @throws {RefusedError}
 */
export function apply_preset(id: string, scenario?: PartialScenario): AppliedPreset;

/**
 * What always stands beside `best`: the lead, the common discount rates at which the leader
 * changes, NPV per dollar of peak funding, what converting adds to mining on, selling now.
 *
 * @throws {RefusedError}
 */
export function beside_best(scenario: PartialScenario): BesideBest;

/**
 * The value of a numeric input, nearest to the present one within the accepted range, at which
 * the best strategy changes; with `between`, at which those two are worth the same.
 *
 * @throws {RefusedError}
 */
export function break_even(scenario: PartialScenario, key: string, between?: readonly [Contender, Contender]): BreakEven;

/**
 * The NPVs of all strategies over a numeric input's plausible range, widened to hold its present
 * value, at `points` values (33 if not given; a whole number from 2 to 1000).
 *
 * @throws {RefusedError}
 */
export function curve(scenario: PartialScenario, key: string, points?: number | null): Curve;

/**
 * The default scenario, a nested plain object with the contract's keys.
 */
export function defaults(): Scenario;

/**
 * Evaluates a full or partial scenario: every figure of the four strategies and their ledgers.
 *
 * `paths` gives bitcoin price, network, power price or lease level month by month; the scenario's own
 * `paths` do the same in every function that takes a scenario.
 *
 * @throws {RefusedError} if a field is not accepted; its `fields` name every offending one.
 */
export function evaluate(scenario?: PartialScenario, options?: { paths?: GivenPaths }): Evaluation;

/**
 * One future of the scenario's seed by itself: its world, what befalls it, what each strategy is
 * worth in it, as `simulate` counts it.
 *
 * @throws {RefusedError}
 */
export function future(scenario: PartialScenario, number: number): Future;

/**
 * The GPU cloud as landlord plus chip layer, since companies quote the latter, often before tax;
 * null if it is not ready within the horizon.
 *
 * @throws {RefusedError}
 */
export function gpu_layers(scenario: PartialScenario): GpuLayers | null;

/**
 * NPV, peak funding and NPV under shocks over the hybrid's AI share, and the best share under the
 * limits; null if its AI business is not ready within the horizon.
 *
 * @throws {RefusedError}
 */
export function hybrid_frontier(scenario: PartialScenario, options?: FrontierOptions): HybridFrontier | null;

/**
 * The table of inputs: key, label, unit, range, default, sources of every input.
 */
export function inputs(): InputRow[];

/**
 * The best strategy, and by how much, over any two numeric inputs.
 *
 * @throws {RefusedError} or a `CancelledError` if `on_progress` answers false.
 */
export function map(scenario: PartialScenario, options: MapOptions): BestUseMap;

/**
 * The share of the network's hashrate that must switch to AI before mining, per MW, earns as much
 * as the best AI use of this site; null if no AI use is ready within the horizon.
 *
 * @throws {RefusedError}
 */
export function migration(scenario: PartialScenario): Migration | null;

/**
 * The scenario that a link holds: the part after `#`, with or without that sign, or a whole
 * address. The empty text gives the defaults.
 *
 * @throws {BrokenLinkError} if a part cannot be read; its `fields` say what was wrong and its
 * `scenario` holds the rest.
 * @throws {RefusedError} if it is no text.
 */
export function parse_link(text: string): Scenario;

/**
 * The catalogues of values that belong together: machines, accelerators, leases, power, credit, tax,
 * dated bitcoin markets.
 */
export function picks(): Catalogue[];

/**
 * What becomes of a preset: its account against what its parties state. `scenario` may have been
 * moved since the preset was applied; without one it is the preset itself.
 *
 * @throws {RefusedError}
 */
export function preset_account(id: string, scenario?: PartialScenario): PresetAccount;

/**
 * The preset that a link's scenario is; failing that the one that the link names, while half of what it
 * set still stands, with what has been moved since. Null if there is none.
 *
 * @throws {RefusedError} if it is no text.
 */
export function preset_of_link(text: string): LinkedPreset | null;

/**
 * The real cases that can be loaded.
 */
export function presets(): Preset[];

/**
 * The stress library.
 */
export function shocks(): ShockRecord[];

/**
 * All four strategies in random futures: chances, percentiles, cash, fans, regret, what drives it.
 *
 * The same seed gives the same futures in every scenario; `future` shows one of them.
 *
 * @throws {RefusedError} or a `CancelledError` if `on_progress` answers false.
 */
export function simulate(scenario: PartialScenario, options?: SimulationOptions): Simulation;

/**
 * Makes a panic, should there ever be one, readable in the console.
 */
export function start(): void;

/**
 * What the named shocks, together, do to all four strategies.
 *
 * @throws {RefusedError}
 */
export function stress(scenario: PartialScenario, shocks: readonly ShockName[]): Stress;

/**
 * The link that restores a scenario: only what differs from the defaults, with the versions of
 * the form, of the defaults and of the model; empty for the defaults. Paths given month by month keep six significant
 * digits. With the id of the preset that the
 * scenario was made from, the link names that too: the page then shows it beside its parties.
 *
 * @throws {RefusedError} if a field is not accepted or there is no such preset.
 */
export function to_link(scenario: PartialScenario, preset_id?: string | null): string;

/**
 * Each input at the low and at the high end of its plausible range, ranked; those that change
 * which strategy is best come first.
 *
 * @throws {RefusedError}
 */
export function tornado(scenario: PartialScenario, target?: TornadoTarget): Tornado;

/**
 * Who gets the present value of each GPU-hour, kW-month or MWh of a whole-site strategy; null if
 * it is not ready within the horizon.
 *
 * @throws {RefusedError}
 */
export function value_split(scenario: PartialScenario, strategy: "mining" | "colocation" | "gpu_cloud"): ValueSplit | null;

/**
 * NPV of converting in 0, 12, 24, 36 months or never, on the deterministic path.
 *
 * @throws {RefusedError}
 */
export function waiting(scenario: PartialScenario): Waiting;

/**
 * The value of waiting: a mine that may be converted at the end of each of the first five years.
 * `futures` are those of each of two sets, 2,000 unless given.
 *
 * @throws {RefusedError} or a `CancelledError` if `on_progress` answers false.
 */
export function waiting_value(scenario: PartialScenario, options?: SimulationOptions): WaitingValue;

