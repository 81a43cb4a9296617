//! The helpers that a worker starts, made visible to the page.

/// A script for a page: a device of so many processors, and workers that tell the page in `told` which helpers they
/// start, and each time that one answers.
#[must_use]
pub fn processors(count: u32) -> String {
    format!(
        "(() => {{ Object.defineProperty(navigator, 'hardwareConcurrency', {{ get: () => {count} }});
        window.told = [];
        window.Worker = class extends Worker {{
            constructor(script, options) {{
                const inside = `const Made = self.Worker;
                    self.Worker = class extends Made {{
                        constructor(...all) {{
                            super(...all);
                            postMessage('starts a ' + all[1].name);
                            this.addEventListener('message', () => postMessage('answers'));
                        }}
                    }};
                    import('${{new URL(script, location.href)}}');`;
                super(URL.createObjectURL(new Blob([inside], {{ type: 'text/javascript' }})), options);
                this.addEventListener('message', (event) => {{
                    if (typeof event.data === 'string') window.told.push(event.data);
                }});
            }}
        }}; }})()"
    )
}
