package org.kosmoconnect.hub.oauth;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Makes a bean only where the hub issues tokens itself: without KOSMO_AUTH_ISSUER_URI. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Conditional(ConditionalOnOwnIssuer.OwnIssuer.class)
@interface ConditionalOnOwnIssuer {

  /** Asks {@code kosmo.auth.issuer-uri}. */
  final class OwnIssuer implements Condition {
    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
      return context.getEnvironment().getProperty("kosmo.auth.issuer-uri", "").isBlank();
    }
  }
}
