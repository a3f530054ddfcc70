import dev.waxseal.maven.FinishedBuild

assert FinishedBuild.in(basedir).failed().leaksAsMarked()
        .says("in test com.example.shop.ShopTest\n")
        .says("in test com.example.shop.ShopTest.sells\n")
        .says("in test com.example.shop.ShopTest.makes_tests\n")
        .says("in test com.example.shop.ShopTest.ships\n")
        .says("in test com/example/shop/login.feature.Login - A customer logs in"
                + " and com/example/shop/login.feature.Login - Many log in\n")
