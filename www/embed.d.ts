// Types of the custom element that embed.js defines.

import type { Scenario } from './pkg/hash_or_host.js';

export type Strategy = 'mining' | 'colocation' | 'gpu_cloud' | 'hybrid';

/** What the event `change` carries: the scenario that is now shown, and its answer. */
export interface HashOrHostChange {
  /** The link of the scenario, without `#`; empty for the defaults. */
  link: string;
  /** Every input, in the units of the contract. */
  scenario: Scenario;
  /** The best use; `null` if selling now brings more. */
  best: Strategy | null;
  /** Net present value of each use, USD; `null` where it does not run within the horizon. */
  npv_usd: Record<Strategy, number | null>;
}

export interface HashOrHostElement extends HTMLElement {
  /** The link of the scenario that is shown; empty until there is one. */
  readonly link: string;
  addEventListener(
    type: 'change',
    listener: (this: HashOrHostElement, event: CustomEvent<HashOrHostChange>) => void,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: 'ready',
    listener: (this: HashOrHostElement, event: CustomEvent<null>) => void,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
}

declare global {
  interface HTMLElementTagNameMap {
    'hash-or-host': HashOrHostElement;
  }
}
