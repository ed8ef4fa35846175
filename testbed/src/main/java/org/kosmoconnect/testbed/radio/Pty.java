package org.kosmoconnect.testbed.radio;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A pseudo terminal in front of a radio's port, as a serial line; kept by socat. */
public final class Pty implements AutoCloseable {

  private static final long PATIENCE = 10_000;

  private final Process socat;

  private Pty(Process socat) {
    this.socat = socat;
  }

  /** Returns whether this machine can do it. */
  public static boolean isAvailable() {
    return Files.isExecutable(Path.of("/usr/bin/socat"));
  }

  /**
   * Plugs the radio in.
   *
   * @param link where the terminal is to be found
   */
  public static Pty open(Path link, int port) throws IOException, InterruptedException {
    Process socat =
        new ProcessBuilder("socat", "PTY,raw,echo=0,link=" + link, "TCP:127.0.0.1:" + port)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE);
    while (!Files.exists(link)) {
      if (!socat.isAlive() || System.nanoTime() > end) {
        socat.destroy();
        throw new IOException("socat opened no terminal");
      }
      TimeUnit.MILLISECONDS.sleep(10);
    }
    return new Pty(socat);
  }

  /** Unplugs it. */
  @Override
  public void close() {
    socat.destroy();
    try {
      socat.waitFor(PATIENCE, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
