// The page inside a frame: one element with the attributes that the address names, and its height told to the page
// around.

const element = document.createElement('hash-or-host');

// The address is anybody's: no attribute that the browser itself gives a meaning to.
const allowed = (name) => /^[a-z][a-z0-9_.]*$/.test(name) && !/^(on.*|style|class|id|is|slot|hidden|inert|popover)$/.test(name);

for (const [name, value] of new URLSearchParams(location.search)) {
  if (allowed(name)) element.setAttribute(name, value);
}

function scenario() {
  const text = location.hash.slice(1);
  if (text) {
    let plain = text;
    try {
      plain = decodeURIComponent(text);
    } catch {
      // Not escaped after all.
    }
    element.setAttribute('scenario', plain);
  } else {
    element.removeAttribute('scenario');
  }
}

scenario();
addEventListener('hashchange', scenario);

const theme = element.getAttribute('theme');
if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;

function tell() {
  const height = Math.ceil(element.getBoundingClientRect().height);
  // Nothing but a number, so that it may be anybody who hears it.
  if (height > 0) parent.postMessage({ type: 'hash-or-host:height', height }, '*');
}

if (parent !== window) {
  element.addEventListener('ready', () => new ResizeObserver(tell).observe(element));
  addEventListener('message', (event) => {
    if (event.source === parent && event.data?.type === 'hash-or-host:ask' && element.link) tell();
  });
}

document.body.append(element);
