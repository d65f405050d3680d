//! Formats that an analysis can be written in, one a file.
