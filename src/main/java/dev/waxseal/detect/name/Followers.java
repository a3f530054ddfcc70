package dev.waxseal.detect.name;

import dev.waxseal.detect.text.Shipped;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.StringTokenizer;

/** Knows what words behind the name of a secret make something else of it; behind any other word it stays one. */
final class Followers {

    /** Names of secrets that stay such, whatever unknown word follows: {@code password_login}, {@code tokenLogin}. */
    private static final Set<String> SECRETS = Set.of(
            "password",
            "passwd",
            "passwort",
            "token",
            "apikey",
            "api key",
            "access token",
            "auth token",
            "client secret");

    /** More words than these behind a name are a sentence. */
    private static final int MOST = 2;

    /** Read when the first such name is followed by another word. */
    private static final class Harmless {
        static final Set<String> WORDS = read();

        private static Set<String> read() {
            Set<String> harmless = new HashSet<>(512);
            try (BufferedReader in = Shipped.reader("words/after-a-secret.words")) {
                for (String line = in.readLine(); line != null; line = in.readLine()) {
                    StringTokenizer words = new StringTokenizer(line.startsWith("#") ? "" : line);
                    while (words.hasMoreTokens()) {
                        harmless.add(words.nextToken());
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return harmless;
        }
    }

    private Followers() {}

    /** How many words at the beginning are the name of a secret that those after it leave one; or 0. */
    static int secret(List<String> words) {
        for (int end = Math.min(2, words.size() - 1); end > 0; end--) {
            String begin = end == 1 ? words.get(0) : words.get(0) + ' ' + words.get(1);
            if (SECRETS.contains(begin) && words.size() - end <= MOST) {
                return harmless(words, end) ? 0 : end;
            }
        }
        return 0;
    }

    private static boolean harmless(List<String> words, int from) {
        for (int i = from; i < words.size(); i++) {
            if (Harmless.WORDS.contains(words.get(i)) || words.get(i).length() < 2) {
                return true;
            }
        }
        return false;
    }
}
