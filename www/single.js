// Starts the page of the one-file edition, where the program stands in the file itself. A shell: it computes nothing and
// formats nothing. Joined with the program's script into a classic one by `xtask/src/single.rs`.
import init, { initSync, mountPage } from './hash_or_host.js';

// Modules that others carry (`xtask/src/chunks.rs`), the program's first before all others.
async function modules(bytes) {
  const module = await WebAssembly.compile(bytes);
  const carried = WebAssembly.Module.customSections(module, 'part');
  return carried.length ? (await Promise.all(carried.map(modules))).flat() : [module];
}

async function start() {
  const text = document.getElementById('program').textContent;
  const packed = Uint8Array.from(atob(text.trim()), (letter) => letter.charCodeAt(0));
  const unpacked = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'));
  const [first, ...others] = await modules(await new Response(unpacked).arrayBuffer());
  await init({ module_or_path: first });
  await Promise.all(others.map((module) => WebAssembly.instantiate(module, { __wasm_split: initSync() })));
  mountPage(document.getElementById('app'), true);
}

// As `boot.js` does.
start().catch((error) => {
  console.error(error);
  const message = document.getElementById('boot-message');
  const { noProgram, notLoaded, defaultSite, notThisLink } = message.dataset;
  const { classList } = document.documentElement;
  const said = typeof WebAssembly === 'object' ? notLoaded : noProgram;
  message.textContent = `${said} ${classList.contains('linked') ? notThisLink : defaultSite}`;
  classList.add('unstarted');
  message.hidden = false;
});
