package dev.waxseal.maven;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The arguments of a test JVM as surefire reads them: separated by spaces, held together by {@code "} or {@code '},
 * without any escape. What others wrote there is kept as they wrote it.
 */
record ArgLine(List<Word> words) {

    /** The property from which surefire and failsafe take it unless they are told otherwise. */
    static final String PROPERTY = "argLine";

    ArgLine {
        words = List.copyOf(words);
    }

    static ArgLine parse(String line) {
        List<Word> words = new ArrayList<>();
        StringBuilder written = new StringBuilder();
        StringBuilder meant = new StringBuilder();
        char quote = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (quote == 0 && Character.isWhitespace(c)) {
                Word.move(written, meant, words);
                continue;
            }
            written.append(c);
            if (quote == 0 && (c == '"' || c == '\'')) {
                quote = c;
            } else if (c == quote) {
                quote = 0;
            } else {
                meant.append(c);
            }
        }
        Word.move(written, meant, words);
        return new ArgLine(words);
    }

    /** This line with that agent in front, once, whatever settings it was there with before. */
    ArgLine with(String agentJar, String agentArgument) {
        String agent = "-javaagent:" + agentJar;
        List<Word> agentAndOthers = new ArrayList<>();
        agentAndOthers.add(Word.of(agent + "=" + agentArgument));
        for (Word word : words) {
            if (!word.meant.equals(agent) && !word.meant.startsWith(agent + "=")) {
                agentAndOthers.add(word);
            }
        }
        return new ArgLine(agentAndOthers);
    }

    @Override
    public String toString() {
        return words.stream().map(Word::written).collect(Collectors.joining(" "));
    }

    /** One argument, with its quotes as written and without them as meant. */
    record Word(String written, String meant) {

        static Word of(String meant) {
            boolean isPlain = meant.chars().noneMatch(c -> Character.isWhitespace(c) || c == '"' || c == '\'');
            // one kind of quote holds the other
            return new Word(isPlain ? meant : '"' + meant.replace("\"", "\"'\"'\"") + '"', meant);
        }

        private static void move(StringBuilder written, StringBuilder meant, List<Word> words) {
            if (written.length() > 0) {
                words.add(new Word(written.toString(), meant.toString()));
                written.setLength(0);
                meant.setLength(0);
            }
        }
    }
}
