//! Nothing is built: without it cargo would not ask for what stands under `build-dependencies`.

fn main() {}
