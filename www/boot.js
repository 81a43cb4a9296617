// Starts the page. A shell: it computes nothing and formats nothing.

const message = document.getElementById('boot-message');

// What the first picture does without: `chunks.js` waits for it, and a page that could not start has it too.
function styleTheRest() {
  document.head.append(Object.assign(document.createElement('link'), { rel: 'stylesheet', href: 'later.css', id: 'later' }));
}

function say(text) {
  styleTheRest();
  const linked = document.documentElement.classList.contains('linked');
  const whose = linked ? 'those of the default site, not of this link' : 'those of the default site';
  message.textContent = `${text} The figures below are ${whose}.`;
  document.documentElement.classList.add('unstarted');
  message.hidden = false;
}

async function start() {
  if (typeof WebAssembly !== 'object') {
    say('This browser has no WebAssembly (or it is switched off), so the inputs cannot be moved.');
    return;
  }
  try {
    const { default: init, mountPage } = await import('./pkg/hash_or_host.js');
    await init();
    mountPage(document.getElementById('app'), true);
    styleTheRest();
  } catch (error) {
    console.error(error);
    say('The calculator could not be loaded, so the inputs cannot be moved. Loading the page again may help.');
  }
}

start();

// From the second visit on, the site opens without a network.
if ('serviceWorker' in navigator && location.protocol.startsWith('http')) {
  addEventListener('load', () => navigator.serviceWorker.register('sw.js').catch(() => {
    // Refused, for example in a private window: the page works all the same.
  }));
}
