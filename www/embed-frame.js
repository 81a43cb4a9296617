// Fits the height of the frames of Hash or Host on a page: see docs/embedding.md.
(() => {
  const home = new URL('.', document.currentScript.src);
  const frames = () => [...document.querySelectorAll('iframe')].filter((frame) => frame.src.startsWith(`${home.href}embed.html`));

  addEventListener('message', (event) => {
    if (event.origin !== home.origin || event.data?.type !== 'hash-or-host:height') return;
    const height = Math.round(event.data.height);
    const frame = frames().find((frame) => frame.contentWindow === event.source);
    if (frame && height > 0 && height < 20000) frame.style.setProperty('height', `${height}px`, 'important');
  });

  // Those that told their height before this script listened tell it again.
  for (const frame of frames()) frame.contentWindow?.postMessage({ type: 'hash-or-host:ask' }, '*');
})();
