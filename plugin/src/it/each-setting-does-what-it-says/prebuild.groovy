def keytool = { String arguments ->
    def process = ([new File(System.getProperty("java.home"), "bin/keytool").path] + arguments.split(" ").toList()
            + ["-storetype", "PKCS12", "-storepass", "for-a-test-only", "-keystore", "security.p12"]).execute(null, basedir)
    process.waitForProcessOutput(System.out, System.err)
    assert process.exitValue() == 0
}
new File(basedir, "security.p12").delete()
keytool("-genkeypair -alias security -keyalg EC -groupname secp256r1 -dname CN=Security")
keytool("-exportcert -alias security -rfc -file security.pem")
new File(basedir, "toolchains.xml").text = """
<toolchains>
  <toolchain>
    <type>jdk</type>
    <provides>
      <vendor>nobody-else</vendor>
    </provides>
    <configuration>
      <jdkHome>${System.getProperty("java.home")}</jdkHome>
    </configuration>
  </toolchain>
</toolchains>
"""
return true
