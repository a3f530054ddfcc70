import dev.waxseal.maven.FinishedBuild

assert FinishedBuild.in(basedir).failed().leaksAsMarked().heard(3)
        .says("in test com.example.shop.LoginSpec.a customer logs in, whoever it is\n") // Spock
        .says("in test com.example.shop.LoginSpec.each card is tried\n")
        .says("in test com.example.shop.LoginSpec\n") // setupSpec
        .says("in test com.example.shop.LoginSpec.a customer logs in\n") // Kotest, a coroutine on another dispatcher
        .says("in test com.example.shop.LoginSpec.a partner logs in\n") // on Reactor's pool
        .says("in test com.example.shop.LoginSpec.a clerk logs in\n") // in code that is inlined
        .says("in test com.example.shop.LoginSpec.a shop - sells\n")
        .says("in test com.example.shop.ShopSpec.Given: a customer - When: they pay - Then: they are charged\n")
