// Loads the modules that come after the program's first. A shell: the lists are filled in by `xtask/src/module.rs`.
import { initSync } from './hash_or_host.js';

// The build that they are of, and the files of each chunk: its own, and those that it shares with others.
const BUILD = '/* build */';
const FILES = {/* files */};

const here = {};

// They take memory, table and stack from the first.
const start = (module) => WebAssembly.instantiate(module, { __wasm_split: initSync() });

// Small ones come in one file (`xtask/src/chunks.rs`). What could not be loaded is asked for again the next time.
function one(file) {
  return here[file] ??= WebAssembly
    .compileStreaming(fetch(new URL(`${file}.${BUILD}.wasm`, import.meta.url)))
    .then((module) => {
      const parts = WebAssembly.Module.customSections(module, 'part');
      return Promise.all((parts.length ? parts : [module]).map(start));
    })
    .catch((error) => {
      delete here[file];
      throw error;
    });
}

// The style sheet that is on its way, once more where it has failed (`boot.js`); a worker has none.
function styles() {
  const link = globalThis.document?.getElementById('later');
  if (link && !link.sheet) {
    return new Promise((done, failed) => {
      link.addEventListener('load', done);
      link.addEventListener('error', failed);
      if (!link.rel) link.rel = 'stylesheet';
    });
  }
}

// Tells `done` whether the chunk is there. The styles of what it makes are there before it; links have no looks.
export function load(chunk, done) {
  Promise.all([chunk === 'links' || styles(), ...FILES[chunk].map(one)]).then(() => done(true), (error) => {
    console.error(error);
    done(false);
  });
}
