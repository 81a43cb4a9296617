// Optimises modules by binaryen's library, all in one process: to start it anew for each costs more than the small ones
// take. `node optimise.mjs <the library> <goal> <module> <result> ..`: what `wasm-opt` does with the same goal.
import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const [library, goal, ...files] = process.argv.slice(2);
const { default: binaryen } = await import(pathToFileURL(library));

// What the compiler emits for this crate: with all features it would use what browsers lack.
const { SIMD128, BulkMemory, BulkMemoryOpt, SignExt, NontrappingFPToInt, MutableGlobals, ReferenceTypes, Multivalue } =
  binaryen.Features;
const features =
  SIMD128 | BulkMemory | BulkMemoryOpt | SignExt | NontrappingFPToInt | MutableGlobals | ReferenceTypes | Multivalue;

const forSpeed = goal === 'speed';
binaryen.setOptimizeLevel(forSpeed ? 3 : 2);
binaryen.setShrinkLevel(forSpeed ? 0 : 2);
binaryen.setGenerateStackIR(true);
binaryen.setOptimizeStackIR(true);
// Packed zeros are taken apart by no pass, since compression has them for nothing.
if (!forSpeed) binaryen.addPassToSkip('memory-packing');
// The lowest bytes of memory are the far end of the stack, where nothing is meant to be: an offset belongs to its load.
binaryen.setLowMemoryUnused(!forSpeed);
// What a second round takes off is worth its while (0.4 kB brotli of a first visit), what a third does is not (13 bytes).
const rounds = forSpeed ? 1 : 2;

for (let at = 0; at < files.length; at += 2) {
  const module = binaryen.readBinary(readFileSync(files[at]));
  module.setFeatures(features);
  // How the compiler nests blocks is found anew: half a per cent of every module, after compression too.
  if (!forSpeed) module.runPasses(['flatten', 'rereloop']);
  for (let round = 0; round < rounds; round += 1) module.optimize();
  writeFileSync(files[at + 1], module.emitBinary());
  module.dispose();
}
