import type { InitInput } from "./hash_or_host.js";

export * from "./hash_or_host.js";

/**
 * Loads the model, once however often it is asked to; call it before anything else. In Node the model is there when the
 * import is, and this does nothing.
 *
 * @param source where the module is, if not beside the package's script: an address, a response, bytes, or a compiled module
 */
export default function init(source?: InitInput | Promise<InitInput>): Promise<void>;
