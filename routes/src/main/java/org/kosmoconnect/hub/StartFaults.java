package org.kosmoconnect.hub;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.bind.validation.BindValidationException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;

/**
 * Says in one line a fault what stops the start, by the name of the variable that has to be mended.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class StartFaults extends AbstractFailureAnalyzer<BindValidationException> {

  private static final Set<String> SECRETS =
      Set.of("password", "channels", "smtpUrl", "clientSecret", "apiKey", "webhookSecrets");

  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, BindValidationException cause) {
    String prefix = cause.getValidationErrors().getName().toString();
    String faults =
        cause.getValidationErrors().getAllErrors().stream()
            .map(error -> line(prefix, error))
            .sorted()
            .collect(Collectors.joining(System.lineSeparator()));
    return new FailureAnalysis(
        faults,
        "Mend these and start again; docs/reference/configuration.md lists every variable.",
        cause);
  }

  private static String line(String prefix, ObjectError error) {
    if (error instanceof FieldError field) {
      return variable(prefix + "." + field.getField())
          + " "
          + field.getDefaultMessage()
          + (isSecret(field) ? "" : ", not \"" + field.getRejectedValue() + "\"");
    }
    return variable(prefix) + " " + error.getDefaultMessage();
  }

  private static boolean isSecret(FieldError field) {
    return field.getRejectedValue() == null
        || SECRETS.contains(field.getField().replaceFirst(".*[.]", ""));
  }

  private static String variable(String key) {
    return key.replaceAll("([a-z])([A-Z])", "$1_$2")
        .replaceAll("[.-]", "_")
        .toUpperCase(Locale.ROOT);
  }
}
