// A worker: the page's program without the page. It counts random futures. A shell: it computes nothing itself.
import init, { workOnFutures } from './hash_or_host.js';

await init();
workOnFutures();
