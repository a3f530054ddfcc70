import dev.waxseal.maven.FinishedBuild

assert FinishedBuild.in(basedir).failed().leaksAsMarked().heard(3)
        .says("No class here is one that a test goal of this build has taken for a test.") // -Dtest
        .says("in test com.example.kit.LoginContract.logs_in\n")
        .says("in test com.example.shop.LoginCase.logs_in\n")
        .says("in test com.example.shop.PaysSecond.pays_and_fails\n")
