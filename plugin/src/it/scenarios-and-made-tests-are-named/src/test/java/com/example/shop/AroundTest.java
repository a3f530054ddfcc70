package com.example.shop;

import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;

/** What is done around tests by others than themselves. */
@ExtendWith(AroundTest.Rents.class)
class AroundTest {

    @TestTemplate
    @ExtendWith(Twice.class)
    void lends() throws Exception {
        try (Sends sends = new Sends("/lends")) {
            sends.connection.getResponseCode(); // leaks: password
        }
    }

    @Nested
    class Cleaned {

        @TestFactory
        Stream<DynamicTest> polishes() {
            return Stream.of(DynamicTest.dynamicTest("a", () -> {}), DynamicTest.dynamicTest("b", () -> {}));
        }

        @AfterEach
        void sweeps() throws Exception {
            try (Sends sends = new Sends("/sweeps")) {
                sends.connection.getResponseCode(); // leaks: password
            }
        }
    }

    @Nested
    @ExtendWith(Greets.class)
    class Greeted {

        @Test
        void enters() {}
    }

    /** Of the class. */
    static class Rents implements BeforeAllCallback, AfterAllCallback {

        @Override
        public void beforeAll(ExtensionContext context) throws Exception {
            if (context.getRequiredTestClass() == AroundTest.class) {
                try (Sends sends = new Sends("/rents")) {
                    sends.connection.getResponseCode(); // leaks: password
                }
            }
        }

        @Override
        public void afterAll(ExtensionContext context) throws Exception {
            if (context.getRequiredTestClass() == AroundTest.class) {
                try (Sends sends = new Sends("/returns")) {
                    sends.connection.getResponseCode(); // leaks: password
                }
            }
        }
    }

    /** Of each test. */
    static class Greets implements BeforeEachCallback {

        @Override
        public void beforeEach(ExtensionContext context) throws Exception {
            try (Sends sends = new Sends("/greets")) {
                sends.connection.getResponseCode(); // leaks: password
            }
        }
    }

    static class Twice implements TestTemplateInvocationContextProvider {

        @Override
        public boolean supportsTestTemplate(ExtensionContext context) {
            return true;
        }

        @Override
        public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(ExtensionContext context) {
            return Stream.of(new TestTemplateInvocationContext() {}, new TestTemplateInvocationContext() {});
        }
    }
}
