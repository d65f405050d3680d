//! Starts what this copy of the program is to be: the page, or the worker that the page starts
//! from the same compiled module.

fn main() {
    // The release build has no words for a panic; see `worker::trap`.
    #[cfg(debug_assertions)]
    console_error_panic_hook::set_once();
    if whosaid::worker::host::is_worker() {
        whosaid::worker::host::run();
    } else {
        whosaid::app::mount();
    }
}
