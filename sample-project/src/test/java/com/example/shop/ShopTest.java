package com.example.shop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ShopTest {

    private static PlayedPartners played;
    private static Partners partners;

    @BeforeAll
    static void open() throws Exception {
        played = PlayedPartners.open();
        partners = Partners.atPort(played.port());
    }

    @AfterAll
    static void close() {
        played.close();
    }

    @Test
    void a_customer_logs_in() throws Exception {
        assertTrue(new Login(partners.customers()).accepts("ada", "correct horse battery staple"));
    }

    @Test
    void a_customer_pays_by_card() throws Exception {
        assertTrue(new Checkout(partners.payments()).pays("4111111111111111", "19.90"));
    }

    @Test
    void a_reader_subscribes_to_the_newsletter() throws Exception {
        try (Newsletter newsletter = new Newsletter(partners.newsletter(), "dG9rZW4tb2YtdGhlLXNob3A")) {
            assertTrue(newsletter.subscribes("ada"));
        }
    }

    @Test
    void the_newsletter_has_issues() throws Exception {
        try (Newsletter newsletter = new Newsletter(partners.newsletter(), "dG9rZW4tb2YtdGhlLXNob3A")) {
            assertEquals(7, newsletter.issues());
        }
    }
}
