package org.kosmoconnect.hub;

import java.lang.reflect.RecordComponent;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Warns about {@code KOSMO_*} variables that the hub does not know: most are misspelt. */
@Component
final class UnknownVariables {

  private static final Logger LOG = LoggerFactory.getLogger(UnknownVariables.class);

  /** Variables of the other programs that are started from the same shell. */
  private static final String OTHERS = "KOSMO_(BRIDGE|DEMO|TEST|E2E|HUB|BENCH)_.*|KOSMO_MIGRATE.*";

  @EventListener(ApplicationReadyEvent.class)
  void warn() {
    unknown(System.getenv().keySet())
        .forEach(
            name ->
                LOG.warn(
                    "{} is not a variable of the hub; see docs/reference/configuration.md", name));
  }

  static Set<String> unknown(Set<String> variables) {
    Set<String> known =
        known(HubProperties.class, "KOSMO").collect(java.util.stream.Collectors.toSet());
    Set<String> unknown = new TreeSet<>();
    for (String name : variables) {
      boolean ours = name.startsWith("KOSMO_") && !name.matches(OTHERS);
      if (ours && !known.contains(name) && !known.contains(name.replaceFirst("_FILE$", ""))) {
        unknown.add(name);
      }
    }
    return unknown;
  }

  /** Names the variable of each record component, {@code KOSMO_DB_URL} for {@code db.url}. */
  static Stream<String> known(Class<?> type, String prefix) {
    return Stream.of(type.getRecordComponents()).flatMap(component -> known(component, prefix));
  }

  private static Stream<String> known(RecordComponent component, String prefix) {
    String name =
        prefix
            + "_"
            + component.getName().replaceAll("([a-z])([A-Z])", "$1_$2").toUpperCase(Locale.ROOT);
    return component.getType().isRecord() ? known(component.getType(), name) : Stream.of(name);
  }
}
