import java.nio.file.Files

// the sample stands outside: a copy of what is there, without what was built there
def sample = new File(sampleProject).canonicalFile.toPath()
Files.walk(sample).filter { Files.isRegularFile(it) && !it.startsWith(sample.resolve("target")) }.forEach {
    def copy = basedir.toPath().resolve("sample-project").resolve(sample.relativize(it))
    Files.createDirectories(copy.parent)
    Files.copy(it, copy)
}
