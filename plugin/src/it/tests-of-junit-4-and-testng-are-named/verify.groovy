import dev.waxseal.maven.FinishedBuild

assert FinishedBuild.in(basedir).failed().heard(4)
        .leaksAsMarked("src/junit-4", "junit-4", "junit-4-under-an-old-surefire")
        .leaksAsMarked("src/testng", "testng", "testng-under-an-old-surefire")

["junit-4", "junit-4-under-an-old-surefire", "testng", "testng-under-an-old-surefire"].each { module ->
    def told = new File(basedir, "$module/target/waxseal/waxseal.txt").text
    assert told.contains("in test com.example.shop.LoginTest.a_customer_logs_in\n")
    if (module.startsWith("junit")) {
        assert told.contains("in test com.example.shop.PaymentsTest.a_card_is_charged_on_a_pool\n")
        assert told.contains("in test com.example.shop.PaymentsTest\n")
    }
}
return true
