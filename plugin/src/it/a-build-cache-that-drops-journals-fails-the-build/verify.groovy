import dev.waxseal.maven.FinishedBuild

assert FinishedBuild.in(basedir).failed().heard(0).saysTimes(1, "T E S T S")
        .says("the build cache has restored what they made").says("-Dmaven.build.cache.enabled=false")
