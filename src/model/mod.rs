//! Trained artefacts: format, loading, scoring.
