package org.kosmoconnect.testbed.server;

/** A server could not be started or did not stay up; the message is one readable sentence. */
public final class ServerException extends RuntimeException {

  public ServerException(String message) {
    super(message);
  }

  public ServerException(String message, Throwable cause) {
    super(message, cause);
  }
}
