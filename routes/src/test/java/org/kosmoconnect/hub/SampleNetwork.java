package org.kosmoconnect.hub;

import static org.springframework.test.context.jdbc.Sql.ExecutionPhase.AFTER_TEST_CLASS;
import static org.springframework.test.context.jdbc.Sql.ExecutionPhase.BEFORE_TEST_CLASS;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.test.context.jdbc.Sql;

/**
 * The database holds {@code sample-network.sql} while the tests of a class run, and nothing after
 * them.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Sql(
    scripts = {"/empty-network.sql", "/sample-network.sql"},
    executionPhase = BEFORE_TEST_CLASS)
@Sql(scripts = "/empty-network.sql", executionPhase = AFTER_TEST_CLASS)
public @interface SampleNetwork {}
