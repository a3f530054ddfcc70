package dev.waxseal.detect;

import dev.waxseal.detect.glance.Glance;
import dev.waxseal.detect.name.NameRule;
import dev.waxseal.detect.name.Names;
import dev.waxseal.detect.name.RuleFile;
import dev.waxseal.detect.text.LexiconFiles;
import dev.waxseal.detect.text.Prepared;
import dev.waxseal.detect.text.Preparing;
import dev.waxseal.detect.value.Recognizers;
import dev.waxseal.detect.value.VendorTokens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Makes of the rules and the words what {@link Prepared} reads. The build runs it on the classes it compiled, whenever it
 * compiled them; no one else does, and what it made is part of no repository.
 */
final class Preparation {
    private Preparation() {}

    /** {@code Preparation FILE} */
    public static void main(String[] arguments) throws IOException {
        Path file = Path.of(arguments[0]);
        Files.deleteIfExists(file); // or this would be made of what it was made before
        Files.write(file, made());
    }

    /** All parts, each with its length before it. */
    static byte[] made() {
        List<NameRule> rules = RuleFile.all();
        Preparing all = new Preparing();
        for (int part = 0; part <= Prepared.CLUES; part++) {
            all.bytes(made(part, rules));
        }
        return all.made();
    }

    private static byte[] made(int part, List<NameRule> rules) {
        return switch (part) {
            case Prepared.LEXICON -> LexiconFiles.prepare();
            case Prepared.VENDORS -> VendorTokens.prepare();
            case Prepared.CLUES -> Glance.prepare(Recognizers.standard());
            default -> Names.prepare(part, rules);
        };
    }
}
