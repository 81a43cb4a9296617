// The page inside a frame: one element with the attributes that the address names, and its height told to the page
// around.

const element = document.createElement('hash-or-host');

// The address is anybody's: no attribute that the browser itself gives a meaning to, but for the language.
const OF_ANY_ELEMENT = '{{of-any-element}}'.split(' ');
const allowed = (name) => name === 'lang' || (/^(?!on)[a-z][a-z0-9_.]*$/.test(name) && !OF_ANY_ELEMENT.includes(name));

// Of one that is given twice the first counts, as among the attributes of an element and in a link.
for (const [given, value] of new URLSearchParams(location.search)) {
  const name = given.toLowerCase();
  if (allowed(name) && !element.hasAttribute(name)) element.setAttribute(name, value);
}

if (element.lang) document.documentElement.lang = element.lang;

// Behind `#`, or failing that in the query.
const asked = element.getAttribute('scenario');

function scenario() {
  // Escaped or not: the program reads it as it has travelled.
  const link = location.hash.length > 1 ? location.hash : asked;
  if (link !== null) element.setAttribute('scenario', link);
  else element.removeAttribute('scenario');
}

scenario();
addEventListener('hashchange', scenario);

const theme = element.getAttribute('theme');
if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;

let told = 0;
let room = innerHeight;

function tell() {
  const height = Math.ceil(element.getBoundingClientRect().height);
  if (height <= 0) return;
  told = height;
  // Nothing but a number, so that it may be anybody who hears it.
  parent.postMessage({ type: 'hash-or-host:height', height }, '*');
}

// A scroll bar makes the view narrower, and often less high: one that stood when the height was told would stay for good
// beside a frame that fits. Where nobody gives the height that was told, it is needed.
function fit() {
  if (innerHeight !== room) document.documentElement.toggleAttribute('data-fits', Math.abs(innerHeight - told) <= 1);
  room = innerHeight;
}

if (parent !== window) {
  addEventListener('resize', fit);
  element.addEventListener('ready', () => new ResizeObserver(tell).observe(element));
  addEventListener('message', (event) => {
    if (event.source === parent && event.data?.type === 'hash-or-host:ask' && element.link) tell();
  });
}

document.body.append(element);
