package org.kosmoconnect.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class VectorTest {

  @TestFactory
  List<DynamicContainer> doesWhatEachVectorExpects() throws Exception {
    List<DynamicContainer> sets = new ArrayList<>();
    for (VectorSuite suite :
        List.of(new MeshtasticSuite(), new CapturesSuite(), new BtcPaySuite())) {
      for (String set : suite.sets()) {
        List<DynamicTest> tests = new ArrayList<>();
        for (VectorCase one : suite.read(root().resolve(suite.folder()), set)) {
          tests.add(DynamicTest.dynamicTest(one.name(), one.check()::run));
        }
        assertThat(tests).as(set).isNotEmpty();
        sets.add(DynamicContainer.dynamicContainer(suite.folder() + " " + set, tests));
      }
    }
    return sets;
  }

  @Test
  void reportsEachSetOfAFolder() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    boolean well = VectorsMain.run(root(), new PrintStream(out, true, StandardCharsets.UTF_8));

    assertThat(well).isTrue();
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("meshtastic/service-envelopes.json")
        .contains("ok");
  }

  @Test
  void failsOnAFolderWithoutAnyCase(@TempDir Path empty) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    assertThat(VectorsMain.run(empty, new PrintStream(out))).isFalse();

    assertThat(out.toString(StandardCharsets.UTF_8)).contains("absent").contains("No case was run");
  }

  @Test
  void failsOnASetThatCannotBeRead(@TempDir Path root) throws IOException {
    Path folder = Files.createDirectory(root.resolve("meshtastic"));
    Files.copy(root().resolve("meshtastic/pki.json"), folder.resolve("pki.json"));
    Files.writeString(folder.resolve("aes-ctr.json"), "{");

    assertThat(VectorsMain.run(root, new PrintStream(new ByteArrayOutputStream()))).isFalse();
  }

  @Test
  void failsOnADifference(@TempDir Path root) throws IOException {
    Path folder = Files.createDirectory(root.resolve("meshtastic"));
    String set = Files.readString(root().resolve("meshtastic/channel-hash.json"));
    Files.writeString(
        folder.resolve("channel-hash.json"), set.replace("\"hash\": 8", "\"hash\": 9"));

    assertThat(VectorsMain.run(root, new PrintStream(new ByteArrayOutputStream()))).isFalse();
  }

  private static Path root() {
    String folder = System.getProperty("kosmo.vectors", "");
    try {
      return folder.isEmpty()
          ? Path.of(VectorTest.class.getResource("/vectors").toURI())
          : Path.of(folder);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
