package org.kosmoconnect.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.kosmoconnect.bridge.InstalledBridge.Ending;

/** The Debian package: its form, what it installs, and that it runs from there. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PackageIT {

  private static final String ARCHIVE = "var/cache/kosmo-bridge/classes.jsa";
  private static final Pattern ENTRY =
      Pattern.compile("(\\S{10}) (\\S+) +\\d+ \\S+ \\S+ \\.(/\\S*)");
  private static final List<String> PROGRAMS =
      List.of("/usr/bin/kosmo-bridge", "/usr/share/kosmo-bridge/make-archive");

  @TempDir static Path scratch;
  @TempDir Path folder;

  private static InstalledBridge installed;

  @BeforeAll
  static void install() throws Exception {
    installed = InstalledBridge.install(Files.createDirectory(scratch.resolve("root")));
  }

  @Test
  void namesItselfAndWhatItNeeds() throws Exception {
    assertThat(told("-f", "Package", "Architecture", "Depends", "Section", "Description"))
        .contains("Package: kosmo-bridge", "Architecture: all", "java17-runtime-headless")
        .contains("adduser", "Section: hamradio");
    assertThat(told("-f", "Version").strip())
        .matches("Version: \\d+\\.\\d+\\.\\d+(~SNAPSHOT)?|\\d.*");
    assertThat(told("-I", "conffiles").lines()).containsExactly("/etc/kosmo/bridge.env");
  }

  @Test
  void holdsWhatBelongsToItWhereDebianWantsIt() throws Exception {
    String contents = told("-c");
    assertThat(contents.lines().count()).isGreaterThan(50);
    contents
        .lines()
        .forEach(
            line -> {
              Matcher entry = ENTRY.matcher(line);
              assertThat(entry.matches()).as(line).isTrue();
              String path = entry.group(3);
              assertThat(entry.group(2)).as(line).isEqualTo("root/root");
              assertThat(path)
                  .matches(
                      "/|/(usr|usr/(bin|lib|share)|usr/share/doc|etc)/|/usr/bin/kosmo-bridge|/etc/kosmo/.*"
                          + "|/usr/share/man/(man1/(kosmo-bridge.1.gz)?)?"
                          + "|/usr/share/(doc/)?kosmo-bridge/.*|/usr/lib/(systemd|udev|modules-load.d)/.*");
              assertThat(entry.group(1)).as(line).isEqualTo(mode(path));
            });
    assertThat(contents)
        .contains(
            "doc/kosmo-bridge/copyright", "doc/kosmo-bridge/changelog.gz", "man1/kosmo-bridge.1.gz")
        .contains("65-kosmo-radio.rules", "kosmo-bridge.service");
  }

  private static String mode(String path) {
    if (path.endsWith("/")) {
      return "drwxr-xr-x";
    }
    if (PROGRAMS.contains(path)) {
      return "-rwxr-xr-x";
    }
    return path.startsWith("/etc/") ? "-rw-r-----" : "-rw-r--r--";
  }

  @Test
  void hasScriptsThatTheShellUnderstands() throws Exception {
    Path scripts = installed.path("var/lib/dpkg/info");
    List<Path> all =
        Stream.concat(
                Stream.of("postinst", "prerm", "postrm")
                    .map(name -> scripts.resolve("kosmo-bridge." + name)),
                PROGRAMS.stream().map(path -> installed.path(path.substring(1))))
            .toList();
    for (Path script : all) {
      Ending ending = InstalledBridge.run(Map.of(), List.of("sh", "-n", script.toString()));
      assertThat(ending).as(script.toString()).isEqualTo(new Ending(0, ""));
    }
  }

  @Test
  void offersSettingsThatTheBridgeKnows() throws Exception {
    Map<String, String> offered = new HashMap<>();
    Files.readString(installed.path("etc/kosmo/bridge.env"))
        .lines()
        .filter(line -> line.matches("#[A-Z_]+=.*"))
        .forEach(line -> offered.put(line.substring(1, line.indexOf('=')), ""));
    assertThat(offered).hasSizeGreaterThan(8);
    assertThat(BridgeEnvironment.unknown(offered)).isEmpty();
    assertThat(Files.readString(installed.path("etc/kosmo/bridge.env")).lines())
        .as("nothing is set that its owner has not set")
        .allMatch(line -> line.isEmpty() || line.startsWith("#"));
  }

  @Test
  void tellsWhatItCanDoAndWhatItDoesNotKnow() throws Exception {
    assertThat(installed.run(Map.of(), "--help"))
        .matches(ending -> ending.status() == 0 && ending.text().contains("doctor"));
    assertThat(installed.run(Map.of(), "--version"))
        .matches(
            ending -> ending.status() == 0 && ending.text().matches("kosmo-bridge \\d+\\.\\S+\\s"));
    assertThat(installed.run(Map.of(), "dance").status()).isEqualTo(2);
    assertThat(installed.run(Map.of(), "enrol", "http://hub.example.org", "K7QM2-XF9RT-3HWPA"))
        .matches(ending -> ending.status() == 2 && ending.text().contains("https://"));
    assertThat(installed.run(Map.of(), "run"))
        .matches(ending -> ending.status() == 2 && ending.text().contains("KOSMO_BRIDGE_ID"));
  }

  /** As its owner sees it: settings in the file, the doctor before and after the start. */
  @Test
  void carriesPacketsFromWhereItWasInstalled() throws Exception {
    try (BridgeStage stage = new BridgeStage(folder)) {
      StringBuilder settings = new StringBuilder();
      stage.environment.forEach(
          (name, value) -> settings.append(name).append('=').append(value).append('\n'));
      Path file = installed.path("etc/kosmo/credential.env");
      Files.writeString(file, settings);

      assertThat(installed.run(Map.of(), "doctor"))
          .matches(ending -> ending.status() == 0, "no fault")
          .extracting(Ending::text)
          .asString()
          .contains("ok     radio", "!13d5ab15", "ok     disk", "The bridge can work.");
      Process bridge = installed.start(Map.of());
      try {
        await().atMost(BridgeStage.PATIENCE).until(() -> online(stage));
        stage.radio.receive(Mesh.text(7, "from an installed bridge"));
        stage.arrival(one -> one.id() == 7);
        stage.hub.confirm();
        assertThat(Files.readString(Path.of("/proc", "" + bridge.pid(), "maps")))
            .as("the archive that the installation made")
            .contains(ARCHIVE);

        assertThat(installed.run(Map.of(), "doctor"))
            .matches(ending -> ending.status() == 0, "no fault")
            .extracting(Ending::text)
            .asString()
            .contains("left to the bridge that runs", "the hub has confirmed packets");
        assertThat(installed.run(Map.of(), "run"))
            .as("a second bridge over the same spool")
            .matches(ending -> ending.status() == 1 && ending.text().contains("another bridge"));
        stage.radio.receive(Mesh.text(8, "undisturbed"));
        stage.arrival(one -> one.id() == 8);
      } finally {
        bridge.destroy();
        assertThat(bridge.waitFor(60, TimeUnit.SECONDS)).as("ends when told to").isTrue();
      }
      stage.awaitStatus(status -> !status.getOnline());
      Files.delete(file);
    }
  }

  private static boolean online(BridgeStage stage) {
    return stage.hub.status() != null && stage.hub.status().getOnline();
  }

  @Test
  @Order(Integer.MAX_VALUE)
  void leavesSettingsWhenRemovedAndNothingWhenPurged() throws Exception {
    assertThat(installed.path(ARCHIVE)).exists();
    Files.createDirectories(installed.path("var/lib/kosmo-bridge"));

    installed.dpkg("--remove", "kosmo-bridge");
    assertThat(installed.path("etc/kosmo/bridge.env")).exists();
    assertThat(installed.path("usr/share/kosmo-bridge")).doesNotExist();
    assertThat(installed.path(ARCHIVE)).doesNotExist();
    assertThat(installed.path("var/lib/kosmo-bridge")).as("packets are not thrown away").exists();

    installed.dpkg("--purge", "kosmo-bridge");
    assertThat(installed.path("etc/kosmo")).doesNotExist();
    assertThat(installed.path("var/lib/kosmo-bridge")).doesNotExist();
  }

  private static String told(String option, String... words) throws Exception {
    List<String> command =
        Stream.concat(
                Stream.of("dpkg-deb", option, InstalledBridge.PACKAGE.toString()), Stream.of(words))
            .toList();
    Ending ending = InstalledBridge.run(Map.of(), command);
    assertThat(ending.status()).as(ending.text()).isZero();
    return ending.text();
  }
}
