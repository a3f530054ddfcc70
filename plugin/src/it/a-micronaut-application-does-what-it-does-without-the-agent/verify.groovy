import dev.waxseal.maven.BuiltProgram
import dev.waxseal.maven.FinishedBuild

String classPath = ["target/classes", "target/dependency/*"].join(File.pathSeparator)
BuiltProgram.in(basedir, localRepositoryPath, "-cp", classPath, "com.example.shop.Shop")
        .says("thanks for 28 characters", "password")
assert FinishedBuild.in(basedir).passed()
