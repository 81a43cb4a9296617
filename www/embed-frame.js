// Fits the height of the frames of Hash or Host on a page: see docs/embedding.md.
//
// Wherever it stands: as a script or a module of its own, or pasted into the page by a program that saves requests. A
// frame is known by its address and by its window, not by its origin: in a sandbox it has none.
(() => {
  const frames = () => [...document.querySelectorAll('iframe')].filter((frame) => /\/embed(\.html)?([?#]|$)/.test(frame.src));

  addEventListener('message', (event) => {
    if (event.data?.type !== 'hash-or-host:height') return;
    const height = Math.round(event.data.height);
    const frame = frames().find((frame) => frame.contentWindow === event.source);
    if (frame && height > 0 && height < 20000) frame.style.setProperty('height', `${height}px`, 'important');
  });

  // Those that told their height before this script listened tell it again.
  for (const frame of frames()) frame.contentWindow?.postMessage({ type: 'hash-or-host:ask' }, '*');
})();
