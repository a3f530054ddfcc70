package dev.waxseal.clients;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** How a sentence of the contract sends: the column that it fills in the site's table of manners. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface Manner {
    String value();
}
