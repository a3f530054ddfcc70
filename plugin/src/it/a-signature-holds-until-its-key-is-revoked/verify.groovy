import dev.waxseal.maven.FinishedBuild

assert FinishedBuild.in(basedir).saysTimes(2, "BUILD SUCCESS").saysTimes(1, "BUILD FAILURE")
        .says("vouched for by CN=Authority").says("the certificate of CN=Build was revoked")
