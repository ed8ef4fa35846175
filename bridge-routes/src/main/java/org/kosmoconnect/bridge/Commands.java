package org.kosmoconnect.bridge;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.kosmoconnect.bridge.doctor.Doctor;
import org.kosmoconnect.bridge.enrol.Enrolment;

/** What can stand on the command line. */
final class Commands {

  static final int DONE = 0;
  static final int FAULT = 1;
  static final int MISUSE = 2;

  private static final String HELP =
      """
      Usage: kosmo-bridge [COMMAND]

        run                     carries the radio's packets to the hub and the hub's messages to the mesh, until it is
                                told to stop; what it does without a command
        doctor                  looks at settings, clock, disk, spool, radio and broker, and says what to do
        enrol HUB CODE [FILE]   exchanges an operator's code for this bridge's credential, and writes it to FILE or
                                shows it; HUB is an address such as https://hub.example.org
        --help                  this text
        --version               which version this is

      Settings are environment variables, KOSMO_BRIDGE_…; the Debian package keeps them in /etc/kosmo/bridge.env.
      Status: 0 all is well, 1 something is wrong, 2 the settings or the command line do not do.
      """;

  private final PrintStream out;
  private final PrintStream err;
  private final Map<String, String> environment;

  Commands(PrintStream out, PrintStream err, Map<String, String> environment) {
    this.out = out;
    this.err = err;
    this.environment = environment;
  }

  /** Does what is asked and returns the status to end with. */
  int run(List<String> words) throws Exception {
    String command = words.isEmpty() ? "run" : words.get(0);
    return switch (command) {
      case "run" -> KosmoBridge.work(environment);
      case "rehearse" -> Rehearsal.run();
      case "doctor" -> new Doctor(environment).examine(out);
      case "enrol" -> enrol(words);
      case "--help", "-h", "help" -> tell(HELP);
      case "--version" -> tell("kosmo-bridge " + version() + System.lineSeparator());
      default -> misused("There is no command " + command);
    };
  }

  private int enrol(List<String> words) throws InterruptedException {
    if (words.size() < 3 || words.size() > 4) {
      return misused("enrol needs the hub's address and a code");
    }
    try {
      Enrolment.Credential credential = Enrolment.exchange(words.get(1), words.get(2));
      if (words.size() == 4) {
        credential.write(Path.of(words.get(3)));
        return tell("The credential of " + credential.bridge() + " is in " + words.get(3) + "\n");
      }
      return tell(credential.lines());
    } catch (IllegalArgumentException e) {
      return misused(e.getMessage());
    } catch (IOException e) {
      err.println("kosmo-bridge: " + e.getMessage());
      return FAULT;
    }
  }

  private int tell(String text) {
    out.print(text);
    return DONE;
  }

  private int misused(String fault) {
    err.println("kosmo-bridge: " + fault + "; kosmo-bridge --help tells the rest.");
    return MISUSE;
  }

  /** Returns the version of the jar; {@code development} outside one. */
  static String version() {
    String version = Commands.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }
}
