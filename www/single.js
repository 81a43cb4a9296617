// Starts the page of the one-file edition: the program stands in the file itself. A classic script, since a file on a
// disk may import no module. A shell: it computes nothing and formats nothing.
(async () => {
  const message = document.getElementById('boot-message');
  try {
    const text = document.getElementById('program').textContent;
    const packed = Uint8Array.from(atob(text.trim()), (letter) => letter.charCodeAt(0));
    const unpacked = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'));
    await wasm_bindgen({ module_or_path: await new Response(unpacked).arrayBuffer() });
    wasm_bindgen.mountPage(document.getElementById('app'), true);
  } catch (error) {
    console.error(error);
    message.textContent = 'The calculator needs a browser of 2023 or later, with WebAssembly. The figures below are those of the default site.';
    message.hidden = false;
  }
})();
