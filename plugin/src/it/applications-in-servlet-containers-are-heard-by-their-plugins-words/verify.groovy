import dev.waxseal.maven.FinishedBuild

assert FinishedBuild.in(basedir).failed().leaksAsMarked().heard(4) // and Tomcat is stopped by one more JVM
