package dev.waxseal.detect.glance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waxseal.detect.text.Bytes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That nothing is passed over, although the automaton is made while it runs. */
class KeywordsTest {

    private static final int THREADS = 8;

    private static final String LETTERS = "abcde_0=";

    private final Random random = new Random(7);

    /** Remembers where keywords ended. */
    private static final class Noting extends Clue {
        private final List<String> notes = Collections.synchronizedList(new ArrayList<>());

        @Override
        boolean deserves(byte[] b, int from, int to, int at, int lengths) {
            for (int length = 1; length < 20; length++) {
                if ((lengths >>> length & 1) != 0) {
                    notes.add(at + ":" + length);
                }
            }
            return false;
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 40, 700})
    void every_keyword_is_found_wherever_it_ends_by_the_first_search_and_by_later_ones(int many) {
        List<String> words = words(many);
        Noting noting = new Noting();
        Keywords keywords = keywords(words, noting);

        for (int round = 0; round < 30; round++) {
            byte[] text = Bytes.of(text(round % 2 == 0 ? 90 : 600));
            for (int again = 0; again < 2; again++) {
                noting.notes.clear();
                keywords.search(text, 0, text.length);

                assertThat(new TreeSet<>(noting.notes)).isEqualTo(expected(words, text));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 3_000})
    void threads_that_read_while_others_make_rows_find_all_the_same(int many) throws Exception {
        List<String> words = words(many);
        Noting[] noting = new Noting[THREADS];
        byte[] text = Bytes.of(text(20_000));
        Set<String> expected = expected(words, text);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            for (int round = 0; round < 10; round++) {
                KeywordTree tree = tree(words, new Noting());
                Automaton shared = tree.automaton();
                List<Callable<Boolean>> searches = new ArrayList<>();
                for (int i = 0; i < THREADS; i++) {
                    noting[i] = new Noting();
                    Keywords keywords = new Keywords(shared, new Clue[] {noting[i]});
                    searches.add(() -> searchAll(keywords, text));
                }
                for (Future<Boolean> search : threads.invokeAll(searches)) {
                    assertThat(search.get()).isFalse();
                }

                for (Noting each : noting) {
                    assertThat(new TreeSet<>(each.notes)).isEqualTo(expected);
                }
            }
        } finally {
            threads.shutdownNow();
        }
    }

    /** In pieces, for there are more keywords in all than a search has patience for; overlapping by the longest. */
    private static boolean searchAll(Keywords keywords, byte[] text) {
        boolean any = false;
        for (int from = 0; from < text.length; from += 300) {
            any |= keywords.search(text, Math.max(0, from - 20), Math.min(text.length, from + 300));
        }
        return any;
    }

    private static Keywords keywords(List<String> words, Clue clue) {
        return new Keywords(tree(words, clue).automaton(), new Clue[] {clue});
    }

    private static KeywordTree tree(List<String> words, Clue clue) {
        KeywordTree tree = new KeywordTree(new Joins(), new Clue[] {clue});
        words.forEach(word -> tree.add(clue, word));
        return tree;
    }

    /** Long enough to be rare, since a search loses patience where nearly each byte ends one. */
    private List<String> words(int many) {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            words.add(text(5 + random.nextInt(9)));
        }
        return words;
    }

    private String text(int length) {
        StringBuilder text = new StringBuilder();
        while (text.length() < length) {
            text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return text.toString();
    }

    private static Set<String> expected(List<String> words, byte[] text) {
        String all = Bytes.latin(text, 0, text.length);
        Set<String> expected = new TreeSet<>();
        for (String word : words) {
            for (int at = all.indexOf(word); at >= 0; at = all.indexOf(word, at + 1)) {
                expected.add(at + word.length() - 1 + ":" + word.length());
            }
        }
        return expected;
    }
}
