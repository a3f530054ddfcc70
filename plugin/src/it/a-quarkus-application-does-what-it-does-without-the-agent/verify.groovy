import dev.waxseal.maven.BuiltProgram
import dev.waxseal.maven.FinishedBuild

int port
try (ServerSocket free = new ServerSocket(0)) {
    port = free.localPort
}
BuiltProgram.in(basedir, localRepositoryPath, "-Dquarkus.http.port=" + port, "-jar", "target/quarkus-app/quarkus-run.jar", "" + port)
        .says("thanks for 19 characters", "password")
assert FinishedBuild.in(basedir).passed()
