package dev.waxseal.report;

import dev.waxseal.catalogue.Explained;
import dev.waxseal.catalogue.Rule;
import dev.waxseal.journal.Finding;
import dev.waxseal.journal.LocalName;
import java.net.InetAddress;
import java.util.Set;

/**
 * The services at which a cloud's machine asks who it is. They speak clear text by design and are reached on the machine's
 * own link, so that a finding there means something else than one on a network: it has a rule of its own.
 */
final class CloudMetadata {

    /** Beside each, who answers there. */
    private static final Set<String> HOSTS = Set.of(
            "169.254.169.254", // AWS, Azure, Google, Oracle, OpenStack, DigitalOcean, Hetzner, IBM
            "fd00:ec2:0:0:0:0:0:254", // AWS
            "fd20:ce:0:0:0:0:0:254", // Google
            "fe80:0:0:0:0:0:a9fe:a9fe", // OpenStack
            "169.254.170.2", // AWS ECS: credentials of a task
            "169.254.170.23", // AWS EKS: credentials of a pod
            "fd00:ec2:0:0:0:0:0:23", // AWS EKS
            "168.63.129.16", // Azure's wire server
            "100.100.100.200", // Alibaba
            "169.254.0.23", // Tencent
            "169.254.42.42", // Scaleway
            "192.0.0.192", // Oracle Classic
            "metadata.google.internal",
            "metadata.goog",
            "instance-data",
            "instance-data.ec2.internal",
            "metadata.tencentyun.com",
            "metadata.azure.internal",
            "metadata.packet.net",
            "api.metadata.cloud.ibm.com");

    private static final Set<Explained> RULES =
            Set.of(Rule.PLAINTEXT_AUTH, Rule.PLAINTEXT_DATA, Rule.PLAINTEXT_REQUEST, Rule.PLAINTEXT_RESPONSE_DATA);

    private CloudMetadata() {}

    /** The same finding under the rule that fits it. One that a proxy passes on has left the link, and stays what it is. */
    static Finding retold(Finding finding) {
        Finding.Destination to = finding.destination();
        Explained rule = KnownRules.of(finding.rule());
        return rule != null && RULES.contains(rule) && to.via() == null && is(to.host())
                ? finding.under(Rule.CLOUD_METADATA)
                : finding;
    }

    private static boolean is(String host) {
        String name = LocalName.bare(host);
        InetAddress address = LocalName.address(name);
        String known = address == null ? name : address.getHostAddress();
        int zone = known.indexOf('%');
        return HOSTS.contains(zone < 0 ? known : known.substring(0, zone));
    }
}
