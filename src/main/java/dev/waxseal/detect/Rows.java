package dev.waxseal.detect;

import dev.waxseal.detect.carrier.RowSieve;
import dev.waxseal.detect.glance.Glance;
import dev.waxseal.detect.name.CredentialFields;
import dev.waxseal.detect.name.Names;

/** Sifts the rows of tables as the first look sifts messages: by the names of columns, and by the bytes of the row. */
record Rows(Names names, Glance glance) implements RowSieve {

    @Override
    public boolean telling(String column) {
        return column.length() < 2 // which only its neighbours explain
                || names.match(column) != null
                || CredentialFields.has(column)
                || glance.suspicious(column);
    }

    @Override
    public boolean suspicious(byte[] rows, int from, int to) {
        return glance.suspicious(rows, from, to);
    }
}
