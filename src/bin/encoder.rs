//! Starts the worker that runs the network, nothing else.

fn main() {
    whosaid::worker::encoder_host::run();
}
