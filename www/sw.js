// Keeps the site's own files, so that it opens without a network after the first visit. The build writes the version
// and the list; a new version is fetched whole beside the old one and takes over when no window shows the old. What
// is Spanish is kept when somebody has opened it.

// Caches are the origin's, and another copy of the site may stand beside this one. No address has a space in it, so no
// copy's name begins like another's. Older names, `hash-or-host-` and a version, do not say whose they are: they stay.
const OURS = `hash-or-host ${self.registration.scope} `;
const VERSION = `${OURS}/* version */`;
const FILES = [/* files */];

// A host may lead from `embed.html` to `embed`. A browser takes no answer that was led elsewhere for a page that it
// opens: the same without that mark.
const plain = (answer) => (answer.redirected ? new Response(answer.body, { headers: answer.headers }) : answer);

const isSpanish = (file) => file.startsWith('es/');

// Nothing before all are there: where one is missing, the site has gone on, and the others are of its new version.
async function keep(files) {
  const answers = await Promise.all(files.map(async (file) => {
    const answer = await fetch(file, { cache: 'no-cache' });
    if (!answer.ok) throw new Error(`${file}: ${answer.status}`);
    // To its end: an answer that nobody reads holds its connection, and browsers have few.
    await answer.clone().blob();
    return [file, plain(answer)];
  }));
  const cache = await caches.open(VERSION);
  for (const [file, answer] of answers) await cache.put(file, answer);
}

// Its folder last: where that is kept, all is.
async function keepSpanish() {
  if (await (await caches.open(VERSION)).match('es/')) return;
  await keep([...FILES.filter((file) => isSpanish(file) && file !== 'es/'), 'es/']);
}

self.addEventListener('install', (event) => {
  const all = async () => {
    const windows = await self.clients.matchAll({ includeUncontrolled: true });
    // As long as it is read, or an older version has it: an address is of one copy alone, whatever the cache.
    const both = windows.some(({ url }) => url.includes('/es/')) || (await caches.match('es/'));
    await keep(FILES.filter((file) => both || !isSpanish(file)));
  };
  event.waitUntil(all());
});

self.addEventListener('activate', (event) => {
  const forget = async () => {
    const old = (await caches.keys()).filter((name) => name.startsWith(OURS) && name !== VERSION);
    await Promise.all(old.map((name) => caches.delete(name)));
  };
  event.waitUntil(forget());
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { scope } = self.registration;
  if (request.method !== 'GET' || !request.url.startsWith(scope)) return;
  const opens = request.mode === 'navigate';
  const [its, asks] = [request.url, request.referrer].map((address) => address.startsWith(`${scope}es/`));
  if (opens && its) event.waitUntil(keepSpanish().catch(() => {}));
  const answer = async () => {
    const cache = await caches.open(VERSION);
    // Before it is kept it comes from the site, with what a page of it shares with the others: here that may be older.
    if ((its || (asks && !opens)) && !(await cache.match('es/'))) return fetch(request);
    // A frame's options stand in its query.
    const kept = (address) => cache.match(address, { ignoreSearch: opens, ignoreVary: true });
    const { pathname } = new URL(request.url);
    return (await kept(request)) || (opens && (await kept(`${pathname}.html`))) || fetch(request);
  };
  event.respondWith(answer());
});
