package dev.waxseal.detect.carrier;

/** Tells which rows of a table need not be read cell by cell: most of a long one, where one column has a telling name. */
public interface RowSieve {

    /** Whether what stands in a column of this name may be anything because it is called so. */
    boolean telling(String column);

    /** Whether rows deserve to be read whatever their columns are called. */
    boolean suspicious(byte[] rows, int from, int to);
}
