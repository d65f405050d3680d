//! Files to text: bytes in, one decoded text out.

pub mod encoding;
