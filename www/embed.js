// The custom element <hash-or-host>: see docs/embedding.md. A shell: it computes nothing and formats nothing.
//
// All elements of a page in one language share one program, fetched when the first of them comes near the window. Nothing is asked of
// any origin but the one that this script came from; nothing is stored.

const base = new URL('.', import.meta.url).href;

// By the address of their page.
const programs = new Map();

function load(home) {
  if (!programs.has(home)) {
    const program = Promise.all([start(home), styles()]).catch((error) => {
      programs.delete(home);
      throw error;
    });
    programs.set(home, program);
  }
  return programs.get(home);
}

// The programs that were built with this script, by their place. A cache may keep it longer than the site has them: then
// the one that the site has now, which meets its own module in any case.
const BUILT = { '': '{{program}}', 'es/': '{{program-es}}' };

async function program(home) {
  try {
    return await import(home + BUILT[home.slice(base.length)]);
  } catch {
    return import(`${home}pkg/hash_or_host.js`);
  }
}

async function start(home) {
  const module = await program(home);
  await module.default();
  const there = await new Promise((done) => module.prepareEmbed(done));
  if (!there) throw new Error('a part of the program is missing');
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
const BLOCK = ':host { display: block; } :host([hidden]) { display: none; }';

// About how high parts and rows of inputs are, pixels: in a column of text, and on a phone (src/embed/room.rs). Room that
// is held free until the view is there, so that the text behind it stays where it is.
const { parts: ROOM, moved: MOVED, locked: LOCKED, rest: REST, all: ALL } = JSON.parse('{{room}}');

// Keys that the view has a use for stay in it: around it they are shortcuts, and a listener there sees the element and
// not the field in it.
function keep(event) {
  const [target] = event.composedPath();
  const { key } = event;
  const is = (selector) => target instanceof Element && target.matches(selector);
  const command = (event.ctrlKey || event.metaKey) && !event.altKey;
  const types = is('textarea, select, input:not([type=range], [type=checkbox], [type=radio], [type=button])');
  const edits = key !== 'Tab' && !/^F\d+$/.test(key) && (!command || key.length > 1 || 'acvxyz'.includes(key.toLowerCase()));
  const moves = /^(Arrow(Left|Right|Up|Down)|Home|End|PageUp|PageDown|Enter|Escape| )$/.test(key);
  if (types ? edits : moves && is('input, button, summary, a, [tabindex]')) event.stopPropagation();
}

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

  static #recolour() {
    HashOrHost.#standing.forEach((element) => element.#view.recolour());
  }

  static #around = new MutationObserver(HashOrHost.#recolour);

  static {
    // At its change a colour that takes its time is still the old one: once more when it is there.
    const arrived = ({ propertyName }) => /color|^--/.test(propertyName) && HashOrHost.#recolour();
    for (const name of ['transitionend', 'transitioncancel']) document.addEventListener(name, arrived, true);
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', HashOrHost.#recolour);
  }

  #root = this.attachShadow({ mode: 'open' });
  #attributes = new MutationObserver(() => this.#view?.update());
  #view = null;
  // Where its program is.
  #shown = '';
  // The scenario that was shown, and the author's at that time.
  #kept = '';
  #authored = '';
  #block = new CSSStyleSheet();

  constructor() {
    super();
    this.#wait();
    for (const name of ['keydown', 'keypress', 'keyup']) this.#root.addEventListener(name, keep);
  }

  // What the author wrote for readers without scripts, until there is more to see.
  #wait() {
    this.#block.replaceSync(BLOCK);
    this.#root.adoptedStyleSheets = [this.#block];
    this.#root.replaceChildren(document.createElement('slot'));
  }

  #reserve() {
    const words = (name, otherwise) => (this.getAttribute(name) ?? otherwise).split(/[\s,]+/).filter(Boolean);
    const narrow = Number(this.getBoundingClientRect().width < 600);
    const counts = { none: 0, all: ALL };
    const count = (name, otherwise) => words(name, otherwise).reduce((sum, word) => sum + (Object.hasOwn(counts, word) ? counts[word] : 1), 0);
    const inputs = count('inputs', 'all');
    const locked = Math.min(count('locked', ''), inputs);
    const moved = inputs - locked;
    const parts = words('view', 'headline comparison').reduce((sum, word) => sum + (ROOM[word]?.[narrow] ?? 0), 0);
    // Narrow, the first two of more than three stand, and a button that unfolds the others.
    const folds = narrow && moved > 3;
    const rows = (number) => Math.ceil(number / (2 - narrow));
    const height = parts + (folds ? 2 : rows(moved)) * MOVED[narrow] + (folds ? 44 : 0) + rows(locked) * LOCKED[narrow] + REST[narrow];
    this.#block.replaceSync(`${BLOCK} :host { min-height: ${height}px; }`);
  }

  // The link of the scenario that is shown; empty until there is one.
  get link() {
    return this.#view?.link ?? this.#kept;
  }

  static observedAttributes = ['lang'];

  attributeChangedCallback() {
    if (this.#view) this.#show();
  }

  // Whatever stands around it may have another theme than the page, or get one.
  #follow() {
    for (let node = this.parentNode; node; node = node.parentNode ?? node.host) {
      if (node instanceof Element) HashOrHost.#around.observe(node, { attributes: true });
    }
  }

  connectedCallback() {
    if (this.#view) {
      this.#follow();
      this.#view.recolour();
      return;
    }
    this.#reserve();
    HashOrHost.#near.observe(this);
  }

  disconnectedCallback() {
    HashOrHost.#near.unobserve(this);
    // Moving an element takes it out and puts it in again, at once.
    queueMicrotask(() => {
      if (!this.isConnected) this.#leave();
    });
  }

  // Of the language that the element names, not that of the page around or of the browser: its author has read it.
  get #home() {
    return /^es\b/i.test(this.lang) ? `${base}es/` : base;
  }

  async #show() {
    const home = this.#home;
    try {
      const [module, sheet] = await load(home);
      // It may name another by now.
      if (home !== this.#home) return this.#show();
      if (!this.isConnected || home === this.#shown) return;
      this.#leave();
      this.#mount(module, sheet, home);
    } catch (error) {
      console.error(error);
      // What stands in the other language goes on.
      if (this.#view) return;
      const message = document.createElement('p');
      message.setAttribute('role', 'alert');
      message.textContent = home === base ? 'The calculator could not be loaded.' : 'No se ha podido cargar la calculadora.';
      this.#wait();
      this.#root.append(message);
    }
  }

  #mount(module, sheet, home) {
    const stage = document.createElement('div');
    stage.className = 'stage';
    this.#root.adoptedStyleSheets = [this.#block, sheet];
    this.#root.replaceChildren(stage);
    // Charts are drawn when their room is known: one frame later.
    requestAnimationFrame(() => requestAnimationFrame(() => this.#block.replaceSync(BLOCK)));
    this.#view = module.mountEmbed(stage, this, home, this.#kept, (detail) => this.#tell('change', detail), this.#authored);
    this.#shown = home;
    this.#attributes.observe(this, { attributes: true });
    HashOrHost.#standing.add(this);
    this.#follow();
    this.#tell('ready', null);
  }

  #leave() {
    if (!this.#view) return;
    HashOrHost.#standing.delete(this);
    this.#attributes.disconnect();
    this.#kept = this.#view.link;
    this.#authored = this.#view.authored;
    this.#view.free();
    this.#view = null;
    this.#shown = '';
    this.#wait();
  }

  #tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: name === 'change' }));
  }
}

if (!customElements.get('hash-or-host')) customElements.define('hash-or-host', HashOrHost);
