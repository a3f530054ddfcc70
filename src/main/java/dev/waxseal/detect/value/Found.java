package dev.waxseal.detect.value;

import dev.waxseal.catalogue.Kind;
import dev.waxseal.catalogue.Severity;

/** Is told what was recognised and where in the text. */
public interface Found {
    void found(Kind kind, Severity severity, int from, int to, String label);
}
