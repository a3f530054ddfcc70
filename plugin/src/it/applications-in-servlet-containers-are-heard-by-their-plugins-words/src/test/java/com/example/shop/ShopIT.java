package com.example.shop;

import org.junit.jupiter.api.Test;

class ShopIT {

    @Test
    void it_is_open() {}
}
