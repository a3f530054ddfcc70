package com.example.shop;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShopTest {

    private static final ExecutorService POOL = Executors.newSingleThreadExecutor();

    @BeforeAll
    static void opens() throws Exception {
        try (Sends sends = new Sends("/opens")) {
            POOL.submit(() -> sends.connection.getResponseCode()).get(); // leaks: password
        }
    }

    @AfterAll
    static void closes() throws Exception {
        try (Sends sends = new Sends("/closes")) {
            sends.connection.getResponseCode(); // leaks: password
        }
        POOL.shutdown();
    }

    @BeforeEach
    void prepares(TestInfo test) throws Exception {
        if (test.getDisplayName().startsWith("makes_tests")) {
            try (Sends sends = new Sends("/prepares")) {
                sends.connection.getResponseCode(); // leaks: password
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"visa", "amex"})
    void sells(String card) throws Exception {
        try (Sends sends = new Sends("/sells")) {
            POOL.submit(() -> sends.connection.getResponseCode()).get(); // leaks: password
        }
    }

    @RepeatedTest(2)
    void ships() throws Exception {
        try (Sends sends = new Sends("/ships")) {
            sends.connection.getResponseCode(); // leaks: password
        }
    }

    @TestFactory
    Stream<DynamicTest> makes_tests() {
        return List.of("a", "b").stream().map(name -> DynamicTest.dynamicTest(name, this::made));
    }

    private void made() throws Exception {
        try (Sends sends = new Sends("/made")) {
            sends.connection.getResponseCode(); // leaks: password
        }
    }
}
