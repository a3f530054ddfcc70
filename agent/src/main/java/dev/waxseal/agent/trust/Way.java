package dev.waxseal.agent.trust;

import dev.waxseal.journal.Finding;

/**
 * Where a TLS connection leads.
 *
 * @param destination the host that was asked for
 * @param url that as a URL, without a path
 */
public record Way(Finding.Destination destination, String url) {}
