/** What client libraries are asked for, read out of their own objects: one reader a library, none linked to it. */
@NullMarked
package dev.waxseal.agent.client;

import org.jspecify.annotations.NullMarked;
