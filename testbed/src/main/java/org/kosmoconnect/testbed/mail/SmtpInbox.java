package org.kosmoconnect.testbed.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.kosmoconnect.testbed.server.OpenServers;
import org.kosmoconnect.testbed.server.ServerException;

/** Takes mail by SMTP and keeps it: just enough of RFC 5321 for one client. */
public final class SmtpInbox implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final ServerSocket socket;
  private final List<String> mails = new ArrayList<>();
  private int read;

  private SmtpInbox(ServerSocket socket) {
    this.socket = socket;
  }

  /** Starts on a free port of this machine; an inbox forgets all at its end. */
  public static SmtpInbox start() {
    try {
      var inbox = new SmtpInbox(new ServerSocket(0, 10, InetAddress.getLoopbackAddress()));
      var thread = new Thread(inbox::serve, "smtp-inbox");
      thread.setDaemon(true);
      thread.start();
      OpenServers.add(inbox);
      return inbox;
    } catch (IOException e) {
      throw new ServerException("The stand-in of the mail server did not start", e);
    }
  }

  /** Returns the address for {@code KOSMO_SMTP_URL}. */
  public String url() {
    return "smtp://127.0.0.1:" + socket.getLocalPort();
  }

  /**
   * Returns the next mail as it came over the wire, a byte a character.
   *
   * @throws ServerException when none comes within a minute
   */
  public synchronized String next() {
    long end = System.nanoTime() + PATIENCE.toNanos();
    try {
      while (read == mails.size()) {
        long left = end - System.nanoTime();
        if (left <= 0) {
          throw new ServerException("No mail came");
        }
        wait(Math.max(1, Duration.ofNanos(left).toMillis()));
      }
      return mails.get(read++);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ServerException("Interrupted while waiting for mail");
    }
  }

  /** Returns all letters so far, the newest first. */
  public synchronized List<Letter> letters() {
    List<Letter> letters = new ArrayList<>();
    mails.forEach(mail -> letters.add(0, Letter.of(mail)));
    return letters;
  }

  private synchronized void keep(String mail) {
    mails.add(mail);
    notifyAll();
  }

  private void serve() {
    while (!socket.isClosed()) {
      try (Socket client = socket.accept()) {
        client.setSoTimeout((int) PATIENCE.toMillis());
        talk(client);
      } catch (IOException e) {
        // The next client is served anew.
      }
    }
  }

  private void talk(Socket client) throws IOException {
    var in =
        new BufferedReader(
            new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
    OutputStream out = client.getOutputStream();
    say(out, "220 inbox");
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      String verb = line.toUpperCase(Locale.ROOT);
      if (verb.equals("DATA")) {
        say(out, "354 go on");
        keep(data(in));
      }
      say(out, verb.startsWith("QUIT") ? "221 bye" : "250 ok");
    }
  }

  /** Reads up to the lone dot; one that begins a line of the mail came doubled. */
  private static String data(BufferedReader in) throws IOException {
    var mail = new StringBuilder();
    for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
      mail.append(line.startsWith(".") ? line.substring(1) : line).append('\n');
    }
    return mail.toString();
  }

  private static void say(OutputStream out, String line) throws IOException {
    out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  @Override
  public String toString() {
    return "stand-in of the mail server";
  }
}
