// Starts the page. A shell: it computes nothing and formats nothing; what it says stands in the page, in its language.

const message = document.getElementById('boot-message');

// What the first picture does without: `chunks.js` waits for it, and a page that could not start has it too. One that
// fails is no style sheet any more: `chunks.js` asks for it again.
function styleTheRest() {
  if (document.getElementById('later')) return;
  document.head.append(Object.assign(document.createElement('link'), { rel: 'stylesheet', href: new URL('later.css', import.meta.url), id: 'later', onerror() { this.rel = ''; } }));
}

function say(text) {
  styleTheRest();
  const { defaultSite, notThisLink } = message.dataset;
  const linked = document.documentElement.classList.contains('linked');
  message.textContent = `${text} ${linked ? notThisLink : defaultSite}`;
  document.documentElement.classList.add('unstarted');
  message.hidden = false;
}

async function start() {
  if (typeof WebAssembly !== 'object') {
    say(message.dataset.noProgram);
    return;
  }
  try {
    const app = document.getElementById('app');
    const { default: init, mountPage } = await import(new URL(app.dataset.program ?? 'pkg/hash_or_host.js', document.baseURI));
    await init();
    mountPage(app, true, () => say(message.dataset.notLoaded));
    styleTheRest();
  } catch (error) {
    console.error(error);
    say(message.dataset.notLoaded);
  }
}

// From the second visit on, the site opens without a network. What sees to that comes behind the program.
function keep() {
  if ('serviceWorker' in navigator && location.protocol.startsWith('http')) {
    navigator.serviceWorker.register(new URL('sw.js', import.meta.url)).catch(() => {
      // Refused, for example in a private window: the page works all the same.
    });
  }
}

start().then(keep);
