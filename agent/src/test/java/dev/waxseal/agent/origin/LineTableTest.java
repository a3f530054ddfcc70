package dev.waxseal.agent.origin;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tables as Kotlin 2.2 wrote them. */
class LineTableTest {

    /** Of a class that calls a function of its own file, and others of the standard library. */
    static final String TEST = """
            SMAP
            ShopTest.kt
            Kotlin
            *S Kotlin
            *F
            + 1 ShopTest.kt
            com/example/ShopTest
            + 2 ShopTest.kt
            com/example/ShopTestKt
            + 3 ShopTest.kt
            com/example/ShopTestKt$post$1
            + 4 _Collections.kt
            kotlin/collections/CollectionsKt___CollectionsKt
            + 5 fake.kt
            kotlin/jvm/internal/FakeKt
            *L
            1#1,52:1
            16#2,5:53
            21#2,2:59
            17#2,6:63
            16#3:58
            1869#4:61
            1870#4:69
            1#5:62
            *S KotlinDebug
            *F
            + 1 ShopTest.kt
            com/example/ShopTest
            *L
            33#1:53,5
            33#1:59,2
            48#1:63,6
            33#1:58
            47#1:61
            47#1:69
            *E
            """;

    /** Of a class that was made of a function's anonymous one in another file, with what the caller handed over. */
    private static final String HANDED_OVER = """
            SMAP
            Http.kt
            Kotlin
            *S Kotlin
            *F
            + 1 Http.kt
            com/example/HttpKt$later$r$1
            + 2 ShopTest.kt
            com/example/ShopTest
            + 3 ShopTest.kt
            com/example/ShopTestKt
            + 4 ShopTest.kt
            com/example/ShopTestKt$post$1
            *L
            1#1,35:1
            55#2:36
            56#2:45
            16#3,5:37
            21#3,2:43
            16#4:42
            *S KotlinDebug
            *F
            + 1 ShopTest.kt
            com/example/ShopTest
            *L
            55#1:37,5
            55#1:43,2
            55#1:42
            *E
            """;

    @ParameterizedTest
    @CsvSource({"53, 33", "57, 33", "58, 33", "60, 33", "61, 47", "63, 48", "68, 48", "69, 47", "28, 28", "52, 52"})
    void code_that_was_copied_stands_where_it_is_called(int line, int written) {
        assertThat(place(TEST, line)).isEqualTo(new LineTable.Place("ShopTest.kt", written));
    }

    @ParameterizedTest
    @CsvSource({"13, Http.kt, 13", "36, ShopTest.kt, 55", "45, ShopTest.kt, 56", "38, ShopTest.kt, 55"})
    void code_that_was_handed_over_stands_in_the_file_of_who_did(int line, String file, int written) {
        assertThat(place(HANDED_OVER, line)).isEqualTo(new LineTable.Place(file, written));
    }

    @Test
    void a_line_that_is_not_told_and_one_in_another_package_stand_nowhere() {
        assertThat(place(TEST, 70)).isNull();
        assertThat(place(TEST, 62)).as("the standard library's").isNull();
        assertThat(place(TEST, 0)).isNull();
        assertThat(place(TEST, -2)).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "''",
                "SMAP",
                "*S Kotlin",
                "*S Kotlin\n*F\n+ 1 A.kt",
                "*S Kotlin\n*F\n+ 1\ncom/example/A\n*L\n1#1:1",
                "*S Kotlin\n*F\n+ 1 A.kt\ncom/example/A\n*L\n1#2:1",
                "*S Kotlin\n*F\n+ 1 A.kt\ncom/example/A\n*L\n1#1:1,0",
                "*S Kotlin\n*F\n+ 1 A.kt\ncom/example/A\n*L\n1#1,99999999999:1",
                "*S Kotlin\n*F\n+ 1 A.kt\ncom/example/A\n*L\nnonsense\n*E\n1#1:1"
            })
    void of_what_nobody_would_write_nothing_is_made(String table) {
        assertThat(place(table, 1)).isNull();
    }

    private static LineTable.@Nullable Place place(String table, int line) {
        return new LineTable(table, "com/example/").of(line);
    }
}
