package org.kosmoconnect.hub.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ParameterRuleTest {

  private static ParameterRule rule(String schema) {
    return ParameterRule.of(
        Api.parse(
            "{\"in\": \"query\", \"name\": \"p\", \"schema\": " + schema.replace('\'', '"') + "}"));
  }

  private static List<String> faults(String schema, String value) {
    return rule(schema).check(value).map(error -> List.of(error.code())).orElse(List.of());
  }

  @Test
  void holdsIntegersAgainstTheirBounds() {
    String limit = "{'type': 'integer', 'minimum': 1, 'maximum': 1000, 'default': 100}";

    assertThat(faults(limit, "1")).isEmpty();
    assertThat(faults(limit, "1000")).isEmpty();
    assertThat(faults(limit, "0")).containsExactly("too-small");
    assertThat(faults(limit, "1001")).containsExactly("too-large");
    assertThat(faults(limit, "1.5")).containsExactly("not-an-integer");
    assertThat(faults(limit, "")).containsExactly("not-an-integer");
    assertThat(faults(limit, "9".repeat(40))).containsExactly("not-an-integer");
    assertThat(rule(limit).defaultValue()).isEqualTo("100");
  }

  @Test
  void holdsEachItemOfAListAgainstItsRule() {
    String bbox =
        "{'type': 'array', 'minItems': 4, 'maxItems': 4, 'items': {'type': 'number', 'minimum': -180, 'maximum': 180}}";

    assertThat(faults(bbox, "14,49.5,-15.25,50")).isEmpty();
    assertThat(faults(bbox, "14,49,15")).containsExactly("wrong-count");
    assertThat(faults(bbox, "14,49,15,181")).containsExactly("too-large");
    assertThat(faults(bbox, "14,49,15,1e3")).containsExactly("not-a-number");
    assertThat(faults(bbox, "14,49,15,")).containsExactly("not-a-number");
    assertThat(faults(bbox, "14,49,15,NaN")).containsExactly("not-a-number");
  }

  @Test
  void acceptsOnlyTimesThatExist() {
    String time = "{'type': 'string', 'format': 'date-time'}";

    assertThat(faults(time, "2026-11-24T12:00:00Z")).isEmpty();
    assertThat(faults(time, "2026-11-24T12:00Z")).isEmpty();
    assertThat(faults(time, "2026-02-30T12:00:00Z")).containsExactly("wrong-form");
    assertThat(faults(time, "2026-11-24T12:00:00+01:00")).containsExactly("wrong-form");
  }

  @Test
  void acceptsOnlyValuesOfAnEnumeration() {
    assertThat(faults("{'type': 'string', 'enum': ['a', 'b']}", "a")).isEmpty();
    assertThat(faults("{'type': 'string', 'enum': ['a', 'b']}", "A"))
        .containsExactly("unknown-value");
  }
}
