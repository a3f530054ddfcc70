import dev.waxseal.maven.FinishedBuild

assert FinishedBuild.in(basedir).failed().leaksAsMarked().heard(1).says("LoginTest.a_customer_logs_in")
        .says("in test com.example.shop.PaymentsTest.a_card_is_charged_on_a_pool\n")
        .says("in test com.example.shop.PaymentsTest\n")
