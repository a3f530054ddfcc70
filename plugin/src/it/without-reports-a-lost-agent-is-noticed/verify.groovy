import dev.waxseal.maven.FinishedBuild

assert FinishedBuild.in(basedir).failed().heard(0)
        .says("There are tests here, but no agent heard any").says("com.example.shop.LoginTest").says("hides the one that prepare-agent has set")
