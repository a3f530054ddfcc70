def keytool = { String arguments ->
    def process = ([new File(System.getProperty("java.home"), "bin/keytool").path] + arguments.split(" ").toList()
            + ["-storetype", "PKCS12", "-storepass", "for-a-test-only", "-keystore", "key.p12"]).execute(null, basedir)
    process.waitForProcessOutput(System.out, System.err)
    assert process.exitValue() == 0
}
new File(basedir, "key.p12").delete()
keytool("-genkeypair -alias build -keyalg EC -groupname secp256r1 -dname CN=Build")
keytool("-exportcert -alias build -rfc -file key.pem")
