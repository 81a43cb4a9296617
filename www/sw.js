// Keeps the site's own files, so that it opens without a network after the first visit. The build writes the version
// and the list; a new version is fetched whole beside the old one and takes over when no window shows the old.

const VERSION = 'hash-or-host-/* version */';
const FILES = [/* files */];

self.addEventListener('install', (event) => {
  const keep = async () => {
    const cache = await caches.open(VERSION);
    await cache.addAll(FILES.map((file) => new Request(file, { cache: 'no-cache' })));
  };
  event.waitUntil(keep());
});

self.addEventListener('activate', (event) => {
  const forget = async () => {
    const old = (await caches.keys()).filter((name) => name.startsWith('hash-or-host-') && name !== VERSION);
    await Promise.all(old.map((name) => caches.delete(name)));
  };
  event.waitUntil(forget());
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET' || !request.url.startsWith(self.registration.scope)) return;
  const answer = async () => {
    const cache = await caches.open(VERSION);
    // A frame's options stand in its query.
    const kept = await cache.match(request, { ignoreSearch: request.mode === 'navigate', ignoreVary: true });
    return kept ?? fetch(request);
  };
  event.respondWith(answer());
});
