package org.kosmoconnect.testbed.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.kosmoconnect.testbed.server.HubProcess;

/** A consumer of the uplink that is not the hub. */
record ConsumerProcess(Process process) implements AutoCloseable {

  /** Of each JVM that drains a broker: what is alive in it, a window of messages, takes a third. */
  static final int HEAP_MB = 256;

  /** Starts the loop without Camel with the hub's own JVM settings. */
  static ConsumerProcess bare(Map<String, String> environment) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx" + HEAP_MB + "m");
    command.add(HubProcess.options(HubProcess.jar()));
    command.addAll(
        List.of(
            "-D" + HubProcess.JAR_PROPERTY + "=" + HubProcess.jar(),
            "-Dlogback.configurationFile=org/kosmoconnect/testbed/logback.xml",
            "-cp",
            System.getProperty("java.class.path"),
            BareLoop.class.getName()));
    return start(command, environment);
  }

  /** Starts a shell command; the bench's environment variables tell it where the servers are. */
  static ConsumerProcess outside(String command, Map<String, String> environment)
      throws IOException {
    return start(List.of("sh", "-c", command), environment);
  }

  private static ConsumerProcess start(List<String> command, Map<String, String> environment)
      throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
    builder.environment().putAll(environment);
    return new ConsumerProcess(builder.start());
  }

  CpuClock cpu() {
    return new CpuClock(process.toHandle());
  }

  @Override
  public void close() throws InterruptedException {
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
    if (!process.waitFor(10, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
    }
  }
}
