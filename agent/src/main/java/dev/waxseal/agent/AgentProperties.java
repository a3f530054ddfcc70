package dev.waxseal.agent;

import java.util.Properties;

/**
 * The JVM's own properties for agents, which whoever attaches to it may read and the application does not see; works only
 * when loaded by {@link TapInstaller}'s own loader.
 */
public final class AgentProperties {

    private AgentProperties() {}

    /** Sets one of them. */
    public static void set(String name, String value) throws ReflectiveOperationException {
        Class<?> support = Class.forName("jdk.internal.vm.VMSupport");
        Properties all = (Properties) support.getMethod("getAgentProperties").invoke(null);
        all.setProperty(name, value);
    }
}
