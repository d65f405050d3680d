//! Starts the worker, nothing else.

fn main() {
    whosaid::worker::host::run();
}
