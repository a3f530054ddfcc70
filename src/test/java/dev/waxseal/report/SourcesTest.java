package dev.waxseal.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waxseal.journal.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourcesTest {

    @TempDir
    Path root;

    private Sources build;

    @BeforeEach
    void sources() throws IOException {
        file("pom.xml", "");
        file("shop/pom.xml", "");
        file("shop/src/main/java/com/acme/Pay.java", "package com.acme;");
        file("shop/src/main/java/com/acme/Main.java", "package com.acme;");
        file("shop/src/test/java/com/acme/PayTest.java", "package com.acme;");
        file("shop/src/test/resources/features/login.feature", "Feature: x");
        file("shop/target/generated-sources/openapi/com/acme/api/Client.java", "package com.acme.api;");
        file("lib/src/main/java/com/acme/Main.java", "package com.acme;");
        file("lib/src/main/java/com/acme/lib/Http.java", "package com.acme.lib;");
        file("lib/src/main/kotlin/orders/Orders.kt", "// (c)\npackage com.acme.orders\nclass Orders");
        file("lib/src/main/kotlin/returns/Orders.kt", "package com.acme.returns");
        file("lib/src/main/scala/Stock.scala", "package com.acme\npackage stock\n\nobject Stock");
        file("lib/src/main/groovy/com/acme/Bill.groovy", "package com.acme");
        build = Sources.of(
                root,
                root.resolve("shop"),
                () -> List.of(
                        root.resolve("shop/src/main/java"),
                        root.resolve("shop/src/test/java"),
                        root.resolve("shop/src/test/resources"),
                        root.resolve("shop/target/generated-sources/openapi"),
                        root.resolve("lib/src/main/java"),
                        root.resolve("lib/src/main/kotlin"),
                        root.resolve("lib/src/main/scala"),
                        root.resolve("lib/src/main/groovy")));
    }

    @ParameterizedTest
    @CsvSource({
        "com.acme.Pay, Pay.java, shop/src/main/java/com/acme/Pay.java",
        "com.acme.Pay$Card, Pay.java, shop/src/main/java/com/acme/Pay.java",
        "com.acme.Main, Main.java, shop/src/main/java/com/acme/Main.java",
        "com.acme.lib.Http, Http.java, lib/src/main/java/com/acme/lib/Http.java",
        "com.acme.lib.Http, , lib/src/main/java/com/acme/lib/Http.java",
        "com.acme.api.Client, Client.java, shop/target/generated-sources/openapi/com/acme/api/Client.java",
        "com.acme.orders.OrdersKt, Orders.kt, lib/src/main/kotlin/orders/Orders.kt",
        "com.acme.returns.OrdersKt, Orders.kt, lib/src/main/kotlin/returns/Orders.kt",
        "com.acme.stock.Stock$, Stock.scala, lib/src/main/scala/Stock.scala",
        "com.acme.Bill, Bill.groovy, lib/src/main/groovy/com/acme/Bill.groovy",
    })
    void the_file_of_a_class_is_found_in_any_module_and_language(String className, String file, String path) {
        Finding.Origin origin = new Finding.Origin(className, "x", file, 42);

        assertThat(build.line(origin, null)).hasToString(path + ":42");
        assertThat(Sources.below(root).line(origin, null).path())
                .isEqualTo(path.replace("shop/src/main/java/com/acme/Main", "lib/src/main/java/com/acme/Main"));
    }

    @ParameterizedTest
    @CsvSource({
        "com.acme.Gone, Gone.java, shop/src/main/java/com/acme/Gone.java",
        "com.acme.Gone, Gone.kt, shop/src/main/kotlin/com/acme/Gone.kt",
        "Gone, Gone.scala, shop/src/main/scala/Gone.scala",
        "com.acme.returns.Bill, Bill.groovy, shop/src/main/groovy/com/acme/returns/Bill.groovy",
    })
    void what_is_not_there_is_where_it_would_lie(String className, String file, String path) {
        assertThat(build.line(new Finding.Origin(className, "x", file, 1), null).path())
                .isEqualTo(path);
    }

    @Test
    void without_code_a_finding_stands_at_its_test_and_without_a_test_at_the_project() {
        assertThat(build.line(null, new Finding.Test("com.acme.PayTest$Nested", "charges")))
                .hasToString("shop/src/test/java/com/acme/PayTest.java");
        assertThat(build.line(null, new Finding.Test("features/login.feature", "Login")))
                .hasToString("shop/src/test/resources/features/login.feature");
        assertThat(build.line(null, new Finding.Test("com.acme.GoneTest", "x")))
                .hasToString("shop/src/test/java/com/acme/GoneTest.java");
        assertThat(build.line(null, null)).hasToString("shop/pom.xml");
        assertThat(Sources.below(root.resolve("lib")).line(null, null)).hasToString("pom.xml");
        assertThat(Sources.unknown().line(null, null)).hasToString("pom.xml");
    }

    @ParameterizedTest
    @CsvSource({
        "../../etc/passwd",
        "/etc/passwd",
        "..",
        "C:\\x.java",
        ".git",
        "a\u0000b.java",
        "x\u202e.java",
        "'  '",
    })
    void a_name_that_leads_elsewhere_is_no_name(String file) throws IOException {
        file("etc/passwd", "");

        assertThat(build.line(new Finding.Origin("com.acme.Pay", "x", file, 1), null))
                .hasToString("shop/pom.xml");
        assertThat(build.line(new Finding.Origin("com..acme/../x.Pay", "x", "Pay.java", 1), null))
                .hasToString("shop/pom.xml");
    }

    private void file(String name, String text) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
