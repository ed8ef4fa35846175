package org.kosmoconnect.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page on radios names tests that there are. */
class RadiosPageTest {

  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern TEST = Pattern.compile("`([A-Z]\\w+(?:Test|IT))\\.(\\w+)`");

  @Test
  void namesOnlyTestsThatThereAre() throws IOException {
    String page = Files.readString(ROOT.resolve("docs/reference/radios.md"));
    assertThat(TEST.matcher(page).results().count()).isGreaterThan(30);
    for (MatchResult test : TEST.matcher(page).results().toList()) {
      assertThat(source(test.group(1))).as(test.group()).contains("void " + test.group(2) + "(");
    }
  }

  @Test
  void saysOfEveryQuirkHowItIsHeld() throws IOException {
    Files.readString(ROOT.resolve("docs/reference/radios.md"))
        .lines()
        .filter(line -> line.startsWith("| ") && !line.startsWith("| quirk"))
        .forEach(
            line ->
                assertThat(line.substring(line.lastIndexOf('|', line.length() - 2)))
                    .as(line)
                    .containsAnyOf("`", "verified", "recording", "–"));
  }

  private static String source(String name) throws IOException {
    for (String module : new String[] {"processors", "testbed", "bridge-routes"}) {
      try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/test/java"))) {
        Path found = files.filter(file -> file.endsWith(name + ".java")).findFirst().orElse(null);
        if (found != null) {
          return Files.readString(found);
        }
      }
    }
    throw new AssertionError("There is no " + name);
  }
}
