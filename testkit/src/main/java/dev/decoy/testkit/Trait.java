package dev.decoy.testkit;

/** What a sampler is held to beyond the sentences for all; a test that cannot hold one says so by leaving it out. */
public enum Trait {
    /** A row's first draw follows the weights that the test states. */
    CLOSED_FORM_WEIGHTS,
    /** A worker allocates nothing once it is warm. */
    ALLOCATION_FREE,
    /** Catalogues of a single item are fine. */
    ANY_CATALOGUE_SIZE
}
