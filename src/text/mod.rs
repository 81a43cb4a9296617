//! Every text a person reads that does not come from the table of inputs, in one catalogue.
