//! The worker and the page's end of it.
