import dev.waxseal.maven.FinishedBuild

// the same names under both; some for two places each
assert FinishedBuild.in(basedir).failed().leaksAsMarked()
        .saysTimes(4, "in test com.example.shop.ShopTest\n")
        .saysTimes(2, "in test com.example.shop.ShopTest.sells\n")
        .saysTimes(4, "in test com.example.shop.ShopTest.makes_tests\n")
        .saysTimes(2, "in test com.example.shop.ShopTest.ships\n")
        .saysTimes(4, "in test com.example.shop.AroundTest\n")
        .saysTimes(2, "in test com.example.shop.AroundTest.lends\n")
        .saysTimes(2, "in test com.example.shop.AroundTest\$Cleaned.polishes\n")
        .saysTimes(2, "in test com.example.shop.AroundTest\$Greeted.enters\n")
        .saysTimes(2, "in test com/example/shop/login.feature.Login - A customer logs in"
                + " and com/example/shop/login.feature.Login - Many log in\n")
        .saysTimes(4, "in test com.example.shop.LaterTest.a_asks_and_does_not_wait\n")
        .saysTimes(2, "in test com.example.shop.LaterTest.c_asks_while_another_request_waits\n")
