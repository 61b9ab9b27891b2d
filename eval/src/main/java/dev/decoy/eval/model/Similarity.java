package dev.decoy.eval.model;

/** How alike two vectors are. */
public enum Similarity {
    /** Their dot product. */
    DOT,
    /** The dot product of the vectors brought to length 1, in double, then rounded to float; 0 where one is all zeros. */
    COSINE
}
