package com.example.shop;

import org.junit.jupiter.api.Test;

class StockTest {

    @Test
    void there_is_some() {}
}
