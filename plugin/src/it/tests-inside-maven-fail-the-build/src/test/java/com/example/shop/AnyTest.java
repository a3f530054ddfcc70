package com.example.shop;

import org.junit.jupiter.api.Test;

class AnyTest {
    @Test
    void passes() {}
}
