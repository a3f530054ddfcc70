package com.example.shop;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ShopIT {

    @Test
    @Timeout(60)
    void it_is_open_and_its_batch_has_run() throws Exception {
        while (!Files.deleteIfExists(Path.of("target", "batch.done"))) {
            Thread.sleep(10);
        }
    }
}
