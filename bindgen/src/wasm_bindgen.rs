//! `wasm-bindgen`, which `wasm-pack` asks for its version before it starts the test runner.

fn main() -> anyhow::Result<()> {
    wasm_bindgen_cli::wasm_bindgen::run_cli_with_args(std::env::args_os())
}
