package org.kosmoconnect.testbed.server;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

/** A server on loopback that runs as a process of its own, and what one can do with any of them. */
public abstract sealed class ServerProcess implements AutoCloseable
    permits MosquittoBroker, PostgresServer, RedisServer {

  final ChildProcess child;

  ServerProcess(ChildProcess child) {
    this.child = child;
  }

  public boolean isAlive() {
    return child.isAlive();
  }

  public Path log() {
    return child.log();
  }

  /** Completes with the exit status when the process ends, wanted or not. */
  public CompletableFuture<Integer> onExit() {
    return child.onExit();
  }

  /**
   * SIGKILL: no farewell, what was not yet written is lost; backends of PostgreSQL notice and end.
   */
  public void kill() {
    child.kill();
  }

  /** Asks it to end, and waits until it has. */
  @Override
  public void close() {
    child.close();
  }
}
