// The custom element <hash-or-host>: see docs/embedding.md. A shell: it computes nothing and formats nothing.
//
// All elements of a page share one program, fetched when the first of them comes near the window. Nothing is asked of
// any origin but the one that this script came from; nothing is stored.

const base = new URL('.', import.meta.url).href;

let program = null;

function load() {
  program ??= Promise.all([start(), styles()]).catch((error) => {
    program = null;
    throw error;
  });
  return program;
}

async function start() {
  const module = await import(`${base}pkg/hash_or_host.js`);
  await module.default();
  return module;
}

async function styles() {
  const answer = await fetch(`${base}embed.css`, { credentials: 'omit' });
  if (!answer.ok) throw new Error(`embed.css: ${answer.status}`);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(await answer.text());
  return sheet;
}

// A view is a block, also before there is more to see than what its author wrote.
const block = new CSSStyleSheet();
block.replaceSync(':host { display: block; } :host([hidden]) { display: none; }');

class HashOrHost extends HTMLElement {
  // Elements that stand, so that those that follow the colours around them hear of new ones.
  static #standing = new Set();

  static #near = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) {
      if (isIntersecting) {
        HashOrHost.#near.unobserve(target);
        target.#show();
      }
    }
  }, { rootMargin: '600px' });

  static {
    const recolour = () => HashOrHost.#standing.forEach((element) => element.#view.recolour());
    const around = new MutationObserver(recolour);
    const watch = () => [document.documentElement, document.body].forEach((element) => around.observe(element, { attributes: true }));
    // In the head of a page there is no body yet.
    if (document.body) watch();
    else addEventListener('DOMContentLoaded', watch, { once: true });
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', recolour);
  }

  #root = this.attachShadow({ mode: 'open' });
  #attributes = new MutationObserver(() => this.#view?.update());
  #view = null;
  #kept = '';

  constructor() {
    super();
    this.#root.adoptedStyleSheets = [block];
    // What the author wrote for readers without scripts, until there is more to see.
    this.#root.append(document.createElement('slot'));
  }

  // The link of the scenario that is shown; empty until there is one.
  get link() {
    return this.#view?.link ?? this.#kept;
  }

  connectedCallback() {
    if (!this.#view) HashOrHost.#near.observe(this);
  }

  disconnectedCallback() {
    HashOrHost.#near.unobserve(this);
    // Moving an element takes it out and puts it in again, at once.
    queueMicrotask(() => {
      if (!this.isConnected) this.#leave();
    });
  }

  async #show() {
    let module, sheet;
    try {
      [module, sheet] = await load();
    } catch (error) {
      console.error(error);
      const message = document.createElement('p');
      message.setAttribute('role', 'alert');
      message.textContent = 'The calculator could not be loaded.';
      this.#root.replaceChildren(document.createElement('slot'), message);
      return;
    }
    if (!this.isConnected || this.#view) return;
    const stage = document.createElement('div');
    stage.className = 'stage';
    this.#root.adoptedStyleSheets = [sheet];
    this.#root.replaceChildren(stage);
    this.#view = module.mountEmbed(stage, this, base, this.#kept, (detail) => this.#tell('change', detail));
    this.#attributes.observe(this, { attributes: true });
    HashOrHost.#standing.add(this);
    this.#tell('ready', null);
  }

  #leave() {
    if (!this.#view) return;
    HashOrHost.#standing.delete(this);
    this.#attributes.disconnect();
    this.#kept = this.#view.link;
    this.#view.free();
    this.#view = null;
    this.#root.adoptedStyleSheets = [block];
    this.#root.replaceChildren(document.createElement('slot'));
  }

  #tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: name === 'change' }));
  }
}

if (!customElements.get('hash-or-host')) customElements.define('hash-or-host', HashOrHost);
