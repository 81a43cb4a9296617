//! What would change the answer: questions asked of many evaluations.
