package org.kosmoconnect.testbed.server;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** A server that runs as a process of its own and writes to a log file. */
final class ChildProcess implements AutoCloseable {

  /**
   * The kernel sends the death signal when the <em>thread</em> that started the child ends, so one
   * thread that never ends starts them all.
   */
  private static final ExecutorService STARTER =
      Executors.newSingleThreadExecutor(
          task -> {
            var thread = new Thread(task, "child-starter");
            thread.setDaemon(true);
            return thread;
          });

  private final String name;
  private final Process process;
  private final Path log;
  private final PidFile pidFile;
  private final DeathSignal signal;
  private final Duration grace;

  private ChildProcess(Plan plan, Process process) {
    this.name = plan.name;
    this.process = process;
    this.log = plan.log();
    this.pidFile = plan.pidFile();
    this.signal = plan.signal;
    this.grace = plan.grace;
  }

  /**
   * What to start.
   *
   * @param folder of the log {@code name.log} and of the pid file
   * @param command whose words must hold {@code mark}, by which an orphan is recognised
   * @param grace time between the signal and SIGKILL at a stop
   */
  record Plan(
      String name,
      Path folder,
      List<String> command,
      Map<String, String> environment,
      String mark,
      DeathSignal signal,
      Duration grace) {

    Path log() {
      return folder.resolve(name + ".log");
    }

    PidFile pidFile() {
      return new PidFile(folder.resolve(name + ".pid"));
    }
  }

  static ChildProcess start(Plan plan) {
    plan.pidFile().stopOrphan(plan.mark, plan.signal);
    try {
      Process process = CompletableFuture.supplyAsync(() -> launch(plan), STARTER).join();
      plan.pidFile().write(process.pid());
      var child = new ChildProcess(plan, process);
      OpenServers.add(child);
      return child;
    } catch (CompletionException e) {
      throw new ServerException(
          plan.name + " did not start: " + e.getCause().getMessage(), e.getCause());
    }
  }

  private static Process launch(Plan plan) {
    var builder = new ProcessBuilder(plan.command).redirectErrorStream(true);
    builder.environment().putAll(plan.environment);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(plan.log().toFile()));
    builder.redirectInput(new File("/dev/null"));
    try {
      Files.createDirectories(plan.folder);
      return builder.start();
    } catch (IOException e) {
      throw new CompletionException(e);
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  long pid() {
    return process.pid();
  }

  Path log() {
    return log;
  }

  CompletableFuture<Integer> onExit() {
    return process.onExit().thenApply(Process::exitValue);
  }

  /** Fails with the end of the log when the process has ended. */
  void requireAlive() {
    if (!process.isAlive()) {
      OpenServers.remove(this);
      throw failure("ended with status " + process.exitValue());
    }
  }

  /** Returns what to throw when this server did not do as it should: it quotes the log. */
  ServerException failure(String what) {
    return new ServerException(name + " " + what + "; see " + log + "\n" + LogTail.of(log));
  }

  /**
   * SIGKILL: no farewell, as in a power cut, which leaves none of its own children either. One of
   * PostgreSQL's that is busy would go on and hold the memory that the next server needs.
   */
  void kill() {
    List<ProcessHandle> children = process.descendants().toList();
    process.destroyForcibly();
    await(Duration.ofSeconds(10));
    children.forEach(ProcessHandle::destroyForcibly);
    for (ProcessHandle child : children) {
      // Where nobody buries orphans it stays for good as a zombie, which holds nothing.
      child.onExit().completeOnTimeout(child, 1, TimeUnit.SECONDS).join();
    }
    OpenServers.remove(this);
  }

  @Override
  public void close() {
    if (process.isAlive()) {
      signal.send(process.pid());
      if (!await(grace)) {
        process.destroyForcibly();
        await(Duration.ofSeconds(10));
      }
    }
    pidFile.delete();
    OpenServers.remove(this);
  }

  private boolean await(Duration patience) {
    try {
      return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
