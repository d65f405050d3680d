//! Display-ready values, without a DOM.
