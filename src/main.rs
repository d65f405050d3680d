//! Mounts the app, nothing else.

fn main() {
    whosaid::app::mount();
}
