/** The door, for every JVM since Java 8: lets newer ones in and sends older ones on their way, unharmed. */
package dev.waxseal.agent.door;
